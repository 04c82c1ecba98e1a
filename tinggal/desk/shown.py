"""A file as officers read it: days left in words, countries by name, answers beside their questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinggal.applications.answers import answer_words, country, places_named
from tinggal.applications.models import Application
from tinggal.applications.provenance import Source
from tinggal.applications.status import Status
from tinggal.casework.reasons import CLASS_WORDS
from tinggal.catalogue.types import GROUPS, Group, Question
from tinggal.catalogue.words import Words
from tinggal.offices.calendar import working_days

GROUP_TITLES: Mapping[Group, Words] = {
    "passport": gettext_lazy("Passport and person"),
    "stay": gettext_lazy("Stay in Indonesia"),
    "sponsor": gettext_lazy("Sponsor"),
    "purpose": gettext_lazy("Purpose"),
}
COLOURS: Mapping[str, str] = {
    Status.RETURNED: "orange",
    Status.UNPAID: "grey",
    Status.VERIFYING: "grey",
    Status.WITHDRAWN: "grey",
    Status.APPROVED: "green",
    Status.ISSUED: "green",
    Status.COLLECTED: "green",
    Status.REJECTED: "red",
    Status.REFUSED: "red",
    Status.REVOKED: "red",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """How much time a desk has left. ``state`` is late, today, running, or "" where no clock runs."""

    words: str
    state: str
    due_on: date | None


def clock(due_on: date | None) -> Clock:
    """Counted in working days from today."""
    if due_on is None:
        return Clock("", "", None)
    today, calendar = timezone.localdate(), working_days()
    if due_on == today:
        return Clock(_("Due today"), "today", due_on)
    days = abs(calendar.between(today, due_on))
    if due_on > today:
        words = ngettext("%(days)d working day left", "%(days)d working days left", days)
        return Clock(words % {"days": days}, "running", due_on)
    words = ngettext("%(days)d working day late", "%(days)d working days late", days) if days else _("Late")
    return Clock(words % {"days": days}, "late", due_on)


def zone_of(file: Application) -> str:
    """The time zone of the file's office; "" for a draft without one."""
    return file.office.time_zone if file.office else ""


def colour(status: str) -> str:
    """The colour of a status tag; the words beside it say the same."""
    return COLOURS.get(status, "blue")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of files. ``urgent`` says why it comes before others, ``held_by`` who works on it,
    ``on_hold`` until when it rests, why, and who said so."""

    reference: str
    holder: str
    native_name: str
    permit: str
    nationality: str
    office: str
    status: str
    colour: str
    since: datetime
    zone: str
    clock: Clock
    flags: int
    urgent: str = ""
    held_by: str = ""
    on_hold: str = ""


def row(file: Application) -> Row:
    """A line of a list, from a file read with its office and its applicant."""
    return Row(
        reference=file.reference,
        holder=file.holder,
        native_name=str(file.answers.get("native_name", "")),
        permit=str(file.permit.name),
        nationality=country(str(file.answers.get("nationality", ""))),
        office=file.office.short_name if file.office else "",
        status=str(file.place.label),
        colour=colour(file.status),
        since=file.arrived_at,
        zone=zone_of(file),
        clock=clock(file.due_on),
        flags=file.open_questions,
        urgent=str(CLASS_WORDS.get(file.precedence, "")),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer in words ("" = not answered). ``typed_at``: at which office's counter an officer typed
    it for the applicant, "" for what came otherwise."""

    code: str
    key: str
    value: str
    typed_at: str = ""


def answer_to(file: Application, code: str) -> str:
    """One answer in words; "" when this permit does not ask or nobody answered."""
    asked = next((one for one in file.permit.questions if one.code == code), None)
    return answer_words(asked, file, places={}) if asked else ""


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one task of the applicant."""

    code: str
    title: Words
    rows: list[Answer]


def answers(file: Application, sources: Mapping[str, Source] | None = None) -> list[AnswerGroup]:
    """Every answer of the file, group by group; questions without an answer stay visible. One query.

    With ``sources`` (``applications.provenance``) each says whether an officer typed it.
    """
    places, sources = places_named(file), sources or {}
    return [
        AnswerGroup(
            group,
            GROUP_TITLES[group],
            [_answer(one, file, places, sources) for one in asked],
        )
        for group in GROUPS
        if (asked := [one for one in file.permit.questions if one.group == group])
    ]


def _answer(question: Question, file: Application, places: Mapping[str, str], sources: Mapping[str, Source]) -> Answer:
    source = sources.get(question.code)
    typed_at = source.detail if source and source.how == "counter" else ""
    return Answer(question.code, str(question.label), answer_words(question, file, places=places), typed_at)
