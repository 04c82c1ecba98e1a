"""Signs undertakings and takes them back as a browser without a passkey does: with six digits."""

import re

from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client

from tests.conftest import user_of
from tests.desk.signature import SECRET, digits
from tinggal.guarantees.duty_models import Undertaking
from tinggal.people.actors import Actor


def hand(who: Actor) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(user_of(who))
    return client


def page_of(asked: Undertaking) -> str:
    """The address of an undertaking in its sponsor's room."""
    return f"/sponsor/{asked.sponsor_id}/undertakings/{asked.pk}/"


def signed(asked: Undertaking, who: Actor, *, code: str = "") -> str:
    """Look at the page and sign; the page that follows."""
    return _proved(page_of(asked), who, code=code)


def taken_back(asked: Undertaking, who: Actor, *, code: str = "", **why: str) -> str:
    """Look at the page that asks once more, and take the undertaking back; the page that follows."""
    return _proved(f"{page_of(asked)}take-back/", who, code=code, **(why or {"ground": "mistake"}))


def _proved(where: str, who: Actor, *, code: str, **more: str) -> str:
    if not user_of(who).authenticator_set.exists():
        TOTP.activate(user_of(who), SECRET)
    cache.clear()
    shown = hand(who).get(where).content.decode()
    number = re.search(r'name="confirmation" value="(\d+)"', shown)
    assert number, "the page asks for no second factor"
    proof = {"confirmation": number[1], "digits": code or digits(), "passkey": "", **more}
    return hand(who).post(where, proof, follow=True).content.decode()
