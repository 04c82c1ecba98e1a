"""Officers signed in with their second factor, and files brought to a desk."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.conftest import Cast, make_draft, user_of
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.people.actors import SYSTEM

SignIn = Callable[[str], Client]
BringTo = Callable[..., Application]

WAY = (
    ("submit", "anna"),
    ("accept", "system"),
    ("pay", "system"),
    ("forward", "kade"),
    ("forward", "wayan"),
    ("forward", "dewi"),
)
STOPS = ("verifying", "unpaid", "at_kanim", "at_kanwil", "at_directorate", "at_kasubdit")


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    """A browser in which somebody of the cast is signed in."""

    def signed_in(name: str) -> Client:
        user = user_of(cast[name])
        Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def bring_to(cast: Cast) -> BringTo:
    """A file of Anna's that has come as far as this place, by everybody's own steps."""

    def brought(status: str, *, permit_code: str = "new-itas-worker", owner: str = "anna") -> Application:
        file = make_draft(cast, permit_code=permit_code, owner=owner)
        for action, name in WAY[: STOPS.index(status) + 1]:
            by = SYSTEM if name == "system" else cast[owner if name == "anna" else name]
            perform(file, action, by=by)
        file.refresh_from_db()
        return file

    return brought


@pytest.fixture
def at_kanim(bring_to: BringTo) -> Application:
    """A paid file at the immigration office."""
    return bring_to("at_kanim")
