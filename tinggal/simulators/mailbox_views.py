"""The pages of the development mailbox and of the demonstration officers' authenticator app."""

import base64
import time

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from tinggal.simulators.bank_callbacks import MerchantUnreachable
from tinggal.simulators.mailbox_reports import report
from tinggal.simulators.models import SimulatedAuthenticator, SimulatedMessage

SHOWN = 50
PERIOD_SECONDS = 30


@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    """The newest messages, of everybody or of one address (``?to=``)."""
    address = request.GET.get("to", "").replace("\0", "").strip()
    letters = SimulatedMessage.objects.filter(to=address) if address else SimulatedMessage.objects.all()
    return render(request, "simulators/mailbox/list.html", {"letters": letters[:SHOWN], "address": address})


@require_GET
def message(request: HttpRequest, number: int) -> HttpResponse:
    """One message, as the person would read it."""
    found = get_object_or_404(SimulatedMessage, pk=number)
    return render(request, "simulators/mailbox/message.html", {"letter": found})


@require_POST
def report_on(request: HttpRequest, number: int) -> HttpResponse:
    """The provider says what became of one message; the answer of the sender is shown."""
    found = get_object_or_404(SimulatedMessage, pk=number)
    what = "came_back" if request.POST.get("what") == "came_back" else "arrived"
    try:
        messages.info(request, str(report(found, what=what)))
    except MerchantUnreachable as reason:
        messages.error(request, str(reason))
    return redirect("simulators:message", number)


@require_GET
def authenticator(request: HttpRequest) -> HttpResponse:
    """The six digits of each demonstration officer, and how long they still hold."""
    now = int(time.time())
    codes = [(app, six_digits(app.secret, at=now)) for app in SimulatedAuthenticator.objects.all()]
    left = PERIOD_SECONDS - now % PERIOD_SECONDS
    return render(request, "simulators/mailbox/authenticator.html", {"codes": codes, "seconds": left})


def six_digits(secret: str, *, at: int) -> str:
    """The time-based one-time password (RFC 6238, SHA-1, 30 seconds) of a base-32 secret at a POSIX time."""
    key = base64.b32decode(secret)
    return TOTP(key, 6, SHA1(), PERIOD_SECONDS, enforce_key_length=False).generate(at).decode()  # noqa: S303
