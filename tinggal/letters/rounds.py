"""Several letters made in one round, in which a poisoned one stops nobody but itself."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class InTurn(Protocol):
    """A letter at any of its steps."""

    @property
    def turn(self) -> str:
        """The word under which workers take turns at it."""


Letter = TypeVar("Letter", bound=InTurn)
Done = TypeVar("Done")


class Round:
    """Leads letters through their steps; ``failed`` are those that could not follow, by ``turn``, and why."""

    def __init__(self) -> None:
        self.failed: dict[str, Exception] = {}

    def together(self, step: Callable[[Sequence[Letter]], list[Done]], those: Sequence[Letter]) -> list[Done]:
        """Do a step for all at once; if it fails, for each by itself. The step does all or nothing."""
        if not those:
            return []
        try:
            return step(those)
        except Exception as problem:
            if len(those) > 1:
                return [done for one in those for done in self.together(step, [one])]
            self.failed[those[0].turn] = problem
            return []

    def each(self, step: Callable[[Letter], Done], those: Sequence[Letter]) -> list[Done]:
        """Do a step for each by itself."""
        return [done for one in those for done in self.together(lambda single: [step(single[0])], [one])]
