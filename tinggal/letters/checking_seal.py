"""What the seal of a letter says, and how the register says that letter stands today."""

import hashlib
from dataclasses import replace

from django.utils import timezone

from tinggal.checker import seal_check
from tinggal.checker.verdict import State
from tinggal.letters.checking import Outcome, answer_for, raise_alarm
from tinggal.letters.checking_register import by_index
from tinggal.letters.models import Letter
from tinggal.letters.trusting import trust

ASKED_HERE = frozenset({"seal_ended_since"})  # what the seal alone cannot tell and the register can


def check_seal(seal: bytes) -> Outcome:
    """Check a seal by itself, then find its letter by the place in the public log that stands in it.

    A genuine seal of a letter that was never filed is told to the journal: somebody else has our key.
    """
    verdict = seal_check.check_seal(seal, trust=trust(), today=timezone.localdate())
    if verdict.state in {State.NOT_VALID, State.UNKNOWN}:
        return Outcome(state=verdict.state, why="seal_wrong", findings=verdict.findings)
    letter = _named(verdict.facts.get("log_index", ""), number=verdict.facts.get("number", ""))
    if letter is None:
        raise_alarm(hashlib.sha256(seal).hexdigest(), number=verdict.facts.get("number", ""))
        outcome = Outcome(state=State.UNKNOWN, why="seal_not_in_register")
    else:
        outcome = answer_for(letter, fine="seal_in_register")
    unknowable = tuple(code for code in verdict.unknowable if code not in ASKED_HERE)
    return replace(outcome, findings=verdict.findings, unknowable=unknowable, sealed=verdict.facts)


def _named(index: str, *, number: str) -> Letter | None:
    letter = by_index(int(index)) if index.isdecimal() and len(index) < 19 else None
    return letter if letter and letter.number == number else None
