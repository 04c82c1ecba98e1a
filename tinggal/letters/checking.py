"""Is this letter genuine? Answers by its code or by the PDF itself, and tells hardly anything about the holder."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.models import Event
from tinggal.letters.examine import examine, read_roots
from tinggal.letters.models import Letter
from tinggal.lib.codes import ALPHABET

LARGEST: Final = 1_000_000  # bytes; our letters have about a tenth of that, and a bomb in a file grows with its size
_LOOKALIKES = str.maketrans("ILO", "110")


class State(StrEnum):
    """The three answers."""

    VALID = "valid"
    NOT_VALID = "not_valid"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer in words, and for a letter we know what to compare it with.

    ``kind`` is "approval" or "refusal"; ``valid_from`` and ``valid_until`` are the permit's days (none for a refusal
    and for a permit without end); ``initials`` and ``passport`` ("•••••02C3") let the holder be recognised, not learnt.
    """

    state: State
    words: str
    kind: str = ""
    number: str = ""
    dated: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    initials: str = ""
    passport: str = ""
    specimen: bool = False


def check_code(typed: str) -> Outcome:
    """What the register says about a code: the 26 characters of the QR or the 12 that people type.

    Spaces, hyphens, small letters and the look-alikes I, L, O are forgiven.
    """
    code = "".join(character for character in typed.upper() if character.isalnum()).translate(_LOOKALIKES)
    if any(character not in ALPHABET for character in code):
        code = ""
    short = f"{code[:4]}-{code[4:8]}-{code[8:]}"
    letter = _registered().filter(code=code).first() or _registered().filter(short_code=short).first()
    if letter is None:
        return Outcome(State.UNKNOWN, _("We know no letter with this code. Please compare it with the letter again."))
    problem = _disagreement(letter)
    if problem:
        return Outcome(State.NOT_VALID, problem)
    return _known(letter, words=_("This letter is in our register. Compare it with the letter you have."))


def check_pdf(pdf: bytes) -> Outcome:
    """Whether this file is, byte for byte, a letter we filed, with our signature in order."""
    if len(pdf) > LARGEST:
        return Outcome(State.NOT_VALID, _("The file is too large to be one of our letters."))
    letter = _registered().filter(sha256=hashlib.sha256(pdf).hexdigest()).first()
    examined = examine(pdf, roots=read_roots(Path(settings.SIGNER_ROOTS_FOLDER)))
    if not examined.in_order:
        return Outcome(State.NOT_VALID, examined.why)
    if letter is None:
        return Outcome(State.NOT_VALID, _("The file carries our signature, but it is not in our register of letters."))
    problem = _disagreement(letter)
    if problem:
        return Outcome(State.NOT_VALID, problem)
    return _known(letter, words=_("This file is the letter as we signed it. Nothing in it has been changed."))


def _registered() -> Any:
    return Letter.objects.select_related("application", "decision")


def _disagreement(letter: Letter) -> str:
    """What in the register does not fit together: a row nobody journaled, another number, another day (T01, T02)."""
    filed = Event.objects.filter(
        subject=letter.application.subject, kind="letter.filed", actor="system", data__sha256=letter.sha256
    )
    content = json.loads(letter.content)["written"]
    if not filed.exists() or letter.decision.application_id != letter.application_id:
        return _("No decision in our register belongs to this letter.")
    if not content["number"] == letter.number == letter.decision.number:
        return _("The number of the letter does not agree with the decision.")
    if content["dated"] != timezone.localdate(letter.decision.decided_at).isoformat():
        return _("The date of the letter does not agree with the decision.")
    return ""


def _known(letter: Letter, *, words: str) -> Outcome:
    content = json.loads(letter.content)
    written, permit = content["written"], content.get("permit", {})
    holder = written["holder"]
    return Outcome(
        state=State.VALID,
        words=words,
        kind=letter.kind,
        number=letter.number,
        dated=date.fromisoformat(written["dated"]),
        valid_from=_day(permit.get("valid_from")),
        valid_until=_day(permit.get("valid_until")),
        initials=" ".join(f"{name[0]}." for name in holder["name"].split()),
        passport="•" * max(len(holder["passport"]) - 4, 0) + holder["passport"][-4:],
        specimen=written["specimen"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
