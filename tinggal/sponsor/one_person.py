"""Begin an application for one person: who he is; the rest on the next pages, or by the worker himself."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.guarantees.limits import LAW, MOST_OF_A_PERSON, places_left
from tinggal.guarantees.one_person import begin_one
from tinggal.lib.workflow import MoveRefused
from tinggal.pages.fields import DateInParts
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.forms import no_signs
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


class OnePersonForm(forms.Form):
    """What is needed before a draft can stand in the list."""

    says_optional = False
    permit = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"), choices=[(one.code, one.name) for one in PERMITS]
    )
    full_name = forms.CharField(label=gettext_lazy("Name, as in the passport"), max_length=100, validators=[no_signs])
    passport_number = forms.CharField(
        label=gettext_lazy("Passport number"),
        max_length=20,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "characters"}),
    )
    birth_date = DateInParts(label=gettext_lazy("Date of birth"))

    @property
    def answers(self) -> dict[str, str]:
        """As the form of the application keeps them."""
        given = self.cleaned_data
        number = "".join(sign for sign in str(given["passport_number"]).upper() if sign.isalnum())
        name = " ".join(str(given["full_name"]).upper().split())
        return {"full_name": name, "passport_number": number, "birth_date": given["birth_date"].isoformat()}


@for_sponsor(Task.PREPARE)
@require_http_methods(["GET", "HEAD", "POST"])
def one_person(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """The limit of the law comes first: nobody types in vain."""
    left = places_left(sponsor)
    form = OnePersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked = permit(form.cleaned_data["permit"])
        try:
            file = begin_one(sponsor, asked, answers=form.answers, by=request.actor)
            return redirect("sponsor:file", sponsor.pk, file.reference)
        except MoveRefused as reason:
            form.add_error(None, str(reason))
    page = {"sponsor": sponsor, "here": "people", "form": form, "left": left, "law": LAW, "most": MOST_OF_A_PERSON}
    return render(request, "sponsor/one_person.html", page)
