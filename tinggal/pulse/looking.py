"""Looks at each part of the house, from the side on which its failing is felt: what waits, since when, who answers.

Nothing is sent, paid or signed to find out. One look at everything is a dozen small questions to the database, one page
of our own, and a greeting to the virus scanner.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from django.conf import settings
from django.db import connection
from django.db.models import Max, Min
from django.db.models.functions import Coalesce
from procrastinate.contrib.django.models import ProcrastinateEvent

from tinggal.intake import scanning
from tinggal.journal.models import Delivery
from tinggal.lib.providers import provider
from tinggal.notices.models import Notice
from tinggal.pulse.models import State
from tinggal.registers.models import RegisterState
from tinggal.registers.providers.not_connected import NotConnected
from tinggal.registers.table import REGISTERS
from tinggal.transparency.models import Entry

PAGE_SLOW, PAGE_SILENT = 2.0, 8.0  # seconds
DATABASE_SLOW = 0.5
WAITS_LONG, WAITS_TOO_LONG = timedelta(minutes=3), timedelta(minutes=15)
JOBS_SLOW = timedelta(minutes=5)
MESSAGES_SLOW = timedelta(minutes=8)  # those of the night leave in rounds of five minutes
FAILED_LATELY = timedelta(minutes=3)
OF_TODAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """How a part was found; ``since`` is known where something waits, else None."""

    state: State
    since: datetime | None = None


WELL = Found(State.WORKING)


def look(now: datetime) -> dict[str, Found]:
    """Every part of ``parts.PARTS`` by its code."""
    owed = _owed()
    return {
        "web": web(),
        "database": database(),
        "jobs": _waiting(min(owed.values(), default=None), now, slow=JOBS_SLOW),
        "documents": Found(State.SILENT) if scanning.state() == "silent" else WELL,
        "payment": payment(owed, now),
        "email": _channel(Notice.Channel.EMAIL, now),
        "sms": _channel(Notice.Channel.SMS, now),
        "letters": _waiting(_oldest(owed, "tinggal.letters."), now),
        "log": _waiting(Entry.objects.filter(index=None).aggregate(at=Min("made_at"))["at"], now),
        "registers": registers(now),
    }


def web() -> Found:
    """Whether the page for load balancers opens from here, at the address that people use."""
    began = time.monotonic()
    try:
        httpx.get(f"{settings.SITE_URL}/health", timeout=PAGE_SILENT)
    except httpx.HTTPError:
        return Found(State.SILENT)
    return Found(State.SLOW) if time.monotonic() - began > PAGE_SLOW else WELL


def database() -> Found:
    """How long the database takes for the smallest question. When it is silent, there is nobody to write it down."""
    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Found(State.SLOW) if time.monotonic() - began > DATABASE_SLOW else WELL


def payment(owed: Mapping[str, datetime], now: datetime) -> Found:
    """Bills that wait to be opened, and whether asking the treasury about open ones failed a moment ago."""
    waiting = _waiting(_oldest(owed, "tinggal.payments."), now)
    failed = ProcrastinateEvent.objects.filter(
        type="failed", at__gt=now - FAILED_LATELY, job__task_name="payments.ask_about_open_bills"
    )
    if waiting is WELL and failed.exists():
        return Found(State.SLOW)
    return waiting


def registers(now: datetime) -> Found:
    """Whether some or all of the registers that are connected are left alone because they were silent."""
    connected = [name for name in REGISTERS if not isinstance(provider(name), NotConnected)]
    shut = RegisterState.objects.filter(name__in=connected, shut_until__gt=now)
    silent, since = shut.count(), shut.aggregate(at=Max("last_answer_at"))["at"]
    if not silent:
        return WELL
    return Found(State.SILENT if silent == len(connected) else State.SLOW, since)


def _owed() -> dict[str, datetime]:
    """Every reaction that waits, with the moment since when the oldest is owed."""
    waiting = Delivery.objects.filter(done_at=None, dead_at=None).order_by()
    return dict(waiting.values_list("reaction").annotate(Min("owed_at")))


def _oldest(owed: Mapping[str, datetime], room: str) -> datetime | None:
    return min((at for reaction, at in owed.items() if reaction.startswith(room)), default=None)


def _waiting(since: datetime | None, now: datetime, *, slow: timedelta = WAITS_LONG) -> Found:
    if since is None or now - since <= slow:
        return WELL
    return Found(State.SILENT if now - since > WAITS_TOO_LONG else State.SLOW, since)


def _channel(channel: str, now: datetime) -> Found:
    """A message that stays behind while later ones leave is that message's fault, such as a wrong address. What waits
    for the morning is not late before it."""
    due = Coalesce("held_until", "written_at")
    waiting = Notice.objects.filter(channel=channel, sent_at=None).annotate(due=due)
    stays = waiting.filter(due__gt=now - OF_TODAY, due__lte=now).order_by("pk").first()
    if stays is None:
        return WELL
    since = stays.held_until or stays.written_at
    if Notice.objects.filter(channel=channel, pk__gt=stays.pk, sent_at__gt=since).exists():
        return WELL
    return _waiting(since, now, slow=MESSAGES_SLOW)
