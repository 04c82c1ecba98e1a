"""How the account library behaves in this house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from tinggal.people.devices import remember
from tinggal.people.models import User


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """The library's own ways; the landing page after signing in is ours, and the memory of devices."""

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
