"""Codes to a number with which somebody wants to sign in. Nobody learns here whether an account has the number.

A known number and an unknown one get the same page, one short message each, and the same limits; what the message says
is read only by who holds the phone. The limits of ``codes`` hold for a number, and one more for a network, because
each message costs money.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.lib.pace import network_of, within_pace
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.codes import (
    CODES_IN_AN_HOUR,
    HOUR,
    LASTS,
    TRIES,
    digest_of,
    gone,
    is_right,
    new_code,
    send_words,
    too_many,
    words_with,
    wrong,
)
from tinggal.notices.models import NumberCode
from tinggal.people.models import User

TABLE = "number"
CODES_OF_A_NETWORK = 10
CODES_IN_A_DAY = 6  # of five tries each: somebody who guesses for a year has one chance in a hundred
KEPT = timedelta(days=1)


def ask(number: str, *, purpose: NumberCode.Purpose, address: str, language: str) -> NumberCode:
    """Send a code to a number, or words where a code would not help.

    Raises:
        MoveRefused: too many were asked for, for this number, this network or everybody. Whatever the provider raises.
    """
    code = new_code()
    with transaction.atomic():
        _hold_to_limits(number, address=address)
        row = NumberCode.objects.create(number=number, purpose=purpose, asked_at=timezone.now())
        words, helps = _words(number, purpose=purpose, code=code, language=language)
        digest = digest_of(code, table=TABLE, row=row.pk)
        NumberCode.objects.filter(pk=row.pk).update(digest=digest if helps else "")
    send_words(words, to=number, key=f"number/{row.pk}")
    return row


def prove(row: NumberCode, code: str) -> None:
    """Prove a number with the code that was sent for this very row; the same words for whatever does not fit.

    Raises:
        MoveRefused: wrong, too old, used, or tried too often.
    """
    with transaction.atomic():
        held = NumberCode.objects.select_for_update().get(pk=row.pk)
        usable = held.wrong < TRIES and held.asked_at > timezone.now() - LASTS and not held.proved_at
        right = is_right(code, digest=held.digest, table=TABLE, row=held.pk)
        if usable and right:
            NumberCode.objects.filter(pk=held.pk).update(proved_at=timezone.now())
        elif usable:
            NumberCode.objects.filter(pk=held.pk).update(wrong=F("wrong") + 1)
    if not usable:
        raise gone()
    if not right:
        raise wrong()


def use(row: NumberCode, *, purpose: NumberCode.Purpose) -> NumberCode:
    """The row of a number that was just proved, used up by the caller's transaction.

    Raises:
        MoveRefused: not proved, proved too long ago, or used before.
    """
    just = {"proved_at__gt": timezone.now() - LASTS, "used_at": None, "purpose": purpose}
    held = NumberCode.objects.select_for_update().filter(pk=row.pk, **just).first()
    if held is None:
        raise gone()
    held.used_at = timezone.now()
    held.save(update_fields=["used_at"])
    return held


def forget_old(*, now: datetime) -> int:
    """Delete codes older than a day; says how many."""
    return NumberCode.objects.filter(asked_at__lt=now - KEPT).delete()[0]


def who_signs_in_with(number: str) -> User | None:
    """The open account that belongs to a number."""
    return User.objects.filter(signs_in_with=number, is_active=True).first()


def _hold_to_limits(number: str, *, address: str) -> None:
    take_turn("number-codes")
    now = timezone.now()
    lately = NumberCode.objects.filter(asked_at__gt=now - HOUR)
    today = NumberCode.objects.filter(number=number, asked_at__gt=now - KEPT).count()
    if lately.filter(number=number).count() >= CODES_IN_AN_HOUR:
        raise too_many()
    here = within_pace("number-code", network_of(address), times=CODES_OF_A_NETWORK, seconds=3600)
    if not here or today >= CODES_IN_A_DAY or lately.count() >= settings.MOST_CODES_AN_HOUR:
        raise MoveRefused(_("Too many codes were asked for. Please try again later."))


def _words(number: str, *, purpose: NumberCode.Purpose, code: str, language: str) -> tuple[str, bool]:
    """What is sent, and whether the code in it helps."""
    person = who_signs_in_with(number)
    with translation.override(person.language if person else language):
        if purpose == NumberCode.Purpose.OPEN and person:
            return _("Tinggal: you have an account already. Sign in with this number and your password."), False
        if purpose == NumberCode.Purpose.PASSWORD and person is None:
            return _("Tinggal: no account signs in with this number. If you did not ask, do nothing."), False
        if purpose == NumberCode.Purpose.PASSWORD and person and person.email:
            return _("Tinggal: your account has an email address. Ask for a new password with that address."), False
        return words_with(code), True
