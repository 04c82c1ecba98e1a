"""Opens the demo accounts: confirmed addresses, one known password, an authenticator app for every officer."""

from datetime import date
from functools import cache

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.db import transaction

from tinggal.demo.officers import OFFICERS, PASSWORD, Desk
from tinggal.offices.models import Office
from tinggal.people.actions import appoint
from tinggal.people.actors import SYSTEM
from tinggal.people.models import User
from tinggal.simulators.models import SimulatedAuthenticator

SINCE = date(2024, 1, 2)


@transaction.atomic
def account(*, email: str, full_name: str, phone: str = "", language: str = "en") -> User:
    """An account that can sign in at once; the one that is there already when there is one."""
    user, fresh = User.objects.get_or_create(
        email=email,
        defaults={"full_name": full_name, "phone": phone, "language": language, "password": _locked()},
    )
    if fresh:
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@transaction.atomic
def officer(desk: Desk) -> User:
    """An officer at his desk. His six digits can be read on the page of the simulated authenticator app."""
    user = account(email=desk.email, full_name=desk.name, language="id")
    if not user.posts.exists():
        appoint(user, desk.role, Office.objects.get(code=desk.office), from_on=SINCE, by=SYSTEM)
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        SimulatedAuthenticator.objects.create(login=desk.email, name=desk.name, secret=secret)
    return user


def officers() -> dict[Desk, User]:
    """Everybody at the demo desks; opens the accounts that are missing."""
    return {desk: officer(desk) for desk in OFFICERS}


@cache
def _locked() -> str:
    """The demo password as it is kept; made once, because making it takes a tenth of a second."""
    return make_password(PASSWORD)
