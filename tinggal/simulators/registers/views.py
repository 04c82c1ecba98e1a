"""The simulated registers: the address houses ask with a signed question, and a page to choose what goes wrong."""

import hmac
import json
import time
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tinggal.simulators.bank_callbacks import signature
from tinggal.simulators.registers.faults import Disturbed, disturb, play, standings
from tinggal.simulators.registers.forms import FaultForm, RecordForm
from tinggal.simulators.registers.world import NAMES, enter, look_up

CLOCKS_MAY_DIFFER: Final = 300  # seconds


@csrf_exempt
@require_POST
def ask(request: HttpRequest, name: str) -> HttpResponse:
    """One question of a house that knows the key: JSON in, ``found`` and ``record`` out."""
    if name not in NAMES:
        return JsonResponse({"error": "register"}, status=404)
    if not _signed(request):
        return JsonResponse({"error": "signature"}, status=401)
    try:
        asked = json.loads(request.body)
        record = disturb(name, look_up(name, asked))
    except Disturbed as fault:
        return HttpResponse(fault.words, content_type="text/plain", status=fault.status)
    except (ValueError, AttributeError, RecursionError):
        return JsonResponse({"error": "question"}, status=400)
    return JsonResponse({"found": record is not None, "record": record or {}})


@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """All registers with what goes wrong now."""
    return _page(request, form=RecordForm())


@require_POST
def fault(request: HttpRequest) -> HttpResponse:
    """Choose what goes wrong."""
    form = FaultForm(request.POST)
    if form.is_valid():
        play(form.cleaned_data["register"], fault=form.cleaned_data["fault"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("There is no such register or fault."))
    return redirect("simulators:registers")


@require_POST
def record(request: HttpRequest) -> HttpResponse:
    """Enter a record."""
    form = RecordForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form)
    enter(form.cleaned_data["register"], form.cleaned_data["number"], form.cleaned_data["record"])
    messages.success(request, _("The register knows this now."))
    return redirect("simulators:registers")


def _page(request: HttpRequest, *, form: RecordForm) -> HttpResponse:
    choosers = [(one, FaultForm(initial={"fault": one.fault})) for one in standings()]
    return render(request, "simulators/registers/registers.html", {"registers": choosers, "form": form})


def _signed(request: HttpRequest) -> bool:
    told = request.headers.get("X-Register-Time", "")
    if not told.isascii() or not told.isdecimal() or abs(time.time() - int(told[:12])) > CLOCKS_MAY_DIFFER:
        return False
    secret = settings.SIMULATORS.get("register_secret", "simulated-register-secret")
    expected = signature(request.body, timestamp=told, secret=secret)
    return hmac.compare_digest(expected.encode(), request.headers.get("X-Register-Signature", "").encode())
