"""Officers signed in with their second factor, and files brought to a desk."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.conftest import Cast, make_draft, user_of
from tests.walking import walk_to
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status

SignIn = Callable[[str], Client]
BringTo = Callable[..., Application]


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
    """A file that has come as far as this place, by everybody's own steps; answers may differ from the usual ones."""

    def brought(
        place: str, *, permit_code: str = "new-itas-worker", owner: str = "anna", **answers: str
    ) -> Application:
        file = make_draft(cast, permit_code=permit_code, owner=owner)
        if answers:
            answer(file, answers, by=cast[owner])
        walk_to(Status(place), file, cast, owner=owner)
        return file

    return brought


@pytest.fixture
def at_kanim(bring_to: BringTo) -> Application:
    """A paid file at the immigration office."""
    return bring_to("at_kanim")
