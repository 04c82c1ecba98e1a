"""Reads a table of moves: which step may follow which, and who may take it. Knows nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

Guard = Callable[[Any], None]


class MoveRefused(Exception):
    """A step that may not be taken now. The text is for people and says what to do."""


class NotYours(PermissionDenied):
    """A step that this person may not take. Unlike that of ``PermissionDenied`` the text is for him."""


class WrongRoute(Exception):
    """A table of moves that cannot be right: found when the program starts, not when a file is stuck."""


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a route: *who* (``by``) may do *what* (``action``) *where* (``source``), and where it leads.

    ``needs_reason`` names the kind of coded reason that must be given, ``decides`` the outcome when the move is the
    decision, ``page`` the page that collects what the step needs when a plain button is not enough. ``office`` names
    the question whose answer says which office the file belongs to from then on ("" = it stays where it is). ``guards``
    raise ``MoveRefused`` with words.
    """

    action: str
    source: str
    target: str
    by: str
    needs_note: bool = False
    needs_reason: str = ""
    decides: str = ""
    page: str = ""
    office: str = ""
    guards: tuple[Guard, ...] = ()


class Workflow:
    """A route: the rows, the desks' clocks in working days, the law it rests on and the day it came into force."""

    def __init__(
        self, name: str, *, start: str, moves: Iterable[Move], days: Mapping[str, int], since: date, law: str
    ) -> None:
        self.name, self.start, self.moves = name, start, tuple(moves)
        self.days, self.since, self.law = dict(days), since, law
        self._by_key = {(move.action, move.source): move for move in self.moves}
        if len(self._by_key) != len(self.moves):
            raise WrongRoute(f"{name}: two rows with the same action and source.")
        self.statuses = self._reachable()
        sources = {move.source for move in self.moves}
        if stray := sorted(sources - self.statuses):
            raise WrongRoute(f"{name}: nobody can reach {', '.join(stray)}.")
        if unknown := sorted(set(self.days) - sources):
            raise WrongRoute(f"{name}: a clock for {', '.join(unknown)}, where no move starts.")

    def _reachable(self) -> frozenset[str]:
        seen, ahead = {self.start}, [self.start]
        while ahead:
            here = ahead.pop()
            for move in self.moves:
                if move.source == here and move.target not in seen:
                    seen.add(move.target)
                    ahead.append(move.target)
        return frozenset(seen)

    def find(self, action: str, status: str) -> Move | None:
        """The row for this action at this status, or None when the route has no such step."""
        return self._by_key.get((action, status))

    def open_at(self, status: str) -> tuple[Move, ...]:
        """Every row that starts at this status, in the order of the table."""
        return tuple(move for move in self.moves if move.source == status)

    def mermaid(self) -> str:
        """The route as a Mermaid state diagram, one line a row."""
        lines = [f"    {move.source} --> {move.target}: {move.action} ({move.by})" for move in self.moves]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.start}", *lines])
