"""What can go wrong with a register, to be chosen on its page; each lasts until another is chosen."""

import time
from dataclasses import dataclass
from typing import Final

from django.db.models import F, TextChoices
from django.utils.translation import gettext_lazy as _

from tinggal.simulators.models import SimulatedRegister
from tinggal.simulators.registers.world import NAMES, Record

SLOW: Final = 6.0  # seconds; longer than anybody waits


class Fault(TextChoices):
    """The faults, with the words of the chooser."""

    NORMAL = "normal", _("Nothing goes wrong")
    SLOW = "slow", _("It takes 6 seconds to answer")
    SILENT = "silent", _("It is out of order")
    FLAPPING = "flapping", _("Every second question fails")
    GARBLED = "garbled", _("It answers with a page instead of data")
    BUSY = "busy", _("It says: too many questions")
    FORGETS = "forgets", _("It knows nobody any more")
    WRONG = "wrong", _("It answers with the record of somebody else")


class Disturbed(Exception):
    """No proper answer: this HTTP status instead, with these words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@dataclass(frozen=True, slots=True)
class Standing:
    """One register with its present fault, as the page shows it."""

    name: str
    fault: str
    questions: int


def standings() -> list[Standing]:
    """All registers."""
    kept = {row.name: row for row in SimulatedRegister.objects.all()}
    return [
        Standing(name, kept[name].fault if name in kept else Fault.NORMAL, kept[name].questions if name in kept else 0)
        for name in NAMES
    ]


def play(name: str, *, fault: str) -> None:
    """From now on this goes wrong. Raises ``KeyError`` or ``ValueError`` for a register or fault there is not."""
    if name not in NAMES:
        raise KeyError(name)
    SimulatedRegister.objects.update_or_create(name=name, defaults={"fault": Fault(fault)})


def disturb(name: str, record: Record | None) -> Record | None:
    """Count a question, and answer as the present fault has it. Raises ``Disturbed``."""
    row, _new = SimulatedRegister.objects.get_or_create(name=name)
    SimulatedRegister.objects.filter(pk=name).update(questions=F("questions") + 1)
    match row.fault:
        case Fault.SLOW:
            time.sleep(SLOW)
        case Fault.SILENT:
            raise Disturbed(503, "Out of order.")
        case Fault.FLAPPING if row.questions % 2 == 0:
            raise Disturbed(502, "Try again.")
        case Fault.GARBLED:
            raise Disturbed(200, "<html><p>Under maintenance.</p></html>")
        case Fault.BUSY:
            raise Disturbed(429, "Too many questions.")
        case Fault.FORGETS:
            return None
        case Fault.WRONG:
            return _of_somebody_else(record)
    return record


def _of_somebody_else(record: Record | None) -> Record:
    other = {"name": "Orang Lain Sama Sekali", "company": "PT Bukan Yang Dimaksud", "born": "1901-01-01"}
    return {**(record or {}), **other, "entered_on": "1999-12-31", "posts": "Astronaut", "status": "active"}
