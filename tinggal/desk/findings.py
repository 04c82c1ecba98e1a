"""What the automatic checks found on a file, as the page shows it: what asks for eyes first, what passed last."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tinggal.applications.models import Application
from tinggal.casework.story import document_name
from tinggal.catalogue.words import Words
from tinggal.desk.forms import LookForm
from tinggal.lib.boxes import Box
from tinggal.verification.actions import grounds_for
from tinggal.verification.checks.table import BY_NAME, sentence
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome, Resolution
from tinggal.verification.words import value_in_words

COLOURS = {Outcome.PASS: "green", Outcome.NOTE: "blue", Outcome.ASK: "orange", Outcome.BLOCK: "red"}
_HEAVY_FIRST = (Outcome.BLOCK, Outcome.ASK, Outcome.NOTE, Outcome.PASS)


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in force. ``form`` is there when it is open and waits for this officer; ``ask_again_at`` is when we
    ask a silent register again, ``asked_again`` how often that was done. ``rule`` is the number in the
    table of checks; ``question`` and ``mend`` are what it asks and what would make it pass ("" for a rule of the past).
    ``sign`` is its number in the list, and on the picture.
    """

    number: int
    rule: str
    question: Words
    mend: Words
    about: str
    code: str
    sentence: Words
    expected: str
    found: str
    outcome: Words
    kind: str
    colour: str
    is_open: bool
    answer: str
    grounds: Words
    note: str
    by: str
    place: Box | None
    form: LookForm | None
    asked_again: int = 0
    ask_again_at: datetime | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What needs somebody's eyes or is worth knowing, and what passed."""

    shown: list[Found]
    passed: list[Found]

    @property
    def open_count(self) -> int:
        """How many still wait for an officer."""
        return sum(one.is_open for one in self.shown)

    @property
    def pressing(self) -> list[Found]:
        """What asks something of somebody, or did."""
        return [one for one in self.shown if one.kind != Outcome.NOTE]

    @property
    def notes(self) -> list[Found]:
        """What is only worth knowing."""
        return [one for one in self.shown if one.kind == Outcome.NOTE]


def findings(file: Application, *, open_to_me: bool, looked: LookForm | None = None, on_document: str = "") -> Findings:
    """The findings in force, or those about one document; those that are open carry a form when the file lies at this
    officer's desk. ``looked`` is a form that was refused, with what was typed."""
    rows = file.findings.in_force().select_related("resolved_by")
    if on_document:
        rows = rows.filter(about=on_document)
    told = [_found(row, file, open_to_me, looked, on_document) for row in rows]
    shown = [one for one in told if one.kind != Outcome.PASS]
    return Findings(_urgent_first(shown), [one for one in told if one.kind == Outcome.PASS])


def _urgent_first(shown: Iterable[Found]) -> list[Found]:
    first = sorted(shown, key=lambda one: (not one.is_open, _HEAVY_FIRST.index(Outcome(one.kind))))
    return [replace(one, sign=str(number)) for number, one in enumerate(first, start=1)]


def _found(row: Finding, file: Application, open_to_me: bool, looked: LookForm | None, on_document: str) -> Found:
    is_open = row.outcome == Outcome.ASK and row.resolved_at is None
    again = looked if looked is not None and looked.number == row.pk else None
    rule = BY_NAME.get(row.check_name)
    return Found(
        number=row.pk,
        rule=rule.id if rule else "",
        question=rule.question if rule else row.check_name,
        mend=rule.mend if rule else "",
        about=document_name(file, row.about) if row.about else "",
        code=row.about if row.document_id else "",
        sentence=sentence(row.check_name, row.words),
        expected=value_in_words(row.expected),
        found=value_in_words(row.found),
        outcome=Outcome(row.outcome).label,
        kind=row.outcome,
        colour="grey" if row.resolved_at else COLOURS[Outcome(row.outcome)],
        is_open=is_open,
        answer=str(Resolution(row.resolution).label) if row.resolution else "",
        grounds=grounds_for(row.resolution).get(row.grounds, ""),
        note=row.note,
        by=str(row.resolved_by or ""),
        place=row.place,
        form=(again or LookForm(row.pk, back="document" if on_document else "")) if is_open and open_to_me else None,
        asked_again=row.asked_again,
        ask_again_at=row.ask_again_at if is_open else None,
    )
