"""One file as an auditor reads it: every line with its mark, every version, who looked how long, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tinggal.applications.models import Application, Decision, Document
from tinggal.basket.models import Planned, SecondLook
from tinggal.casework.models import Lease
from tinggal.casework.story import Entry, document_name, in_words
from tinggal.journal.models import Event
from tinggal.letters.models import Letter
from tinggal.notices.models import Notice
from tinggal.oversight.chain import Mark, marks
from tinggal.oversight.stays import Stay, stays_of

READINGS = ("application.seen", "document.seen", "letter.opened", "personal.opened", "evidence.asked", "evidence.taken")
MONEY = ("bill.", "refund.")


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words, with the mark of its seal."""

    entry: Entry
    mark: Mark


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document; earlier ones are listed too."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Sitting:
    """How long somebody had the file before him. ``minutes`` counts to the last moment he kept it."""

    officer: str
    desk: str
    since: datetime
    minutes: int
    ending: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything there is about one file, the oldest first."""

    file: Application
    lines: list[Line]
    readings: list[Line]
    money: list[Line]
    versions: list[Version]
    sittings: list[Sitting]
    planned: list[Planned]
    decision: Decision | None
    second_look: SecondLook | None
    letters: list[Letter]
    notices: list[Notice]

    @property
    def stays(self) -> list[Stay]:
        """Where the file was, one place after the other."""
        return stays_of([line.mark.event for line in self.lines], now=timezone.now())

    @property
    def broken(self) -> list[Line]:
        """The lines whose seal does not hold."""
        return [line for line in self.lines if not line.mark.holds]

    @property
    def waiting(self) -> int:
        """How many lines are too young to stand in the public log."""
        return sum(not line.mark.anchored for line in self.lines)


def events_of(file: Application) -> list[Event]:
    """The whole journal of a file, oldest first."""
    return list(Event.objects.filter(subject=file.subject).order_by("number"))


def dossier(file: Application) -> Dossier:
    """Read from the tables; a number of queries that does not grow with the story."""
    lines = told(file, events_of(file))
    decision = Decision.objects.filter(application=file).select_related("decided_by", "office").first()
    looks = SecondLook.objects.filter(application=file).select_related("officer", "first")
    return Dossier(
        file=file,
        lines=lines,
        readings=[line for line in lines if line.mark.event.kind in READINGS],
        money=[line for line in lines if line.mark.event.kind.startswith(MONEY)],
        versions=[Version(document_name(file, one.code), one) for one in file.documents.order_by("code", "version")],
        sittings=sittings(file),
        planned=list(Planned.objects.filter(application=file).select_related("planned_by").order_by("planned_at")),
        decision=decision,
        second_look=looks.filter(looked_at__isnull=False).first(),
        letters=list(file.letters.select_related("writing", "ended_by").order_by("filed_at")),
        notices=list(file.notices.order_by("pk")),
    )


def told(file: Application, events: Sequence[Event]) -> list[Line]:
    """The events in words with their marks, in the order given: the oldest first."""
    pairs = zip(in_words(file, list(events)), marks(events), strict=True)
    return [Line(entry, mark) for entry, mark in pairs]


def sittings(file: Application) -> list[Sitting]:
    """Who had the file, from when, for how long; the oldest first."""
    rows = Lease.objects.filter(application=file).select_related("officer").order_by("taken_at")
    return [
        Sitting(
            officer=str(row.officer),
            desk=row.desk,
            since=row.taken_at,
            minutes=round(((row.ended_at or row.until) - row.taken_at).total_seconds() / 60),
            ending=str(row.get_ending_display()),
        )
        for row in rows
    ]
