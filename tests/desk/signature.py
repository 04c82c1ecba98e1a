"""Signs what lies in somebody's basket, with an authenticator app whose secret we know."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from tinggal.basket.models import Ceremony
from tinggal.people.models import User

SECRET = "JBSWY3DPEHPK3PXP"


def with_an_app(user: User) -> None:
    """The person has an authenticator app, and no digits of it were used before."""
    Authenticator.objects.filter(user=user).delete()
    totp.TOTP.activate(user, SECRET)
    cache.clear()


def digits() -> str:
    """What the app shows now."""
    return totp.format_hotp_value(totp.hotp_value(SECRET, list(totp.yield_hotp_counters_from_time())[1]))


def sign_all(client: Client, user: User) -> str:
    """Look at the basket and sign it; the page that follows."""
    with_an_app(user)
    client.get("/desk/basket/")
    ceremony = Ceremony.objects.latest("pk")
    return client.post("/desk/basket/", {"ceremony": ceremony.pk, "digits": digits()}).content.decode()
