"""A register this installation has no line to yet: officers look there themselves, and no file waits."""

from tinggal.registers.questions import Question
from tinggal.registers.register import Reply, Unreachable


class NotConnected:
    """Answers nothing and simulates nothing: what production uses until an agreement with the keeper exists."""

    simulated = False

    def check(self) -> list[str]:
        """Never anything."""
        return []

    def look_up(self, question: Question, *, within: float) -> Reply:
        """Never answers."""
        raise Unreachable("not_connected")
