"""Opening an account without a mailbox: name, phone and password on one page, the code on the next."""

from allauth.account.fields import SetPasswordField
from allauth.account.utils import get_next_redirect_url, perform_login
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.lib.workflow import MoveRefused
from tinggal.mine.number_codes import MAY_BE_CORRECTED, Told, Ways, code_page, for_strangers
from tinggal.notices.models import NumberCode
from tinggal.notices.opening import open_account
from tinggal.people.forms import full_name_field
from tinggal.people.number_field import NumberField

WAYS = Ways(NumberCode.Purpose.OPEN, begin="mine:open_account", code="mine:open_account_code")


class WithNumber(forms.Form):
    """Who he is, where the code goes, and the password that he chooses."""

    full_name = full_name_field()
    phone = NumberField(help_text=gettext_lazy("We send a code to it. Later you sign in with this number."))
    password = SetPasswordField(label=gettext_lazy("Password"))


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Asks who he is, and sends the code. The password is kept only as the hash that an account keeps."""
    form = WithNumber(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        told = {
            "full_name": said["full_name"],
            "password_hash": make_password(said["password"]),
            "next": get_next_redirect_url(request),
        }
        try:
            WAYS.send(request, said["phone"], told=told)
            return redirect(WAYS.code)
        except MoveRefused as reason:
            form.add_error(None, str(reason))
    context = {"form": form, "next": get_next_redirect_url(request)}
    return render(request, "mine/open_account.html", context, status=MAY_BE_CORRECTED if form.errors else 200)


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Takes the code; with the right one the account is open, and he is signed in."""
    return code_page(request, WAYS, proved=_open)


def _open(request: HttpRequest, row: NumberCode, told: Told) -> HttpResponse:
    try:
        person = open_account(
            row, full_name=told["full_name"], password_hash=told["password_hash"], language=get_language() or "en"
        )
    except MoveRefused as reason:
        return WAYS.again(request, reason)
    WAYS.forget(request)
    answer: HttpResponse = perform_login(request, person, redirect_url=told["next"], signup=True)
    return answer
