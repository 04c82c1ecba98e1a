"""What somebody does who has a phone and no mailbox."""

import re

from django.http import HttpResponse
from django.test import Client

from tinggal.people.models import User
from tinggal.simulators.models import SimulatedMessage

NUMBER = "+6281234567890"
PASSWORD = "a long enough password"
BEGIN, CODE = "/account/open/", "/account/open/code/"
LOST, LOST_CODE, CHOOSE = "/account/new-password/", "/account/new-password/code/", "/account/new-password/choose/"


def newest(number: str = NUMBER) -> str:
    """What the newest message to this number says."""
    return str(SimulatedMessage.objects.filter(channel="sms", to=number).latest("pk").body)


def code_of(words: str) -> str:
    """The six digits in it, or none."""
    found = re.search(r"\b(\d{6})\b", words)
    return found[1] if found else ""


def begin(client: Client, *, phone: str = NUMBER, name: str = "Li Wei", **more: str) -> HttpResponse:
    """Fill in the first page."""
    return client.post(BEGIN, {"full_name": name, "phone": phone, "password": PASSWORD, **more})


def opened(client: Client, *, phone: str = NUMBER) -> User:
    """An account, as its owner opens it."""
    begin(client, phone=phone)
    client.post(CODE, {"code": code_of(newest())})
    return User.objects.get(signs_in_with=NUMBER)


def sign_in(client: Client, login: str, password: str = PASSWORD) -> HttpResponse:
    """With whatever he types into the one field."""
    return client.post("/accounts/login/", {"login": login, "password": password})
