"""The browsers a person signs in with: those that are known, and a warning when another one appears."""

import hashlib
import secrets

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tinggal.journal.record import record
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Device, User

REMEMBERED = 400 * 24 * 3600  # seconds; browsers keep no cookie longer (RFC 6265bis)


def remember(request: HttpRequest, response: HttpResponse, *, person: User, address: str) -> None:
    """Know this browser again: by a random cookie of which we keep only the digest.

    A browser that this person has not used before is written into the journal as ``device.new``, unless it is his
    first: then there is nobody to warn.
    """
    token = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    if len(token) != len(_fresh()):
        token = _fresh()
    known_as(token, person=person, user_agent=request.headers.get("User-Agent", ""), address=address)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        max_age=REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@transaction.atomic
def known_as(token: str, *, person: User, user_agent: str, address: str) -> Device:
    """The device of this person with this token, as it stands after signing in now."""
    User.objects.select_for_update().get(pk=person.pk)
    others = Device.objects.filter(person=person).exists()
    device, is_new = Device.objects.update_or_create(
        person=person,
        digest=hashlib.sha256(token.encode()).hexdigest(),
        defaults={"browser": user_agent[:300], "address": address, "seen_at": timezone.now()},
    )
    if is_new and others:
        record("device.new", subject=f"user/{person.pk}", by=actor_for(person), data={"device": device.pk})
    return device


@transaction.atomic
def sign_out_there(number: int, *, by: Actor) -> bool:
    """End one of his own sessions; False when he has none with this number (any more)."""
    session = UserSession.objects.filter(pk=number, user_id=by.user_id).first() if by.user_id else None
    if session is None:
        return False
    session.end()
    record("session.ended", subject=f"user/{by.user_id}", by=by)
    return True


def _fresh() -> str:
    return secrets.token_urlsafe(32)
