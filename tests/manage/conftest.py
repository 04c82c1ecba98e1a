"""Administrators and others, signed in with their second factor."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.conftest import Cast, user_of

SignIn = Callable[[str], Client]


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
def sari(sign_in: SignIn) -> Client:
    """The administrator's browser."""
    return sign_in("sari")
