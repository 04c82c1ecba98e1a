"""What the page shows that puts offices beside each other: at the desk of those who lead them, and to auditors."""

from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format

from tinggal.applications.status import DESKS, Status
from tinggal.oversight.comparing import Line, compared, months_known, together
from tinggal.people.actors import Actor

WIDE, HIGH = 14, 100  # of a bar in the picture of the last months, with its gap


def offices_page(actor: Actor, *, month: str, desk: str) -> dict[str, Any]:
    """The context of ``oversight/_offices.html``: the offices within his reach. Unknown choices become the usual ones.

    Two queries.
    """
    months = months_known()
    chosen = _chosen(month, months)
    place = desk if desk in DESKS else Status.AT_KANIM
    lines = compared(actor, month=chosen, desk=place, months=months) if chosen else []
    return {
        "lines": [(line, _drawn(line), _spoken(line)) for line in lines],
        "whole": together(lines),
        "months": months,
        "month": chosen,
        "desks": [(one.value, one.label) for one in DESKS],
        "desk": place,
        "desk_words": Status(place).label,
    }


def _drawn(line: Line) -> list[tuple[int, int, int]]:
    """Left, top and height of each bar of the last months."""
    return [(WIDE * n, HIGH - point.high, point.high) for n, point in enumerate(line.trend)]


def _spoken(line: Line) -> str:
    """The same in words: "October 3.2, November 2.9"."""
    told = [
        f"{date_format(point.month, 'F')} {number_format(point.median, 1)}"
        for point in line.trend
        if point.median is not None
    ]
    return ", ".join(told)


def _chosen(text: str, months: list[date]) -> date | None:
    named = {f"{month:%Y-%m}": month for month in months}
    return named.get(text) or (months[0] if months else None)
