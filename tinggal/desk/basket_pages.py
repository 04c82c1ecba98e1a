"""The page on which the list of decisions is signed, and what became of each of them."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinggal.basket.models import Planned
from tinggal.basket.planning import MOST, basket_of
from tinggal.basket.signing import Report, sign
from tinggal.basket.step_up import asked_of_the_browser, begin, use
from tinggal.desk.deciding_forms import SignatureForm
from tinggal.desk.doors import for_deciders
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED = 422


@sensitive_post_parameters("digits", "passkey")
@for_deciders
@require_http_methods(["GET", "HEAD", "POST"])
def basket(request: ActorRequest) -> HttpResponse:
    """The list as it will be signed. A POST signs it: the proof is bound to this list, and works once."""
    form = SignatureForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, form, report=None, status=200)
    report, status = None, MAY_BE_CORRECTED
    if form.is_valid():
        proof = form.cleaned_data
        try:
            used = use(proof["ceremony"], signer=request.user, digits=proof["digits"], passkey=proof["passkey"])
            report, status, form = sign(used, by=request.actor), 200, SignatureForm()
        except MoveRefused as refusal:
            form.add_error("digits", str(refusal))
    return _page(request, form, report=report, status=status)


def _page(request: ActorRequest, form: SignatureForm, *, report: Report | None, status: int) -> HttpResponse:
    listed = _chosen(request, basket_of(request.actor))
    ceremony = begin(request.user, listed) if listed else None
    options = asked_of_the_browser(ceremony) if ceremony else {}
    page = {
        "listed": listed,
        "most": MOST,
        "ceremony": ceremony,
        "options": json.dumps(options, default=str) if options else "",
        "form": form,
        "report": report,
    }
    return render(request, "desk/basket.html", page, status=status)


def _chosen(request: ActorRequest, listed: list[Planned]) -> list[Planned]:
    """One alone when it is to be signed now, by its number in the address; else the whole basket."""
    one = request.GET.get("only", "")
    return [planned for planned in listed if str(planned.pk) == one] if one else listed
