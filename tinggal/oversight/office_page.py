"""What the page shows that puts offices beside each other: at the desk of those who lead them, and to auditors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.formats import date_format, number_format

from tinggal.applications.status import DESKS, Status
from tinggal.oversight.comparing import Line, compared, months_known, together
from tinggal.people.actors import Actor

STEP, WIDE, HIGH = 14, 10, 100  # of the bars in the picture of the last months


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the page shows a line. ``half`` and ``ninth`` are its days in words; ``before`` and ``now`` the paths that
    draw the months before and this one; ``spoken`` tells the same: "October 3.2, November 2.9"."""

    half: str
    ninth: str
    before: str
    now: str
    spoken: str


def offices_page(actor: Actor, *, month: str, desk: str) -> dict[str, Any]:
    """The context of ``oversight/_offices.html``: the offices within his reach. Unknown choices become the usual ones.

    Three queries.
    """
    months = months_known()
    chosen = _chosen(month, months)
    place = desk if desk in DESKS else Status.AT_KANIM
    lines = compared(actor, month=chosen, desk=place, months=months) if chosen else []
    names = {one: date_format(one, "F") for one in months}
    days = cache(_days)  # a hundred offices share few numbers, and words are dear
    return {
        "lines": [(line, _drawn(line, names=names, days=lambda long: days(round(long, 1)))) for line in lines],
        "whole": together(lines),
        "months": months,
        "month": chosen,
        "desks": [(one.value, one.label) for one in DESKS],
        "desk": place,
        "desk_words": Status(place).label,
    }


def _drawn(line: Line, *, names: Mapping[date, str], days: Callable[[float], str]) -> Drawn:
    *before, now = [_bar(STEP * n, point.high) for n, point in enumerate(line.trend)]
    told = [f"{names[point.month]} {days(point.median)}" for point in line.trend if point.median is not None]
    return Drawn(days(line.median), days(line.p90), "".join(before), now, ", ".join(told))


def _bar(left: int, high: int) -> str:
    return f"M{left} {HIGH}v-{high}h{WIDE}v{high}z"


def _days(tenths: float) -> str:
    return number_format(tenths, 1)


def _chosen(text: str, months: list[date]) -> date | None:
    named = {f"{month:%Y-%m}": month for month in months}
    return named.get(text) or (months[0] if months else None)
