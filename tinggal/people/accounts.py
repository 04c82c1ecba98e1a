"""How the account library behaves in this house."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinggal.lib.phone_numbers import international
from tinggal.people.devices import remember
from tinggal.people.models import User
from tinggal.people.number_field import NumberField

DO_NOT_MATCH = _("The address or number and the password do not go together. Check both.")


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """The library's own ways; the landing page after signing in is ours, the memory of devices, and signing in with a
    number by who has no mailbox."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": DO_NOT_MATCH,
        "phone_password_mismatch": DO_NOT_MATCH,
        "username_password_mismatch": DO_NOT_MATCH,
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers go to their desk, everybody else to his own applications: decided by ``/start/``."""
        return "/start/"

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """The library's answer; the browser is known from now on, and another's owner is warned of a new one."""
        answer: HttpResponse = super().post_login(request, user, **how)
        remember(request, answer, person=user, address=self.get_client_ip(request))
        return answer

    def get_user_display(self, user: User) -> str:
        """The name in mails and greetings."""
        return str(user)

    def get_login_stages(self) -> list[str]:
        """The library's, but nobody is asked to confirm an address that he does not have."""
        ours = {"allauth.account.stages.EmailVerificationStage": "tinggal.people.signing_in.AddressIsHis"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """The number with which he signs in, proved."""
        return (user.signs_in_with, True) if user.signs_in_with else None

    def get_user_by_phone(self, phone: str) -> User | None:
        """Whoever signs in with this number, however it is written."""
        number = international(phone)
        return User.objects.filter(signs_in_with=number).first() if number else None

    def phone_form_field(self, **kwargs: Any) -> NumberField:
        """A number with its country."""
        return NumberField(**kwargs)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted for each number, too; the library counts them for addresses only."""
        whose = credentials.get("email") or credentials.get("phone") or credentials.get("username") or ""
        key: str = super()._get_login_attempts_cache_key(request, email=whose)
        return key
