"""What was read on the passport, beside what the form says: equal, missing or different. Nothing is overwritten.

Each version of a document is read once, by the worker (``verification.early``); here it is only looked up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.answers import answer_words
from tinggal.applications.models import Application, Document
from tinggal.catalogue.countries import from_mrz
from tinggal.catalogue.types import Question
from tinggal.catalogue.words import Words
from tinggal.mrz.fields import parse_lines
from tinggal.mrz.names import alike
from tinggal.reading.facts import Zone
from tinggal.verification.models import DocumentFacts
from tinggal.verification.read_once import as_read, kept_of

SURE = 0.9
_EXACTLY = 0.999  # a name may be spelled as the zone spells it, but no letter may be another
_SPELLED = frozenset({"full_name", "passport_number"})
_FIELDS = {
    "full_name": ("surname", "given_names"),
    "birth_date": ("birth_date",),
    "sex": ("sex",),
    "nationality": ("nationality",),
    "passport_number": ("number",),
    "passport_expires_on": ("expiry_date",),
}
State = Literal["same", "empty", "different"]


@dataclass(frozen=True, slots=True)
class Row:
    """One question: ``read`` is the answer as it would be stored, ``shown`` and ``written`` are reading and present
    answer in words. ``sure``: the reader is; else the letters have to be compared one by one."""

    code: str
    label: Words
    read: str
    shown: str
    written: str
    state: State
    sure: bool
    note: str = ""

    @property
    def spelled(self) -> bool:
        """Whether single letters matter, not a day or a country."""
        return self.code in _SPELLED


@dataclass(frozen=True, slots=True)
class ReadBack:
    """``found``: whether the two lines were found at all, ``valid``: whether the reader vouches for them; ``failed``:
    it could not do its work."""

    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()
    found: bool = False
    valid: bool = False
    failed: bool = False

    @property
    def offered(self) -> tuple[Row, ...]:
        """What the form does not say, or says otherwise."""
        return tuple(row for row in self.rows if row.state != "same")

    @property
    def all_same(self) -> bool:
        """Whether the form says everything that was read."""
        return bool(self.rows) and not self.offered


def read_back(application: Application, document: Document) -> ReadBack | None:
    """The reading of a passport compared with the form; None where nothing was read yet, or never is: other documents,
    or a machine without the reader."""
    kept = _reading_of(document, wants="zone") if document.code == "passport" else None
    if kept is None:
        return None
    facts = as_read(document)
    if facts is None:
        return ReadBack(failed=True)
    if facts.zone is None:
        return ReadBack()
    rows = tuple(_rows(application, facts.zone))
    return ReadBack(rows=rows, lines=facts.zone.lines, found=True, valid=facts.zone.valid)


def face_seen(document: Document) -> bool | None:
    """Whether a face is on the photo of the applicant; None for other documents, and where nobody has looked yet."""
    kept = _reading_of(document, wants="faces") if document.code == "photo" else None
    facts = as_read(document) if kept else None
    return bool(facts.faces) if facts else None


def _reading_of(document: Document, *, wants: str) -> DocumentFacts | None:
    kept = kept_of(document) if settings.READ_DOCUMENTS else None
    return kept if kept and wants in kept.wanted and not kept.is_lost else None


def _rows(application: Application, zone: Zone) -> Iterator[Row]:
    asked = {question.code: question for question in application.permit.questions}
    for code, fields in _FIELDS.items():
        if code in asked and (read := _read(code, zone)):
            sure = zone.valid and all(zone.confidence.get(field, 0) >= SURE for field in fields)
            yield _row(asked[code], application, zone, read=read, sure=sure)


def _row(question: Question, application: Application, zone: Zone, *, read: str, sure: bool) -> Row:
    written = str(application.answers.get(question.code, ""))
    same = _is_same(question.code, zone, written, read)
    return Row(
        code=question.code,
        label=question.label,
        read=read,
        shown=_in_words(question, read),
        written=_in_words(question, written),
        state="same" if same else "different" if written else "empty",
        sure=sure,
        note=_about_name(zone, written, same=same) if question.code == "full_name" else "",
    )


def _read(code: str, zone: Zone) -> str:
    """The answer to a question as it would be stored; "" where the zone does not tell."""
    fields = zone.fields
    if code == "full_name":
        return f"{fields['given_names']} {fields['surname']}".strip()
    if code == "sex":
        return fields["sex"] or "X"
    if code == "nationality":
        land = from_mrz(fields["nationality"])
        return land.code if land and land.nationality else ""
    return fields[_FIELDS[code][0]]


def _is_same(code: str, zone: Zone, written: str, read: str) -> bool:
    if code == "full_name" and written:
        fields = zone.fields
        likeness = alike(fields["surname"], fields["given_names"], name=written, truncated=_is_cut_off(zone))
        return likeness is not None and likeness >= _EXACTLY
    return written.replace(" ", "").upper() == read.replace(" ", "").upper()


def _is_cut_off(zone: Zone) -> bool:
    return parse_lines(zone.type, zone.lines, today=timezone.localdate()).truncated


def _about_name(zone: Zone, written: str, *, same: bool) -> str:
    """Why the name in the zone may look unlike the one people write."""
    if _is_cut_off(zone):
        return _("Your name is longer than the line in the passport. The end may be missing: write it in full.")
    if same and set(written.upper().split()) != set(_read("full_name", zone).split()):
        return _("It is the same name. Passports write it there in plain letters, such as AE for Ä.")
    if not same:
        return _("Passports write names there in plain letters, such as AE for Ä or IVANOV for Иванов.")
    return ""


def _in_words(question: Question, text: str) -> str:
    return answer_words(question, Application(answers={question.code: text}), places={}) if text else ""
