"""THE TABLE: every signal, what it looks at, how much it weighs, what clears it, and who may see it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
_MEASURED = Path(__file__).with_name("measured.csv")


@dataclass(frozen=True, slots=True)
class Row:
    """``weight`` from 1 (worth knowing) to 5 (look first). ``version`` grows when the rule changes: files then get a
    new signal. ``looks_at`` says what is compared, ``clears`` what would make an officer sure that all is well."""

    id: str
    name: Words
    looks_at: Words
    clears: Words
    weight: int
    version: int = 1
    seen_by: Literal["officer", "auditor"] = "officer"


SIGNALS: tuple[Row, ...] = (
    Row(
        "S-01", _("One passport, two people"), _("passport number, name and date of birth in the forms"),
        _("A slip of the pen in one of the forms, or a new name after a marriage: compare both passports."), 5,
    ),
    Row(
        "S-02", _("One portrait, two names"), _("portraits in photos and passports"),
        _("Twins, or a new name: compare the photos and the certificates."), 5,
    ),
    Row(
        "S-03", _("The same file for two people"), _("the bytes of uploaded files"),
        _("The paper is about both of them, such as a family card, or it was uploaded in the wrong place."), 4,
    ),
    Row(
        "S-04", _("Nearly the same picture"),
        _("how the first pages of scans and photos look; those that look alike are laid over each other"),
        _("Scans of one paper that is about both people, or forms of which nearly nothing was filled in."), 3,
        version=2,
    ),
    Row(
        "S-05", _("One phone, many sponsors"), _("phone numbers of foreigners and sponsors"),
        _("The number belongs to an agent whom all these sponsors have authorised."), 2,
    ),
    Row(
        "S-06", _("One e-mail address, many sponsors"), _("e-mail addresses of sponsors, and accounts that send files"),
        _("The address belongs to an agent whom all these sponsors have authorised."), 2,
    ),
    Row(
        "S-07", _("More people than fit in one home"), _("addresses in Indonesia"),
        _("The address is a hotel, a dormitory or a large building: ask for the residence certificate."), 2,
    ),
    Row(
        "S-08", _("One bank account, two people"), _("account numbers read on bank statements"),
        _("A joint account, or the account of a relative who pays: ask for the proof of relation."), 4, version=2,
    ),
    Row(
        "S-09", _("One letter for many sponsors"), _("when and with what program the letters of sponsors were begun"),
        _("One agent or lawyer writes the letters of all these sponsors."), 3,
    ),
    Row(
        "S-10", _("More foreigners than the sponsor can have"),
        _("people under one plan (RPTKA), and how many it allows; or people for whom a person vouches, and ten"),
        _("A newer plan, or foreigners who have left: ask the sponsor for a list."), 3, version=2,
    ),
    Row(
        "S-11", _("Dates that cannot be"), _("days in the form, on documents and inside the files"),
        _("A misread day, or a copy that was made later: look at the original."), 3,
    ),
    Row(
        "S-12", _("Document may have been changed"), _("how the file was saved, and the small preview inside pictures"),
        _("The issuer confirms the paper, or the original shows the same."), 3,
    ),
    Row(
        "S-13", _("One plan (RPTKA), two sponsors"), _("RPTKA numbers in forms and documents"),
        _("A slip of the pen, or a sponsor who changed its name: compare with the plan."), 4,
    ),
    Row(
        "S-21", _("One officer has most files of a sponsor"), _("who acted on the files of one sponsor at one desk"),
        _("The work is divided by sponsor at this desk, or a colleague was away."), 3, seen_by="auditor",
    ),
    Row(
        "S-22", _("Much faster than colleagues"),
        _("how long files of one sponsor lie with one officer; beside colleagues, and beside his own other files"),
        _("The files were simple, such as extensions without changes."), 3, version=2, seen_by="auditor",
    ),
    Row(
        "S-23", _("Always approved"), _("decisions of one officer on files of one sponsor"),
        _("The sponsor's files are complete as a rule: look through a few."), 2, seen_by="auditor",
    ),
)  # fmt: skip
BY_ID: Mapping[str, Row] = {row.id: row for row in SIGNALS}


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a signal was right (precision) and how much it found (recall) on a planted set, in per cent."""

    precision: float
    recall: float
    planted: int
    files: int


@cache
def measured() -> Mapping[str, Measured]:
    """By the id of the signal, as ``make bench-fraud`` wrote it down; empty where that was never done."""
    if not _MEASURED.exists():
        return {}
    with _MEASURED.open(encoding="utf-8", newline="") as file:
        return {
            row["signal"]: Measured(
                float(row["precision"]), float(row["recall"]), int(row["planted"]), int(row["files"])
            )
            for row in csv.DictReader(file)
        }
