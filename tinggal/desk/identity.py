"""Who the person is, as the form says it and as each paper says it, side by side; and everything read on one paper."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

from tinggal.applications.answers import country
from tinggal.applications.models import Application, Document
from tinggal.casework.story import document_name
from tinggal.catalogue.words import Words
from tinggal.lib.boxes import Box
from tinggal.mrz.names import agrees
from tinggal.reading.facts import Facts, Value, Zone
from tinggal.verification.words import value_in_words

_PASSPORT = "passport"
_UNNAMED = "name"  # of somebody, nobody knows whom
SAME, OTHERWISE, DIFFERS, ALONE = "same", "otherwise", "differs", ""
STATES: Mapping[str, Words] = {
    SAME: gettext_lazy("same"),
    OTHERWISE: gettext_lazy("written otherwise"),
    DIFFERS: gettext_lazy("differs"),
    ALONE: "",
}
STATE_TAGS = {SAME: "green", OTHERWISE: "yellow", DIFFERS: "red", ALONE: "grey"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: ``answer`` is the code of the question, ``zone`` the fields of a machine-readable zone that say it,
    ``printed`` names of values that print may have: each choice is one value, or several joined by spaces."""

    answer: str
    label: Words
    zone: tuple[str, ...]
    printed: tuple[tuple[str, ...], ...]


FACTS = (
    Fact("full_name", gettext_lazy("Name"), ("given_names", "surname"), (("given_names", "surname"), ("person_name",))),
    Fact("birth_date", gettext_lazy("Date of birth"), ("birth_date",), (("birth_date",),)),
    Fact("sex", gettext_lazy("Sex"), ("sex",), (("sex",),)),
    Fact("passport_number", gettext_lazy("Passport number"), ("number",), (("passport_number",),)),
    Fact("nationality", gettext_lazy("Nationality"), ("nationality",), (("nationality",),)),
    Fact("passport_expires_on", gettext_lazy("Passport valid until"), ("expiry_date",), ()),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one paper (``code``, and ``paper`` its name) says: ``state`` beside the form; no ``text``: says nothing.
    ``doubtful``: from a machine-readable zone whose check digits do not agree with the reading."""

    text: str
    state: str
    place: Box | None = None
    paper: str = ""
    code: str = ""
    doubtful: bool = False

    @property
    def words(self) -> Words:
        """The state in words."""
        return STATES[self.state]

    @property
    def colour(self) -> str:
        """Of the tag with these words."""
        return STATE_TAGS[self.state]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: what the form says, what the passport says, how many other papers say the same, and each that does
    not. Papers that are silent about it are not counted."""

    label: Words
    form: str
    passport: Said
    same: int
    others: list[Said]


def beside_each_other(file: Application, documents: Iterable[Document]) -> list[Row]:
    """From documents read with their facts; empty where the machine has read nothing about the person."""
    read = {one.code: facts for one in documents if (facts := facts_of(one))}
    rows = [_row(file, fact, read) for fact in FACTS]
    return [row for row in rows if row.form or row.passport.text or row.others] if any(map(_tells, rows)) else []


def _row(file: Application, fact: Fact, read: Mapping[str, Facts]) -> Row:
    silent = Said("", ALONE)
    passport = _said(file, fact, read[_PASSPORT]) if _PASSPORT in read else silent
    rest = [
        replace(said, paper=document_name(file, code), code=code)
        for code, facts in read.items()
        if code != _PASSPORT and (said := _said(file, fact, facts)).text
    ]
    others = [said for said in rest if said.state != SAME]
    return Row(fact.label, _shown(fact, _answer(file, fact)), passport, len(rest) - len(others), others)


def _tells(row: Row) -> bool:
    return bool(row.passport.text or row.same or row.others)


def facts_of(document: Document) -> Facts | None:
    """What the machine read on it, if it has; from a document that was read with its facts."""
    kept = getattr(document, "facts", None)
    return Facts.from_json(kept.facts) if kept and kept.facts else None


@dataclass(frozen=True, slots=True)
class Seen:
    """A value read on a paper: ``state`` beside the form where the form says the same thing."""

    label: Words
    said: Said


def read_on(file: Application, facts: Facts) -> list[Seen]:
    """Everything that was read on one paper: first who the person is, then the other values as printed."""
    person = [Seen(fact.label, said) for fact in FACTS if (said := _said(file, fact, facts)).text]
    known = {name for fact in FACTS for choice in fact.printed for name in choice} | {_UNNAMED}
    others = {(one.name, one.text): one for one in reversed(facts.values) if one.name not in known}
    return person + [_as_printed(one) for one in reversed(others.values())]


def _as_printed(value: Value) -> Seen:
    return Seen(VALUES.get(value.name, value.name.replace("_", " ")), Said(value.shown, ALONE, place=value.box))


def _said(file: Application, fact: Fact, facts: Facts) -> Said:
    """The zone where its check digits agree; else print, which is often read better than a blurred zone; else that."""
    answer, zone = _answer(file, fact), facts.zone
    coded = " ".join(filter(None, (zone.fields.get(name, "") for name in fact.zone))) if zone else ""
    if zone and coded and zone.valid:
        return Said(_shown(fact, coded), _beside_zone(fact, answer, zone, coded), place=zone.box)
    if printed := [_joined(facts, choice) for choice in fact.printed if facts.first(choice[0])]:
        ranked = [(compared(fact.answer, answer, one.text), one) for choice in printed for one in choice]
        state, best = min(ranked, key=lambda one: (SAME, OTHERWISE, DIFFERS, ALONE).index(one[0]))
        return Said(_shown(fact, best.text), state, place=best.box)
    if zone and coded:
        return Said(_shown(fact, coded), _beside_zone(fact, answer, zone, coded), place=zone.box, doubtful=True)
    return Said("", ALONE)


def _beside_zone(fact: Fact, answer: str, zone: Zone, coded: str) -> str:
    """A zone writes names in letters of its own (ICAO Doc 9303-3): spelling alone is no difference."""
    names = (zone.fields.get("surname", ""), zone.fields.get("given_names", ""))
    if fact.answer == "full_name" and answer and agrees(*names, name=answer):
        return SAME
    return compared(fact.answer, answer, coded)


def _joined(facts: Facts, names: tuple[str, ...]) -> tuple[Value, ...]:
    """All values of one name, or the surest of several names as one."""
    if len(names) == 1:
        return facts.every(names[0])
    parts = [one for name in names if (one := facts.first(name))]
    boxes = [one.box for one in parts if one.box]
    return (replace(parts[0], text=" ".join(one.text for one in parts), box=_around(boxes)),)


def _around(boxes: list[Box]) -> Box | None:
    whole = boxes[0] if boxes else None
    for box in boxes[1:]:
        whole = whole.joined(box) if whole else box
    return whole


def compared(code: str, answer: str, text: str) -> str:
    """How what a paper says stands to the answer: names may have their words in another order, or fewer of them."""
    if not answer or not text:
        return ALONE
    one, other = _words(answer), _words(text)
    if code == "full_name":
        if sorted(one) == sorted(other) or "".join(one) == "".join(other):
            return SAME
        return OTHERWISE if set(one) <= set(other) or set(other) <= set(one) else DIFFERS
    return SAME if "".join(one) == "".join(other) else DIFFERS


def _words(text: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return "".join(one if one.isalnum() else " " for one in plain.upper()).split()


def _answer(file: Application, fact: Fact) -> str:
    return str(file.answers.get(fact.answer) or "")


def _shown(fact: Fact, text: str) -> str:
    return country(text) if fact.answer == "nationality" else value_in_words(text)


VALUES: Mapping[str, Words] = {
    "account": gettext_lazy("Account number"),
    "amount": gettext_lazy("Amount"),
    "company_name": gettext_lazy("Company"),
    "date": gettext_lazy("Date"),
    "entry_date": gettext_lazy("Entered on"),
    "issue_date": gettext_lazy("Issued on"),
    "letter_number": gettext_lazy("Number of the letter"),
    "mark": gettext_lazy("Stamp or mark"),
    "name": gettext_lazy("Another name"),
    "nib": gettext_lazy("Business number (NIB)"),
    "nik": gettext_lazy("Population number (NIK)"),
    "npwp": gettext_lazy("Tax number (NPWP)"),
    "rptka_number": gettext_lazy("RPTKA number"),
    "sponsor_name": gettext_lazy("Sponsor"),
    "valid_until": gettext_lazy("Valid until"),
}
