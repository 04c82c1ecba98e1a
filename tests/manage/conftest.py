"""Administrators and others, signed in with their second factor."""

import pytest
from django.test import Client

from tests.desk.conftest import SignIn, sign_in

__all__ = ["SignIn", "sari", "sign_in"]


@pytest.fixture
def sari(sign_in: SignIn) -> Client:
    """The administrator's browser."""
    return sign_in("sari")
