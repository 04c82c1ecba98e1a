"""Who opened a file, when, and for what: every reading of an officer, and look-ups from outside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import SUBJECT, Application, ApplicationQuerySet
from tinggal.applications.purposes import purpose_of
from tinggal.catalogue.words import Words
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.people.roles import Role

READING = ("application.seen", "document.seen", "letter.opened", "personal.opened", "evidence.asked")
LOOKED_UP = "letter.checked"
_SHOWN = Q(kind__in=READING) & ~Q(desk="") | Q(kind=LOOKED_UP)
# Somebody outside looked a letter up, by what he had to know.
OUTSIDE: Mapping[str, Words] = {
    "birth_date": gettext_lazy("Somebody who knows your date of birth"),
    "share_code": gettext_lazy("Somebody to whom you gave a share code"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """An office that opened the file, in which role, when last, and for what; "" when no officer did. ``file`` is the
    number of the file where several are listed together."""

    role: Words
    office: str
    at: datetime
    times: int
    purpose: Words = ""
    file: str = ""


EVENTS_ON_A_PAGE = 200


def openings_of(files: ApplicationQuerySet, *, before: int = 0) -> tuple[list[Reader], int]:
    """One page of who opened any of these files, the newest first, and the id before which the next page begins (0:
    there is none). ``Reader.file`` is the number of the file. Three queries; reads ``EVENTS_ON_A_PAGE`` lines."""
    subjects = [SUBJECT + reference for reference in files.values_list("reference", flat=True)]
    found = Event.objects.filter(_SHOWN, subject__in=subjects)
    page = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: EVENTS_ON_A_PAGE + 1])
    older = page[EVENTS_ON_A_PAGE - 1].pk if len(page) > EVENTS_ON_A_PAGE else 0
    story = page[:EVENTS_ON_A_PAGE][::-1]
    offices = offices_in(story)
    rows = [
        replace(reader, file=subject.removeprefix(SUBJECT))
        for subject in sorted({event.subject for event in story})
        for reader in readers([event for event in story if event.subject == subject], offices)
    ]
    return sorted(rows, key=lambda reader: reader.at, reverse=True), older


def opened_by(file: Application) -> list[Reader]:
    """Read from the journal: one line for each desk, purpose and day, the newest first. Two queries."""
    told = Event.objects.filter(subject=file.subject, kind__in=(*READING, LOOKED_UP)).order_by("number")
    story = list(told)
    return readers(story, offices_in(story))


def readers(story: Iterable[Event], offices: Mapping[str, Office]) -> list[Reader]:
    """Who opened the file or a document of it: one line for each desk, purpose and day, the newest first."""
    last: dict[tuple[str, ...], Reader] = {}
    for event in story:
        if event.kind in READING and event.desk:
            role, _sign, code = event.desk.partition("@")
            purpose = purpose_of(role, str(event.data.get("purpose", "")))
            key: tuple[str, ...] = (event.desk, purpose, timezone.localdate(event.at).isoformat())
            times = last[key].times + 1 if key in last else 1
            last[key] = Reader(Role(role).label, name_of(offices.get(code), code), event.at, times, purpose.label)
        elif event.kind == LOOKED_UP and (who := OUTSIDE.get(event.data.get("way", ""))):
            key = (event.data["way"], timezone.localdate(event.at).isoformat())
            times = last[key].times + 1 if key in last else 1
            last[key] = Reader(who, _("on the page for checking letters"), event.at, times)
    return sorted(last.values(), key=lambda reader: reader.at, reverse=True)


def offices_in(story: Iterable[Event]) -> dict[str, Office]:
    """The offices named in the journal, by code; one query."""
    codes = {event.desk.partition("@")[2] for event in story if event.desk}
    return {office.code: office for office in Office.objects.filter(code__in=codes)} if codes else {}


def name_of(office: Office | None, code: str) -> str:
    """The name of an office; its code when it is none of ours."""
    return office.name if office else code
