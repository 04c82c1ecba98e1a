"""What every register promises, and what it may answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from tinggal.registers.questions import Question

Asked_contra = TypeVar("Asked_contra", bound=Question, contravariant=True)


class Unreachable(Exception):
    """The register gave no answer that can be used. ``why`` is a word for it, ``again`` whether a second try may help.

    ``why``: slow, down, busy, garbled, refused (our credential), not_connected.
    """

    def __init__(self, why: str, *, again: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.again = again


@dataclass(frozen=True, slots=True)
class Reply:
    """What a register has on what was asked: ``record`` by field, empty where it has nothing.

    ``differs`` names fields of which the register itself says that they are otherwise, without telling how: some
    (Dukcapil) answer no more than that.
    """

    found: bool
    record: Mapping[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()


class Register(Protocol[Asked_contra]):
    """A register of another authority."""

    simulated: bool

    def check(self) -> list[str]:
        """What is wrong with its settings, in words."""

    def look_up(self, question: Asked_contra, *, within: float) -> Reply:
        """Ask once, and give up after ``within`` seconds. Raises ``Unreachable`` and nothing else."""


class State(StrEnum):
    """What came of asking."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    DIFFERS = "differs"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Answer:
    """``asked_at`` is when the register said it; with ``cached`` that was earlier, and ``silent`` says why it was not
    asked anew: "" where the last answer is so young that there was no need, else a word of ``Unreachable`` or "shut".
    """

    state: State
    asked_at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()
    cached: bool = False
    silent: str = ""
