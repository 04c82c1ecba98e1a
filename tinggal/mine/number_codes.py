"""What opening an account and choosing a new password have in common: a number, a code sent to it, a session."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinggal.lib.workflow import MoveRefused
from tinggal.mine.phone import CodeForm
from tinggal.notices.models import NumberCode
from tinggal.notices.number_codes import ask, prove

log = logging.getLogger(__name__)
MAY_BE_CORRECTED = 422
Told = dict[str, Any]
View = Callable[[HttpRequest], HttpResponse]
Proved = Callable[[HttpRequest, NumberCode, Told], HttpResponse]


@dataclass(frozen=True, slots=True)
class Ways:
    """One of the two: what it is for, and the names of its pages. What was told so far lies in the session."""

    purpose: NumberCode.Purpose
    begin: str
    code: str

    @property
    def key(self) -> str:
        """Under which it lies in the session."""
        return f"number-code-{self.purpose}"

    def send(self, request: HttpRequest, number: str, *, told: Told) -> None:
        """Send a code, and remember for which number. Raises ``MoveRefused`` when it did not leave."""
        address = get_adapter().get_client_ip(request)
        try:
            row = ask(number, purpose=self.purpose, address=address, language=get_language() or "en")
        except OSError as problem:  # the provider cannot be reached
            log.warning("A code for a number did not leave: %s", problem)
            raise MoveRefused(_("The message could not be sent. Please try again later.")) from problem
        request.session[self.key] = {**told, "code": row.pk}

    def row(self, request: HttpRequest) -> NumberCode | None:
        """The code that this browser asked for last."""
        kept = request.session.get(self.key, {})
        return NumberCode.objects.filter(pk=kept.get("code", 0), purpose=self.purpose).first()

    def told(self, request: HttpRequest) -> Told:
        """What was told so far."""
        return dict(request.session[self.key])

    def forget(self, request: HttpRequest) -> None:
        """Nothing of it stays in the session."""
        request.session.pop(self.key, None)

    def again(self, request: HttpRequest, reason: MoveRefused) -> HttpResponse:
        """Back to the beginning, with words."""
        self.forget(request)
        messages.error(request, str(reason))
        return redirect(self.begin)


def for_strangers(view: View) -> View:
    """Whoever is signed in needs no such page."""

    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        return redirect("/start/") if request.user.is_authenticated else view(request)

    return shown


def code_page(request: HttpRequest, ways: Ways, *, proved: Proved) -> HttpResponse:
    """The page on which the code is typed, or another one is sent for."""
    row = ways.row(request)
    if row is None:
        return redirect(ways.begin)
    if "again" in request.POST:
        return _another_code(request, ways, number=row.number)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            prove(row, form.cleaned_data["code"])
            return proved(request, row, ways.told(request))
        except MoveRefused as refusal:
            form.add_error("code", str(refusal))
    context = {"form": form, "number": row.number, "begin": ways.begin, "here": ways.code}
    return render(request, "mine/number_code.html", context, status=MAY_BE_CORRECTED if form.errors else 200)


def _another_code(request: HttpRequest, ways: Ways, *, number: str) -> HttpResponse:
    try:
        ways.send(request, number, told=ways.told(request))
        messages.success(request, _("We sent another message to %s.") % number)
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect(ways.code)
