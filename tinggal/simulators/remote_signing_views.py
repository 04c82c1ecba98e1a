"""The simulated signing service: the addresses its customers ask, and a page to enrol people and choose faults."""

import base64
import hmac
import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.simulators.remote_signing import Fault, Refused, SigningService
from tinggal.simulators.remote_signing_forms import EnrolForm, FaultForm

STATUS = {"passphrase": 403, "locked": 423, "expired": 409, "unknown": 404, "credential": 401, "down": 503}
DIGEST_SIZE = 32


def service() -> SigningService:
    """The one service of this house."""
    return SigningService(folder=settings.HOME / "simulators" / "remote-signing", trust=settings.TRUST_FOLDER)


@csrf_exempt
@require_POST
def certificate(request: HttpRequest) -> HttpResponse:
    """A person's certificate, for customers: ``user``. The number is never part of an address."""
    try:
        asked = _asked(request)
        return JsonResponse({"certificates": service().certificates(str(asked["user"]))})
    except Refused as refusal:
        return _no(refusal)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "request"}, status=400)


@csrf_exempt
@require_POST
@sensitive_variables()
def sign(request: HttpRequest) -> HttpResponse:
    """A signature over a digest, for customers: ``user``, ``passphrase``, ``digest`` (base 64), ``algorithm``."""
    try:
        asked = _asked(request)
        digest = base64.b64decode(asked["digest"], validate=True)
        if asked["algorithm"] != "SHA-256" or len(digest) != DIGEST_SIZE:
            raise ValueError
        signature = service().sign(str(asked["user"]), digest=digest, passphrase=str(asked["passphrase"]))
        return JsonResponse({"signature": base64.b64encode(signature).decode()})
    except Refused as refusal:
        return _no(refusal)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "request"}, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("passphrase")
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a key, and a form to enrol somebody."""
    form = EnrolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        service().enrol(asked["number"], name=asked["name"], passphrase=asked["passphrase"])
        messages.success(request, _("%s has a key now.") % asked["name"])
        return redirect("simulators:remote_signing")
    known = [(person, FaultForm(initial={"fault": person.fault})) for person in service().people()]
    return render(request, "simulators/remote_signing/people.html", {"form": form, "people": known})


@require_POST
def fault(request: HttpRequest) -> HttpResponse:
    """Choose what goes wrong for somebody; this unlocks as well."""
    form = FaultForm(request.POST)
    try:
        service().play(
            request.POST.get("number", ""), fault=form.cleaned_data["fault"] if form.is_valid() else Fault.NORMAL
        )
    except Refused:
        messages.error(request, _("Nobody has this number here."))
    return redirect("simulators:remote_signing")


def _asked(request: HttpRequest) -> Any:
    """What a customer with the right credential (HTTP Basic) asks. Raises ``Refused`` or ``ValueError``."""
    kind, _space, told = request.headers.get("Authorization", "").partition(" ")
    expected = f"tinggal:{settings.SIMULATORS.get('remote_signing_password', 'simulated-remote-secret')}".encode()
    try:
        given = base64.b64decode(told, validate=True)
    except ValueError:
        given = b""
    if kind != "Basic" or not hmac.compare_digest(given, expected):
        raise Refused("credential")
    return json.loads(request.body)


def _no(refusal: Refused) -> HttpResponse:
    code = str(refusal)
    return JsonResponse({"error": code}, status=STATUS[code])
