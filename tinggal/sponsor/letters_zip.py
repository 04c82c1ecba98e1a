"""Letters of many files as one ZIP, with names that a clerk understands and a list of what is inside."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator

from django.db import transaction

from tinggal.applications.access import authority, files_on_behalf
from tinggal.applications.on_behalf import USED
from tinggal.journal.record import record
from tinggal.letters.actions import LetterDamaged, found_damaged, opened, pdf_of
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter, LetterQuerySet
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

KINDS = (Kind.APPROVAL, Kind.REFUSAL, Kind.PERMIT, Kind.CORRECTION, Kind.REVOCATION)
MOST = 100
LONGEST = 60
LIST, HEADINGS = "list.csv", ("file", "name", "letter", "number", "application")


def letters_for(actor: Actor, sponsor: Sponsor) -> LetterQuerySet:
    """The letters in force of this sponsor's files that this actor may receive: of his team, or under a mandate."""
    files = files_on_behalf(actor, task=Task.LETTERS).filter(sponsor=sponsor)
    found = Letter.objects.filter(application__in=files.values("pk"), kind__in=KINDS, ended_by=None)
    return found.select_related("application__applicant", "application__sponsor")


def packed(letters: Iterable[Letter], *, by: Actor) -> bytes:
    """The ZIP. Each letter counts as opened. One that cannot be read is named in the list, and reported."""
    made = io.BytesIO()
    rows: list[tuple[str, ...]] = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as bundle:
        for letter, name in named(letters):
            try:
                bundle.writestr(name, pdf_of(letter))
            except LetterDamaged:
                found_damaged(letter)
                rows.append(("NOT READABLE", *_told(letter)))
            else:
                opened(letter, by=by)
                _tell_the_client(letter, by=by)
                rows.append((name, *_told(letter)))
        bundle.writestr(LIST, _list(rows))
    return made.getvalue()


@transaction.atomic
def _tell_the_client(letter: Letter, *, by: Actor) -> None:
    """What an agent takes stands in the list of his mandate."""
    right = authority(by, letter.application, task=Task.LETTERS) or {}
    if mandate := right.get("mandate"):
        told = {"file": letter.application.reference, "did": "letter.opened"}
        record(USED, subject=f"mandate/{mandate}", by=by, data=told)


def named(letters: Iterable[Letter]) -> Iterator[tuple[Letter, str]]:
    """Each letter with a file name of its own: who, which letter, its number."""
    taken: set[str] = set()
    for letter in letters:
        parts = (letter.application.holder, str(letter.get_kind_display()), letter.number or str(letter.pk))
        name = plain = " - ".join(_tidy(part) for part in parts)
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name.casefold())
        yield letter, f"{name}.pdf"


def _told(letter: Letter) -> tuple[str, ...]:
    file = letter.application
    return (_cell(file.holder), str(letter.get_kind_display()), letter.number, file.reference)


def _list(rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows(rows)
    return "\ufeff" + out.getvalue()


def _tidy(text: str) -> str:
    """What every file system takes: letters, digits, spaces, dots and hyphens."""
    kept = (sign if sign.isalnum() or sign in " .-" else "-" for sign in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())[:LONGEST].strip(" .-") or "-"


def _cell(text: str) -> str:
    """No spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
