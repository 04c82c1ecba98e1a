"""Who opened a file, when, and for what: every reading of an officer, and look-ups from outside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application
from tinggal.applications.purposes import purpose_of
from tinggal.catalogue.words import Words
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.people.roles import Role

READING = ("application.seen", "document.seen", "letter.opened", "personal.opened", "evidence.asked")
LOOKED_UP = "letter.checked"
# Somebody outside looked a letter up, by what he had to know.
OUTSIDE: Mapping[str, Words] = {
    "birth_date": gettext_lazy("Somebody who knows your date of birth"),
    "share_code": gettext_lazy("Somebody to whom you gave a share code"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """An office that opened the file, in which role, when last, and for what; "" when no officer did."""

    role: Words
    office: str
    at: datetime
    times: int
    purpose: Words = ""


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
