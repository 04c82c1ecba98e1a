"""What ties files together, as a table: the same as the drawing says, with links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application
from tinggal.desk.signal_rows import about_words
from tinggal.signals.graph import Links, Tie
from tinggal.signals.traits import ACCOUNT, ADDRESS, FILE, MAIL, ORIGIN, PASSPORT, PHONE, RPTKA

NAMED = 5
KINDS: Mapping[str, str | Promise] = {
    PASSPORT: gettext_lazy("Passport"),
    FILE: gettext_lazy("Same file"),
    ACCOUNT: gettext_lazy("Bank account"),
    ADDRESS: gettext_lazy("Address"),
    PHONE: gettext_lazy("Phone"),
    MAIL: gettext_lazy("E-mail"),
    RPTKA: gettext_lazy("Plan (RPTKA)"),
    ORIGIN: gettext_lazy("Same first letter"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """``may_read`` are the ids of the files the officer may open."""

    may_read: frozenset[int]

    def name(self, file: Application) -> str:
        """The holder, or only the registration number of a file of another office."""
        return file.holder if file.pk in self.may_read else file.reference

    def value(self, tie: Tie, files: Mapping[int, Application]) -> str:
        """What the files share, as it stands in a form that may be read; else only in which question or document."""
        holder = next((files[pk] for pk in tie.here if pk in self.may_read), None)
        if holder is None:
            return ""
        if tie.about == "sender":
            return holder.applicant.email or ""
        return str(holder.answers.get(tie.about) or about_words(holder, tie.about))


@dataclass(frozen=True, slots=True)
class Cell:
    """A file in the table; ``office`` is "" for one that may be opened."""

    reference: str
    name: str
    sponsor: str
    readable: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is shared; ``more`` counts the files of this sponsor that are not named."""

    kind: str | Promise
    value: str
    here: list[Cell]
    outside: list[Cell]
    more: int


def rows(files: Sequence[Application], found: Links, reader: Reader) -> list[Row]:
    """In the order of the drawing."""
    known = {file.pk: file for file in files}
    return [
        Row(
            kind=KINDS[tie.kind],
            value=reader.value(tie, known),
            here=[_cell(known[pk], reader, with_sponsor=False) for pk in tie.here[:NAMED]],
            outside=[_cell(found.outside[pk], reader, with_sponsor=True) for pk in tie.outside],
            more=max(0, len(tie.here) - NAMED),
        )
        for tie in found.ties
    ]


def _cell(file: Application, reader: Reader, *, with_sponsor: bool) -> Cell:
    may = file.pk in reader.may_read
    sponsor = str(file.answers.get("sponsor_name", "")) if with_sponsor and may else ""
    return Cell(file.reference, file.holder if may else _("a file of another office"), sponsor, may)
