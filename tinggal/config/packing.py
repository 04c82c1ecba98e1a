"""Pages travel packed; files do not, they are packed already or kept byte for byte."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PAGES = "text/html"


class PackedPages(GZipMiddleware):
    """Gzip (RFC 1952) for HTML, whoever reads it. The name in each packet is random and of random length, so that its
    size tells nobody a secret of the page (BREACH, CVE-2013-3587)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """What is no page goes as it is."""
        if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith(PAGES):
            return super().process_response(request, response)
        return response
