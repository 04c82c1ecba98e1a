"""The door through which the payment provider tells us something."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinggal.payments.hearing import receive
from tinggal.payments.provider import Forged

LARGEST = 16_384


@csrf_exempt
@require_POST
def callback(request: HttpRequest) -> HttpResponse:
    """Answers at once: 200 for a genuine message, new or repeated; 403 for a forged one; 413 for one too long."""
    body = request.body
    if len(body) > LARGEST:
        return HttpResponse("Too long.", status=413, content_type="text/plain")
    try:
        receive(headers=request.headers, body=body)
    except Forged as reason:
        return HttpResponse(str(reason), status=403, content_type="text/plain")
    return HttpResponse("OK", content_type="text/plain")
