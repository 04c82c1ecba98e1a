"""The number with which somebody signs in: it belongs to one account only, and moves when he proves another."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.phone_numbers import international
from tinggal.lib.providers import provider
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.channels.sms import SmsProvider
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
    with translation.override(person.language):
        words = _(
            "Tinggal: your account now signs in with another number. Was it not you? Go to an immigration office."
        )
    sms: SmsProvider = provider("sms")
    transaction.on_commit(lambda: sms.send(key=f"number-changed/{event.pk}", to=before, text=words))
