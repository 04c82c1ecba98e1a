"""Undertakings (surat jaminan): who asks the sponsor to vouch for him, and signing or refusing it."""

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.answers import country
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.limits import LAW as LIMIT_LAW
from tinggal.guarantees.limits import MOST_OF_A_PERSON, places_left
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.taking_back import can_be_taken, last_taking
from tinggal.guarantees.undertakings import LAW, UNDERTAKINGS, State, refuse, shown, sign
from tinggal.lib.workflow import MoveRefused
from tinggal.people.confirming import asked_of_the_browser, begin
from tinggal.people.middleware import ActorRequest
from tinggal.people.proof_form import ConfirmationForm
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.standing import of_team
from tinggal.sponsors.tasks import Task

ROWS, DIGITS, MAY_BE_CORRECTED = 50, 18, 422


class RefuseForm(forms.Form):
    """Why the sponsor does not vouch."""

    says_optional = False
    reason = forms.CharField(
        label=gettext_lazy("Why do you refuse?"),
        help_text=gettext_lazy("The applicant and the officers read this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": "3"}),
        error_messages={"required": gettext_lazy("Write why. The applicant reads it.")},
    )


@for_sponsor()
@require_safe
def undertakings(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """The newest first; ``?before=`` for the older ones."""
    found = UNDERTAKINGS.filter(sponsor=sponsor)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) <= DIGITS:
        found = found.filter(pk__lt=int(before))
    listed = list(found.order_by("-pk")[: ROWS + 1])
    page = {
        "sponsor": sponsor,
        "here": "undertakings",
        "rows": listed[:ROWS],
        "older": listed[ROWS - 1].pk if len(listed) > ROWS else "",
    }
    return render(request, "sponsor/undertakings.html", page)


@sensitive_post_parameters("digits", "passkey")
@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def undertaking(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """Who asks for what, the words of the undertaking, and both answers."""
    asked = get_object_or_404(UNDERTAKINGS.filter(sponsor=sponsor), pk=number)
    refusing = request.POST.get("answer") == "no"
    posted = request.POST if request.method == "POST" else None
    proof = ConfirmationForm(None if refusing else posted)
    refusal = RefuseForm(posted if refusing else None)
    if posted is not None and (refusal if refusing else proof).is_valid():
        try:
            if refusing:
                refuse(asked, reason=refusal.cleaned_data["reason"], by=request.actor)
                messages.success(request, _("You have refused. We tell the applicant why."))
            else:
                sign(asked, by=request.actor, person=request.user, **proof.cleaned_data)
                messages.success(request, _("You have signed. You vouch for this person now."))
            return redirect("sponsor:undertaking", sponsor.pk, number)
        except MoveRefused as reason:
            (refusal if refusing else proof).add_error("reason" if refusing else "digits", str(reason))
    wrong = bool(proof.errors or refusal.errors)
    page = _page(request, sponsor, asked) | {"form": proof, "refusal": refusal}
    if wrong:
        page["summary_errors"] = [*_errors(proof), *_errors(refusal)]
    return render(request, "sponsor/undertaking.html", page, status=MAY_BE_CORRECTED if wrong else 200)


def _page(request: ActorRequest, sponsor: Sponsor, asked: Undertaking) -> dict[str, object]:
    of_ours = of_team(request.actor, sponsor, task=Task.SUBMIT)
    may = of_ours and not asked.application.place.is_over and asked.state not in (State.SIGNED, State.LAPSED)
    page: dict[str, object] = {
        "sponsor": sponsor,
        "here": "undertakings",
        "asked": asked,
        "file": asked.application,
        "nationality": country(asked.application.answers.get("nationality", "")),
        "law": LAW,
        "left": places_left(sponsor),
        "limit": {"most": MOST_OF_A_PERSON, "law": LIMIT_LAW},
        "may_sign": may,
        "taking": last_taking(asked),
        "can_be_taken": can_be_taken(asked) if of_ours else "no",
        "listed": _listed(asked),
        "has_factor": is_mfa_enabled(request.user),
        "factor_url": reverse("mfa_index"),
    }
    if page["may_sign"] and page["has_factor"]:
        begun = begin(request.user, shown=shown(asked))
        page |= {"number": begun.pk, "options": asked_of_the_browser(begun), "digest": begun.digest}
    return page


def _listed(asked: Undertaking) -> int | None:
    """Who holds the permit that came of it, in the sponsor's list: there a change is reported."""
    holders = Foreigner.objects.present().filter(sponsor=asked.sponsor, holds=asked.application)
    return holders.values_list("pk", flat=True).first()


def _errors(form: forms.Form) -> list[tuple[str, str]]:
    return [(f"id_{name}", str(words)) for name, found in form.errors.items() for words in found]
