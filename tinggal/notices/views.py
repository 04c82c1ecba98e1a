"""The door through which providers of mail and short messages tell us what became of a message."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinggal.notices.hearing import Forged, hear

LARGEST = 16_384


@csrf_exempt
@require_POST
def callback(request: HttpRequest) -> HttpResponse:
    """200 for a genuine report, new or repeated; 403 for any other; 413 for one too long."""
    body = request.body
    if len(body) > LARGEST:
        return HttpResponse("Too long.", status=413, content_type="text/plain")
    try:
        hear(headers=request.headers, body=body)
    except Forged as reason:
        return HttpResponse(str(reason), status=403, content_type="text/plain")
    return HttpResponse("OK", content_type="text/plain")
