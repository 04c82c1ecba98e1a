"""Is this letter genuine, and does it still stand? By its code, by the PDF itself, or by its seal."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import Finding, State
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.letters.checking_facts import Facts, born_on, facts, more, read
from tinggal.letters.checking_register import (
    LONG,
    by_code,
    by_digest,
    day_of,
    disagreement,
    ending,
    tidy,
)
from tinggal.letters.checking_traces import codes_in
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.sharing import PUBLIC, Secret, note_look, try_secret
from tinggal.letters.trusting import trust

LARGEST: Final = 2_000_000  # bytes; our letters have about a tenth of that
NO_SECRET: Final = Secret()
_FEW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer. ``why`` is the code of a sentence (``track/words``), ``number`` and ``on`` fill its places: the
    letter that ended this one and its day, or the last day of the permit.

    ``told`` is what the register says of the letter; ``compare`` what it says of the letter that a wrong file names.
    ``refused``: a secret was given and is not this letter's. ``findings`` and ``unknowable`` are the checker's about
    the file or seal, ``sealed`` what a genuine seal says (keys of ``checker.words.FACTS``).
    """

    state: State
    why: str
    number: str = ""
    on: date | None = None
    told: Facts | None = None
    compare: Facts | None = None
    refused: bool = False
    findings: tuple[Finding, ...] = ()
    unknowable: tuple[str, ...] = ()
    sealed: Mapping[str, str] = field(default_factory=dict)


def check_code(typed: str, *, secret: Secret = NO_SECRET) -> Outcome:
    """What the register says about a code. The short one tells nothing without the holder's secret.

    A miss asks the database the same questions and checks the same signature as a hit, about another letter.
    """
    code = tidy(typed)
    letter, known = by_code(code)
    missed = Outcome(state=State.UNKNOWN, why="pair_not_found" if len(code) < LONG and secret else "not_found")
    if letter is None:
        return missed
    content = read(letter)
    key = try_secret(letter, secret, born_on=born_on(content))
    outcome = answer_for(letter, fine="in_register")
    if not known or (len(code) < LONG and not key.way):
        return missed
    if not key.way:
        return replace(outcome, refused=bool(secret))
    note_look(letter, key, secret=secret)
    return replace(outcome, told=replace(outcome.told, more=more(content, key.fields))) if outcome.told else outcome


def check_pdf(pdf: bytes) -> Outcome:
    """What the register says of this very file; and if it does not know it, what is wrong with it.

    A file that is in order and yet was never filed is told to the journal: somebody else has our keys.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    if letter := by_digest(digest):
        return answer_for(letter, fine="same_file")
    verdict = check_letter(pdf, trust=trust(), today=timezone.localdate())
    if verdict.state in {State.NOT_VALID, State.UNKNOWN}:
        return Outcome(state=State.NOT_VALID, why="file_wrong", findings=verdict.findings, compare=_named(pdf))
    raise_alarm(digest, number=verdict.facts.get("number", ""))
    return Outcome(state=State.UNKNOWN, why="unknown_but_signed", findings=verdict.findings)


def answer_for(letter: Letter, *, fine: str) -> Outcome:
    """How a letter of the register stands today (WIB); ``fine`` is the sentence when all is well."""
    content = read(letter)
    told = facts(letter, content)
    problem, ended_by = disagreement(letter, content), ending(letter, permits=told.permits)
    if problem:
        return Outcome(state=State.NOT_VALID, why=problem)
    if ended_by:
        state = State.REVOKED if ended_by.kind == Kind.REVOCATION else State.REPLACED
        return Outcome(state=state, why=state.value, number=ended_by.number, on=day_of(ended_by), told=told)
    if told.valid_until and told.valid_until < timezone.localdate():
        return Outcome(state=State.EXPIRED, why="expired", on=told.valid_until, told=told)
    return Outcome(state=State.VALID, why=fine, told=told)


def _named(pdf: bytes) -> Facts | None:
    """The one letter of the register whose long code stands in a wrong file."""
    found = [by_code(code) for code in codes_in(pdf)[:_FEW]]
    letters = [letter for letter, known in found if letter and known]
    return facts(letters[0], read(letters[0])) if len(letters) == 1 else None


@transaction.atomic
def raise_alarm(digest: str, *, number: str) -> None:
    """Tell the journal, once for each such file or seal."""
    known = Event.objects.filter(subject="letters", kind="letter.unknown_but_signed", data__sha256=digest)
    if not known.exists():
        told = {"sha256": digest, "number": number}
        record("letter.unknown_but_signed", subject="letters", by=PUBLIC, data=told)
