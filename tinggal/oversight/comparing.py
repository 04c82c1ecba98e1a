"""Offices beside each other at one desk in one month, as the pages show it: small numbers are not shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tinggal.applications.access import SEES_EVERYTHING, SEES_ITS_OFFICES
from tinggal.oversight.models import OfficeMonth
from tinggal.people.actors import Actor

FEW = 5
MONTHS = 12
TREND = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One office. ``few``: less than five files, so nothing but that is told. Shares are rounded per cent.

    ``bar`` is the median in per cent of the longest of the list; ``trend`` the same for the last months, oldest first.
    """

    office: str
    few: bool
    files: int
    median: float
    p90: float
    returned: int
    overturned: int
    late: int
    bar: int
    trend: list[int]


def months_known() -> list[date]:
    """The months that were counted, the newest first."""
    return list(OfficeMonth.objects.order_by("-month").values_list("month", flat=True).distinct()[:MONTHS])


def within_reach(actor: Actor) -> Q:
    """Whose numbers this person reads: those of his offices, of all offices for the directorate and auditors."""
    reach = Q(pk__in=[])
    for seat in actor.seats:
        if seat.role in SEES_EVERYTHING:
            return Q()
        if seat.role in SEES_ITS_OFFICES:
            reach |= Q(office__path=seat.office_path) | Q(office__path__startswith=f"{seat.office_path}/")
    return reach


def compared(actor: Actor, *, month: date, desk: str, months: Sequence[date]) -> list[Line]:
    """The offices within reach, the slowest first. One query."""
    shown = [one for one in months if one <= month][:TREND]
    rows = OfficeMonth.objects.filter(within_reach(actor), desk=desk, month__in=shown).select_related("office")
    by_office: dict[int, dict[date, OfficeMonth]] = defaultdict(dict)
    for row in rows:
        by_office[row.office_id][row.month] = row
    longest = max((row.median for one in by_office.values() for row in one.values() if row.files >= FEW), default=0)
    here = [one for one in by_office.values() if month in one]
    here.sort(key=lambda one: (one[month].files < FEW, -one[month].median, one[month].office.path))
    return [_line(one, month=month, shown=shown, longest=longest) for one in here]


def _line(one: dict[date, OfficeMonth], *, month: date, shown: Sequence[date], longest: float) -> Line:
    row = one[month]
    return Line(
        office=row.office.short_name,
        few=row.files < FEW,
        files=row.files,
        median=row.median,
        p90=row.p90,
        returned=round(100 * row.returned / row.files),
        overturned=round(100 * (row.sent_back + row.differing) / row.files),
        late=round(100 * row.late / row.files),
        bar=_bar(row, longest),
        trend=[_bar(one.get(when), longest) for when in reversed(shown)],
    )


def _bar(row: OfficeMonth | None, longest: float) -> int:
    return round(100 * row.median / longest) if row and longest and row.files >= FEW else 0
