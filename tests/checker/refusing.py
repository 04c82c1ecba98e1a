"""A genuine letter to do things to, and the question why it is refused then."""

from functools import cache

from tests.checker import made
from tests.checker.made import DAY, house
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State


@cache
def letter() -> bytes:
    return made.letter()


def refused(data: bytes) -> str:
    """Why the letter is not valid; fails if it is anything else."""
    verdict = check_letter(data, trust=house().trust, today=DAY)
    assert verdict.state is State.NOT_VALID, verdict
    assert verdict.facts == {}
    return verdict.findings[-1].code
