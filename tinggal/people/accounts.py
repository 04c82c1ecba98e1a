"""How the account library behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from tinggal.people.models import User


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """The library's own ways; only the landing page after signing in is ours."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers go to their desk, everybody else to his own applications: decided by ``/start/``."""
        return "/start/"

    def get_user_display(self, user: User) -> str:
        """The name in mails and greetings."""
        return user.full_name or user.email
