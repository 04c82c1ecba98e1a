"""Choosing a new password without a mailbox: the number, the code, the password."""

from allauth.account.fields import SetPasswordField
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.applications.models import Application
from tinggal.lib.pace import within_pace
from tinggal.lib.workflow import MoveRefused
from tinggal.mine.number_codes import MAY_BE_CORRECTED, Told, Ways, code_page, for_strangers
from tinggal.notices.models import NumberCode
from tinggal.notices.opening import choose_password, may_be_anothers, whose_password
from tinggal.people.models import User
from tinggal.people.number_field import NumberField

WAYS = Ways(NumberCode.Purpose.PASSWORD, begin="mine:new_password", code="mine:new_password_code")
GUESSES, SECONDS = 5, 3600


class WhichNumber(forms.Form):
    """The number with which he signs in."""

    phone = NumberField()


class NewPassword(forms.Form):
    """The password; and where the number may have gone to somebody else, the number of one of his applications."""

    reference = forms.CharField(
        label=gettext_lazy("Registration number"),
        help_text=gettext_lazy("Of one of your applications. We ask because your number was confirmed long ago."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-20"}),
    )
    password = SetPasswordField(label=gettext_lazy("New password"))


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Asks for the number, and sends the code."""
    form = WhichNumber(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            WAYS.send(request, form.cleaned_data["phone"], told={})
            return redirect(WAYS.code)
        except MoveRefused as reason:
            form.add_error(None, str(reason))
    return render(request, "mine/new_password.html", {"form": form}, status=MAY_BE_CORRECTED if form.errors else 200)


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Takes the code."""
    return code_page(request, WAYS, proved=_next)


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Takes the new password; then he signs in with it."""
    row = WAYS.row(request)
    person = whose_password(row) if row and row.proved_at and not row.used_at else None
    if row is None or person is None:
        return redirect(WAYS.begin)
    form = NewPassword(request.POST if request.method == "POST" else None)
    sent = Application.objects.filter(applicant=person, submitted_at__isnull=False)
    if not (may_be_anothers(person) and sent.exists()):
        del form.fields["reference"]
    if request.method == "POST" and form.is_valid() and _knows_a_file(form, person):
        try:
            choose_password(row, password=form.cleaned_data["password"])
        except MoveRefused as reason:
            return WAYS.again(request, reason)
        WAYS.forget(request)
        messages.success(request, _("Your password is changed. Sign in with it."))
        return redirect("account_login")
    context = {"form": form}
    return render(request, "mine/choose_password.html", context, status=MAY_BE_CORRECTED if form.errors else 200)


def _next(request: HttpRequest, row: NumberCode, told: Told) -> HttpResponse:
    return redirect("mine:choose_password")


def _knows_a_file(form: forms.Form, person: User) -> bool:
    if "reference" not in form.fields:
        return True
    reference = form.cleaned_data["reference"].strip().upper()
    pace = within_pace("new-password", str(person.pk), times=GUESSES, seconds=SECONDS)
    if not pace:
        form.add_error("reference", _("Too many tries. Please try again later."))
    elif not Application.objects.filter(applicant=person, reference=reference, submitted_at__isnull=False).exists():
        form.add_error("reference", _("This is not the number of one of your applications."))
    return not form.errors
