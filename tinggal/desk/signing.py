"""The basket: letters that wait for the signature of the person who decided."""

import json
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from tinggal.desk.doors import for_officers
from tinggal.letters import personal
from tinggal.letters.models import Unsigned
from tinggal.letters.personal import Report
from tinggal.letters.signers.passphrase import Passphrase
from tinggal.people.middleware import ActorRequest

MOST = 100
MAY_BE_CORRECTED = 422


class SignForm(forms.Form):
    """Which letters, and what the signing service asks for. The passphrase is passed on and kept nowhere."""

    letters = forms.MultipleChoiceField(
        label=gettext_lazy("Letters"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one letter.")},
    )  # fmt: skip
    number = forms.RegexField(
        regex=r"^\s*[0-9]{16}\s*$", label=gettext_lazy("Your identity number (NIK)"), max_length=20,
        error_messages={"invalid": gettext_lazy("Write the 16 digits of your identity number.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    passphrase = forms.CharField(
        label=gettext_lazy("Passphrase of your signature"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "class": "govuk-input--width-20"}),
        help_text=gettext_lazy("It goes to the signing service and is not kept here."),
    )  # fmt: skip

    def __init__(self, basket: list[Unsigned], typed: Any = None) -> None:
        super().__init__(typed, initial={"letters": [str(one.pk) for one in basket]})
        letters = self.fields["letters"]
        if isinstance(letters, forms.MultipleChoiceField):
            letters.choices = [(str(one.pk), shown(one)) for one in basket]


@sensitive_post_parameters("passphrase")
@sensitive_variables("form", "passphrase")
@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def basket(request: ActorRequest) -> HttpResponse:
    """Letters waiting for your signature; one passphrase signs those that are ticked."""
    waiting = list(personal.waiting_for(request.actor)[:MOST])
    form = SignForm(waiting, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, waiting, form, report=None, status=200)
    if not form.is_valid():
        return _page(request, waiting, form, report=None, status=MAY_BE_CORRECTED)
    report = personal.sign_all(
        request.actor,
        number=form.cleaned_data["number"].strip(),
        passphrase=Passphrase(form.cleaned_data["passphrase"]),
        which=[int(one) for one in form.cleaned_data["letters"]],
    )
    waiting = list(personal.waiting_for(request.actor)[:MOST])
    return _page(request, waiting, SignForm(waiting), report=report, status=200)


def shown(one: Unsigned) -> str:
    """A letter in a line: its number, the holder, and what was decided."""
    written = json.loads(one.writing.content)["written"]
    return f"{one.writing.number} · {written['holder']['name']} · {one.writing.get_kind_display()}"


def _page(
    request: ActorRequest, waiting: list[Unsigned], form: SignForm, *, report: Report | None, status: int
) -> HttpResponse:
    page = {"waiting": waiting, "form": form, "report": report, "title": _("Letters waiting for your signature")}
    return render(request, "desk/signing.html", page, status=status)
