"""The number with which somebody signs in: it belongs to one account only, and moves when he proves another."""

from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.phone_numbers import international
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.models import Notice
from tinggal.notices.sending import send
from tinggal.notices.topics import Channel
from tinggal.notices.words import words_for
from tinggal.people.actors import Actor
from tinggal.people.models import User


def hold_to_free(person: User, *, phone: str) -> None:
    """Raises ``MoveRefused`` when another account signs in with this number: it belongs to one only. The caller has a
    transaction open, in which nobody else gets the number."""
    number = international(phone)
    if number:
        take_turn(f"sign-in/{number}")
    if number and User.objects.filter(signs_in_with=number).exclude(pk=person.pk).exists():
        raise MoveRefused(_("Another account signs in with this number."))


def move_to(person: User, *, phone: str, by: Actor) -> None:
    """From now on he signs in with the number that he has just proved; the old one hears of it. Only for who signs in
    with a number; proved again, the same number counts as fresh."""
    number, before = international(phone), person.signs_in_with
    if not before or not number:
        return
    User.objects.filter(pk=person.pk).update(signs_in_with=number, number_proved_at=timezone.now())
    if number == before:
        return
    event = record("number.changed", subject=f"user/{person.pk}", by=by)
    _subject, words = words_for(event.kind, Channel.SMS, {}, language=person.language)
    Notice.objects.create(key=_key(event), person=person, channel=Channel.SMS, kind=event.kind, to=before, body=words)


def tell_old_number(event: Event) -> None:
    """To ``number.changed``: a short message to the number with which he signed in before."""
    send(Notice.objects.get(key=_key(event)))


def _key(event: Event) -> str:
    return f"number-changed/{event.pk}"
