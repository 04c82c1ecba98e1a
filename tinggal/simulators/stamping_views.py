"""Where the simulated time stamper is asked over HTTP (RFC 3161, 3.4)."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinggal.lib.cms import Signatory
from tinggal.simulators import stamping

ANSWER = "application/timestamp-reply"


@csrf_exempt
@require_POST
def timestamp(request: HttpRequest) -> HttpResponse:
    """A stamp for whoever asks; 503 where this process has no stamping key."""
    if request.content_type != "application/timestamp-query":
        return HttpResponse("Send an application/timestamp-query.", content_type="text/plain", status=415)
    try:
        by = _stamper()
    except (OSError, ValueError):
        return HttpResponse("There is no stamping key here.", content_type="text/plain", status=503)
    return HttpResponse(stamping.answer(request.body, by=by), content_type=ANSWER)


@cache
def _stamper() -> Signatory:
    return stamping.stamper(settings.SIGNING_FOLDER / "stamp.p12")
