"""Signing in with an email address or a phone number, both in one field."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.stages import EmailVerificationStage
from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from tinggal.lib.phone_numbers import international


class SignIn(LoginForm):  # type: ignore[misc]  # the library has no types
    """The library's form; a number means the same however it is written, so that tries of it are counted together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Email address or phone number"),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """An address as it is, a number as ``lib.phone_numbers`` writes it."""
        written: str = super().clean_login()
        return international(written) or written


class AddressIsHis(EmailVerificationStage):  # type: ignore[misc]  # the library has no types
    """Nobody comes in with an address that is not confirmed; who has none, and a number that is his, passes."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """The library's answer, and whether signing in goes on."""
        user = self.login.user
        if user and not user.email and user.signs_in_with:
            return None, True
        answer: tuple[HttpResponse | None, bool] = super().handle()
        return answer
