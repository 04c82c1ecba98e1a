"""Leaves a register alone that does not answer, and finds out by one question at a time when it is back.

The state lies in the database: what one worker has learned, all know. Every statement commits by itself, so no lock
and no transaction is held while a register is being asked; asking inside a transaction is refused.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tinggal.registers.models import RegisterHour, RegisterState

ENOUGH = 3  # failures one after the other
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
ONE_PROBE = timedelta(seconds=15)  # longer than two tries take


def may_ask(name: str) -> bool:
    """Whether to ask now. After a pause this is True for one caller only, who finds out for all.

    Raises ``RuntimeError`` inside a transaction: it would stay open for as long as the register takes.
    """
    with transaction.atomic(durable=True):
        state, _new = RegisterState.objects.get_or_create(name=name)
    if state.shut_until is None:
        return True
    now = timezone.now()
    if now < state.shut_until:
        return False
    probing = RegisterState.objects.filter(name=name, shut_until=state.shut_until)
    return probing.update(shut_until=now + ONE_PROBE) == 1


def rests_until(name: str) -> datetime | None:
    """Until when nobody asks it; None when somebody may."""
    resting = RegisterState.objects.filter(name=name, shut_until__gt=timezone.now())
    return resting.values_list("shut_until", flat=True).first()


def doubtful(name: str) -> bool:
    """Whether its last try failed: then one more is enough."""
    return RegisterState.objects.filter(name=name, failures__gt=0).exists()


def has_answered(name: str, *, milliseconds: int) -> None:
    """It is there: ask it as usual."""
    now = timezone.now()
    RegisterState.objects.filter(name=name).update(
        failures=0, shut_until=None, last_answer_at=now, last_ms=milliseconds
    )
    _count(name, now, answered=1, milliseconds=milliseconds)


def was_silent(name: str, *, why: str) -> None:
    """One more failure; after ``ENOUGH`` nobody asks for a pause that doubles with each further one."""
    now = timezone.now()
    row = RegisterState.objects.filter(name=name)
    row.update(failures=F("failures") + 1, last_silence_at=now, last_silence=why)
    failures = row.values_list("failures", flat=True).get()
    if failures >= ENOUGH:
        row.update(shut_until=now + _pause(failures - ENOUGH))
    _count(name, now, silent=1)


def was_spared(name: str) -> None:
    """A question that was not put to it."""
    _count(name, timezone.now(), spared=1)


def _pause(doublings: int) -> timedelta:
    """Up to a quarter longer than the doubling says, so that many houses do not come back in the same second."""
    pause = min(FIRST_PAUSE * (1 << min(doublings, 8)), LONGEST_PAUSE)
    return pause * (1 + secrets.randbelow(26) / 100)


def _count(
    name: str, now: datetime, *, answered: int = 0, silent: int = 0, spared: int = 0, milliseconds: int = 0
) -> None:
    hour = now.replace(minute=0, second=0, microsecond=0)
    row, _new = RegisterHour.objects.get_or_create(register=name, hour=hour)
    RegisterHour.objects.filter(pk=row.pk).update(
        answered=F("answered") + answered,
        silent=F("silent") + silent,
        spared=F("spared") + spared,
        milliseconds=F("milliseconds") + milliseconds,
    )
