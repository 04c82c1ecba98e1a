"""Looks for desks whose time ends: a warning on the last day, a line when it has passed, and proof that it looked."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from tinggal.applications.models import Application
from tinggal.applications.status import DESKS, Status
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM
from tinggal.people.roles import Role

NEAR, LATE, WATCHED = "clock.near", "clock.late", "clock.watched"
SUPERIOR = {
    Status.AT_OLD_KANIM: Role.KAKANIM,
    Status.AT_KANIM: Role.KAKANIM,
    Status.AT_INTERVIEW: Role.KAKANIM,
    Status.AT_HEAD: Role.KANWIL_OFFICER,
    Status.AT_KANWIL: Role.KASUBDIT,
    Status.AT_DIRECTORATE: Role.KASUBDIT,
    Status.AT_KASUBDIT: Role.AUDITOR,
}


def watch(*, today: date) -> dict[str, int]:
    """Record each desk's last day, and each day that has passed, once; says how many files were looked at and found.

    ``clock.near`` is written on the last working day itself, so that the superior knows before the time is over. That
    the clock was looked at is written once a day, and whenever something was found.
    """
    ending = Application.objects.filter(status__in=DESKS, due_on__lte=today).only("reference", "status", "due_on")
    found = {NEAR: 0, LATE: 0}
    for file, kind in _told(ending.order_by("pk").iterator(chunk_size=500), today):
        found[kind] += _once(file, kind)
    _prove(today, found)
    return found


def _told(files: Iterator[Application], today: date) -> Iterator[tuple[Application, str]]:
    for file in files:
        yield file, NEAR if file.due_on == today else LATE


def _once(file: Application, kind: str) -> bool:
    story = {"place": file.status, "due_on": f"{file.due_on}", "superior": SUPERIOR[Status(file.status)]}
    told = Event.objects.filter(subject=file.subject, kind=kind, data=story)
    if told.exists():
        return False
    with transaction.atomic():
        now = Application.objects.select_for_update().get(pk=file.pk)
        if (now.status, now.due_on) != (file.status, file.due_on) or told.exists():
            return False
        record(kind, subject=file.subject, by=SYSTEM, data=story)
    return True


def _prove(today: date, found: dict[str, int]) -> None:
    subject = f"clock/{today}"
    if any(found.values()) or not Event.objects.filter(subject=subject, kind=WATCHED).exists():
        with transaction.atomic():
            record(WATCHED, subject=subject, by=SYSTEM, data=found)
