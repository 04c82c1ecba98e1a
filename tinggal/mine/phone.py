"""The page on which a person proves that the phone in his account is his."""

import logging

from allauth.account.internal.flows.reauthentication import (
    is_reauthentication_required,
    raise_if_reauthentication_required,
)
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.lib.workflow import MoveRefused
from tinggal.notices.phones import confirm, is_confirmed, send_code, waiting
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import User

log = logging.getLogger(__name__)
MAY_BE_CORRECTED = 422
APP = "tinggal.mine"


class CodeForm(forms.Form):
    """The six digits of the short message."""

    code = forms.CharField(
        label=gettext_lazy("Code from the short message"),
        help_text=gettext_lazy("Six digits."),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}
        ),
        error_messages={"required": gettext_lazy("Type the six digits.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: ActorRequest) -> HttpResponse:
    """The number, whether it is proved, and the code that proves it.

    Who signs in with a number has to prove who he is before another takes its place.
    """
    if _changes_how_he_signs_in(request.user):
        raise_if_reauthentication_required(request, app=APP)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm(request.user, form.cleaned_data["code"], by=request.actor)
            messages.success(request, _("Your phone is confirmed."))
            return redirect("mine:phone")
        except MoveRefused as refusal:
            form.add_error("code", str(refusal))
    context = {"form": form, "confirmed": is_confirmed(request.user), "sent": waiting(request.user)}
    return render(request, "mine/phone.html", context, status=MAY_BE_CORRECTED if form.errors else 200)


@login_required
@require_http_methods(["POST"])
def send_phone_code(request: ActorRequest) -> HttpResponse:
    """Sends a code, and says so; what went wrong is said in words on the same page."""
    if _changes_how_he_signs_in(request.user) and is_reauthentication_required(request, app=APP):
        return redirect("mine:phone")
    try:
        send_code(request.user, by=request.actor)
        messages.success(request, _("We sent a code to %s.") % request.user.phone)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    except OSError as problem:  # the provider cannot be reached
        log.warning("A code for a phone did not leave: %s", problem)
        messages.error(request, _("The message could not be sent. Please try again later."))
    return redirect("mine:phone")


def _changes_how_he_signs_in(person: User) -> bool:
    return bool(person.signs_in_with) and not is_confirmed(person)
