"""What is many times the same is tried in part every day, always the same part, and in full with ``./test --all``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sample:
    """How much of it is tried now."""

    full: bool

    def of(self, many: Iterable[T], *, one_in: int, first: int = 0) -> list[T]:
        """Every ``one_in``-th, counted from ``first``, which differs where the same is tried in many places."""
        return list(many) if self.full else list(many)[first % one_in :: one_in]
