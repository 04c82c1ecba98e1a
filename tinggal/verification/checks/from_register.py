"""What a register's answer means for a file: agreement, a question for an officer, or a note. It never stops one."""

import re
from collections.abc import Mapping

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinggal.registers.ask import NOT_CONNECTED
from tinggal.registers.questions import ManpowerPlan, Question
from tinggal.registers.register import Answer, State
from tinggal.verification.checks.rule import Papers
from tinggal.verification.results import PASSED, Outcome, Result

SAYS: Mapping[str, str | Promise] = {
    "register_unknown": _("The register does not know this. Please compare with the document."),
    "register_differs": _("The register has something else. Please compare."),
    "register_differed": _(
        "The register cannot be reached now. When it was last asked, it had something else. Please compare."
    ),
    "register_remembered": _("The register cannot be reached now. When it was last asked, it agreed."),
    "register_silent": _("The register cannot be reached. Please look there yourself."),
    "register_not_connected": _("This register is not connected yet. Look there yourself if you are in doubt."),
    "nothing_to_ask": _("There is no number to ask the register with, neither in the form nor read on a document."),
}
NOTHING_TO_ASK = Result(Outcome.NOTE, "nothing_to_ask")
_ACTIVE, _A_PLACE = "active", "> 0"


def meaning(question: Question, answer: Answer, *, asked_with: str) -> Result:
    """``asked_with`` is the number or name it was asked about, for the officer who looks there himself."""
    match answer.state:
        case State.SILENT if answer.silent == NOT_CONNECTED:
            return Result(Outcome.NOTE, "register_not_connected", expected=asked_with)
        case State.SILENT:
            return Result(Outcome.ASK, "register_silent", expected=asked_with)
        case State.NOT_FOUND:
            return Result(Outcome.ASK, "register_unknown", expected=asked_with)
        case State.DIFFERS:
            words = "register_differed" if answer.silent else "register_differs"
            return Result(Outcome.ASK, words, expected=_claimed(question, answer), found=_on_record(answer))
        case State.FOUND if answer.silent:
            return Result(Outcome.NOTE, "register_remembered", expected=asked_with, found=_day(answer))
    return PASSED


def number_in(text: str, *, digits: frozenset[int]) -> str:
    """The digits of a number that has one of these lengths, "" for anything else."""
    bare = re.sub(r"[\s.\-]", "", text)
    return bare if bare.isascii() and bare.isdecimal() and len(bare) in digits else ""


def read_on(papers: Papers, code: str, name: str) -> str:
    """What the machine read on one document, "" where there is none."""
    paper = papers.get(code)
    value = paper.facts.first(name) if paper and paper.facts else None
    return value.text if value else ""


def _claimed(question: Question, answer: Answer) -> str:
    asked = {**question.to_json(), "status": _ACTIVE, "places_left": _A_PLACE, "left_on": "–"}
    if isinstance(question, ManpowerPlan):
        asked["valid_until"] = f"≥ {question.on}"
    return "; ".join(str(asked.get(name, "")) for name in answer.differs)


def _on_record(answer: Answer) -> str:
    record = {**answer.facts, "post": answer.facts.get("posts", "").replace("|", ", ")}
    said = "; ".join(record.get(name, "") or "≠" for name in answer.differs)
    return f"{said} ({_day(answer)})" if answer.silent else said


def _day(answer: Answer) -> str:
    return f"{timezone.localtime(answer.asked_at):%Y-%m-%d %H:%M}"
