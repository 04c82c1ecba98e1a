"""The day on which a letter counts as received by whom it is for: one rule, published with its articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SILENCE = timedelta(days=5)  # a mail server tries that long before it gives a message back (RFC 5321, 4.5.4.1)


class How(StrEnum):
    """By what a letter counts as received."""

    OPENED = "opened"
    HANDED_OVER = "handed_over"
    ARRIVED = "arrived"
    NOT_GIVEN_BACK = "not_given_back"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that told of the letter: the day it left, and what was heard of it. None: nothing was heard."""

    left: date
    arrived: date | None = None
    came_back: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a letter that lies in its reader's account since ``filed``. All days are those of Jakarta."""

    filed: date
    opened: date | None = None
    handed_over: date | None = None
    told: Sequence[Told] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """The day a letter counts as received, and by what. The day may lie ahead; None: nothing makes it count yet."""

    day: date | None
    how: How


def served(facts: Facts) -> Served:
    """The first day on which one of these holds, and never before the letter was there (docs/decisions, 30):

    - it was opened or downloaded in the account, by its reader or by whom he let act (UU 30/2014 Ps 60, Ps 61 (2));
    - it was handed over at the counter (Ps 61);
    - it lay in the account and a message about it arrived (Ps 62 (1); UU 11/2008 Ps 8 (2) and (3));
    - as before, and five days went by in which no word came of a message that left.

    A message that came back tells nobody, and a sending without a word does not count before its five days (Ps 62 (5):
    the office proves that a decision was received).
    """
    known = [(facts.opened, How.OPENED), (facts.handed_over, How.HANDED_OVER)]
    known += [_reached(one) for one in facts.told if one.came_back is None]
    days = [Served(max(day, facts.filed), how) for day, how in known if day is not None]
    return min(days, key=lambda one: one.day or date.max, default=Served(None, How.NOT_YET))


def _reached(one: Told) -> tuple[date, How]:
    if one.arrived is not None:
        return max(one.left, one.arrived), How.ARRIVED
    return one.left + SILENCE, How.NOT_GIVEN_BACK
