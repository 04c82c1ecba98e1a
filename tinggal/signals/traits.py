"""What a file shows of itself: the marks, looks and faces by which it is compared with others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from tinggal.applications.models import Application, Document
from tinggal.lib.codes import blind_index
from tinggal.reading.facts import Facts
from tinggal.signals import spelling
from tinggal.signals.faces import Numbers, turned
from tinggal.signals.hashes import bits_of
from tinggal.signals.papers import PORTRAITS, STATEMENTS, of_a_sponsor
from tinggal.signals.people import home
from tinggal.verification.models import DocumentFacts

PASSPORT, PHONE, MAIL, ADDRESS, ACCOUNT = "passport", "phone", "mail", "address", "account"
SPONSOR, SPONSOR_NAME, RPTKA, FILE, ORIGIN = "sponsor", "sponsor_name", "rptka", "file", "origin"
_PHONES, _MAILS = ("phone", "sponsor_phone"), ("sponsor_email",)


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that can be equal in two files; ``about`` is the code of the question or document it stands in."""

    kind: str
    key: str
    about: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document in force: where the file came from (``Received.origin``), how its first page looks, what it says.
    ``document`` is its key."""

    document: int
    code: str
    attached_on: date
    original_sha256: str
    origin: Mapping[str, Any]
    look: int | None
    facts: Facts | None

    def read(self, name: str) -> str:
        """A value read on it, in its normal form; "" where it was not found."""
        found = self.facts.first(name) if self.facts else None
        return found.text if found else ""


@dataclass(frozen=True, slots=True)
class Traits:
    """A file as it is compared."""

    application: Application
    marks: tuple[Trait, ...]
    sheets: Mapping[str, Sheet]
    faces: Mapping[str, Numbers]

    def of_kind(self, *kinds: str) -> tuple[Trait, ...]:
        """Its marks of these kinds."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)


def traits_of(application: Application) -> Traits:
    """Read from the rows alone: no document is opened for it."""
    documents = list(application.documents.filter(replaced_at=None))
    read = {one.document_id: one for one in DocumentFacts.objects.filter(document__in=documents)}
    sheets = {one.code: _sheet(one, read.get(one.pk)) for one in documents}
    found = dict.fromkeys(mark for mark in (*_of_answers(application), *_of_sheets(sheets)) if mark.key)
    return Traits(application, tuple(found), sheets, dict(_faces(sheets)))


def key_of(kind: str, value: str) -> str:
    """The keyed digest under which a value is kept; "" for no value. The kind goes in, so that no two kinds meet."""
    return blind_index(f"{kind} {value}", key=settings.BLIND_INDEX_KEY) if value else ""


def _sheet(document: Document, read: DocumentFacts | None) -> Sheet:
    looks = document.looks or [""]
    return Sheet(
        document=document.pk,
        code=document.code,
        attached_on=timezone.localdate(document.attached_at),
        original_sha256=document.original_sha256,
        origin=document.origin or {},
        look=bits_of(str(looks[0])) if _is_scan(document) else None,
        facts=Facts.from_json(read.facts) if read and read.facts else None,
    )


def _is_scan(document: Document) -> bool:
    """Whether its look says something: not of a page that a program wrote, where two filled-in forms look the same, and
    not of passports and portraits, which look much like each other; those are compared by the print of the portrait."""
    return document.code not in PORTRAITS and not (document.origin or {}).get("fonts")


def _of_answers(application: Application) -> Iterator[Trait]:
    answers = application.answers
    sender = application.applicant.email
    numbers = {code: spelling.phone(answers.get(code, "")) for code in _PHONES}
    yield Trait(PASSPORT, key_of(PASSPORT, spelling.number(answers.get("passport_number", ""))), "passport_number")
    for code, phone in numbers.items():
        yield Trait(PHONE, key_of(PHONE, phone), code)
    for code in _MAILS:
        yield Trait(MAIL, key_of(MAIL, spelling.mail(answers.get(code, ""))), code)
    yield Trait(MAIL, key_of(MAIL, spelling.mail(sender or "")), "sender")
    yield Trait(ADDRESS, key_of(ADDRESS, home(answers)), "address")
    yield Trait(SPONSOR, key_of(SPONSOR, spelling.number(answers.get("sponsor_number", ""))), "sponsor_number")
    yield Trait(SPONSOR_NAME, key_of(SPONSOR_NAME, spelling.company(answers.get("sponsor_name", ""))), "sponsor_name")
    yield Trait(RPTKA, key_of(RPTKA, spelling.number(answers.get("rptka_number", ""))), "rptka_number")


def _of_sheets(sheets: Mapping[str, Sheet]) -> Iterator[Trait]:
    for code, sheet in sheets.items():
        yield Trait(FILE, key_of(FILE, sheet.original_sha256), code)
        if code in STATEMENTS:
            yield Trait(ACCOUNT, key_of(ACCOUNT, spelling.account(sheet.read("account_number"))), code)
        yield Trait(RPTKA, key_of(RPTKA, spelling.number(sheet.read("rptka_number"))), code)
        if of_a_sponsor(code):
            yield Trait(ORIGIN, key_of(ORIGIN, template_of(sheet.origin)), code)


def template_of(origin: Mapping[str, Any]) -> str:
    """What every letter written over one first letter keeps: the program and the second in which that was begun.

    "" where no second is told: a program alone is shared by thousands.
    """
    begun, creator = str(origin.get("made_at") or ""), str(origin.get("creator") or "")
    return f"{creator} {begun}" if len(begun) >= len("2026-01-01T00:00:00") else ""


def _faces(sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, Numbers]]:
    for code in PORTRAITS if settings.COMPARE_FACES else ():
        faces = sheets[code].facts.faces if code in sheets and sheets[code].facts else ()  # type: ignore[union-attr]
        if faces:
            surest = max(faces, key=lambda face: face.sure)
            numbers = turned(surest.print, key=settings.BLIND_INDEX_KEY)
            if numbers is not None:
                yield code, numbers
