"""What the automatic checks found on a file, as the page shows it: what asks for eyes first, what passed last."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from tinggal.applications.models import Application
from tinggal.desk.forms import LookForm
from tinggal.desk.story import document_name
from tinggal.pages.templatetags.pages import in_words
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome, Resolution

ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
COLOURS = {Outcome.PASS: "green", Outcome.NOTE: "blue", Outcome.ASK: "orange", Outcome.BLOCK: "red"}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in force. ``form`` is there when it is open and waits for this officer."""

    number: int
    about: str
    code: str
    sentence: str | Promise
    expected: str
    found: str
    outcome: str | Promise
    colour: str
    is_open: bool
    answer: str
    note: str
    by: str
    form: LookForm | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What needs somebody's eyes, what is only worth knowing, and how many checks found nothing."""

    shown: list[Found]
    passed: int

    @property
    def open_count(self) -> int:
        """How many still wait for an officer."""
        return sum(one.is_open for one in self.shown)


def findings(file: Application, *, open_to_me: bool, looked: LookForm | None = None) -> Findings:
    """The findings in force; those that are open carry a form when the file lies at this officer's desk."""
    rows = list(file.findings.in_force().select_related("resolved_by"))
    told = [_found(row, file, open_to_me, looked) for row in rows if row.outcome != Outcome.PASS]
    return Findings(sorted(told, key=lambda one: not one.is_open), sum(row.outcome == Outcome.PASS for row in rows))


def _found(row: Finding, file: Application, open_to_me: bool, looked: LookForm | None) -> Found:
    is_open = row.outcome == Outcome.ASK and row.resolved_at is None
    again = looked if looked is not None and looked.number == row.pk else None
    return Found(
        number=row.pk,
        about=document_name(file, row.about) if row.about else "",
        code=row.about if row.document_id else "",
        sentence=row.sentence,
        expected=_days_in_words(row.expected),
        found=_days_in_words(row.found),
        outcome=Outcome(row.outcome).label,
        colour="grey" if row.resolved_at else COLOURS[Outcome(row.outcome)],
        is_open=is_open,
        answer=str(Resolution(row.resolution).label) if row.resolution else "",
        note=row.note,
        by=str(row.resolved_by or ""),
        form=(again or LookForm(row.pk)) if is_open and open_to_me else None,
    )


def _days_in_words(text: str) -> str:
    """Checks compare days as 2027-12-08; people read 8 December 2027."""
    return ISO_DAY.sub(_day_in_words, text)


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return str(in_words(date.fromisoformat(found[0])))
    except ValueError:
        return found[0]
