"""What a letter is to be written about: the event that asks for it and whatever it speaks of."""

from dataclasses import dataclass

from tinggal.applications.models import Application, Decision
from tinggal.journal.models import Event
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Correction, Letter, turn_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One letter to write. ``decision`` for approvals and refusals, ``about`` for what ends or permits on another
    letter, ``correction`` for what was ordered to be put right."""

    kind: Kind
    cause: Event
    application: Application
    decision: Decision | None = None
    about: Letter | None = None
    correction: Correction | None = None

    @property
    def turn(self) -> str:
        """The word under which workers take turns at it."""
        return turn_of(self.cause.pk)
