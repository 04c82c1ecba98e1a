"""Taking a signed undertaking back: what follows from it, why, and the second factor once more."""

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinggal.guarantees.taking_back import Ground, Proof, Why, can_be_taken, shown_to_take, take_back
from tinggal.guarantees.undertakings import UNDERTAKINGS
from tinggal.lib.workflow import MoveRefused
from tinggal.people.confirming import asked_of_the_browser, begin
from tinggal.people.middleware import ActorRequest
from tinggal.people.proof_form import ConfirmationForm
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.standing import hold_to_team
from tinggal.sponsors.tasks import Task

MAY_BE_CORRECTED = 422


class TakeBackForm(ConfirmationForm):
    """Why, and the proof."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Why do you take it back?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why.")},
    )
    words = forms.CharField(
        label=gettext_lazy("More about it"),
        help_text=gettext_lazy("The applicant and the officers read this."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )

    def clean(self) -> dict[str, object]:
        """Another reason is said in words."""
        told: dict[str, object] = super().clean() or self.cleaned_data
        if told.get("ground") == Ground.OTHER and not str(told.get("words", "")).strip():
            self.add_error("words", _("Write why. The applicant reads it."))
        return told


@sensitive_post_parameters("digits", "passkey")
@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def taking_back(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """Asks once more, and does it. Where nothing can be taken back, the page of the undertaking says why."""
    asked = get_object_or_404(UNDERTAKINGS.filter(sponsor=sponsor), pk=number)
    hold_to_team(request.actor, sponsor, task=Task.SUBMIT)
    if can_be_taken(asked) != "yes":
        return redirect("sponsor:undertaking", sponsor.pk, number)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        proof = Proof(request.user, told["confirmation"], told["digits"], told["passkey"])
        try:
            take_back(asked, why=Why(told["ground"], told["words"]), by=request.actor, proof=proof)
        except MoveRefused as reason:
            form.add_error("digits", str(reason))
        else:
            messages.success(request, _("You have taken it back. We tell the applicant and the officers."))
            return redirect("sponsor:undertaking", sponsor.pk, number)
    page: dict[str, object] = {
        "sponsor": sponsor,
        "here": "undertakings",
        "asked": asked,
        "file": asked.application,
        "form": form,
        "factor_url": reverse("mfa_index"),
        "has_factor": is_mfa_enabled(request.user),
    }
    if page["has_factor"]:
        begun = begin(request.user, shown=shown_to_take(asked))
        page |= {"number": begun.pk, "options": asked_of_the_browser(begun)}
    if form.errors:
        page["summary_errors"] = [(_place(name), str(words)) for name, found in form.errors.items() for words in found]
    return render(request, "sponsor/taking_back.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


def _place(field: str) -> str:
    return "id_ground_0" if field == "ground" else f"id_{field}"
