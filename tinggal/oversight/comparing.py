"""Offices beside each other at one desk in one month, as the pages show it: small numbers are not shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Q

from tinggal.applications.access import SEES_EVERYTHING, SEES_ITS_OFFICES
from tinggal.offices.models import Office
from tinggal.oversight.models import OfficeMonth
from tinggal.people.actors import Actor

FEW = 5
MONTHS = 12
TREND = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One office. ``few``: less than five files, so nothing but that is told. Shares are rounded per cent.

    ``bar`` and ``tail`` are the median and the ninth of ten in per cent of the longest of the list. ``trend`` are the
    last months, the oldest first.
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
    tail: int
    trend: list["Point"]


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a trend: its median, and that in per cent of the longest of the list; None when nothing is told."""

    month: date
    median: float | None
    high: int


@dataclass(frozen=True, slots=True)
class Whole:
    """All offices of a list together: ``half`` is the office in the middle. Shares are per cent of all files."""

    offices: int
    files: int
    half: float
    returned: int
    overturned: int
    late: int


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
    """The offices within reach, the slowest first. Two queries: an office is read once, not with each of its months."""
    shown = [one for one in months if one <= month][:TREND]
    rows = OfficeMonth.objects.filter(within_reach(actor), desk=desk, month__in=shown).order_by()
    by_office: dict[int, dict[date, OfficeMonth]] = defaultdict(dict)
    for row in rows:
        by_office[row.office_id][row.month] = row
    told = [row for one in by_office.values() for row in one.values() if row.files >= FEW]
    high = max((row.median for row in told), default=0)
    far = max((row.p90 for row in told if row.month == month), default=0)
    here = [one for one in by_office.values() if month in one]
    offices = Office.objects.in_bulk([one[month].office_id for one in here])
    for one in here:
        one[month].office = offices[one[month].office_id]
    here.sort(key=lambda one: (one[month].files < FEW, -one[month].median, one[month].office.path))
    return [_line(one, month=month, shown=shown, high=high, far=far) for one in here]


def together(lines: Sequence[Line]) -> Whole | None:
    """The offices of a list as one; offices with few files are left out. None when none is left."""
    told = [line for line in lines if not line.few]
    files = sum(line.files for line in told)
    if not files:
        return None
    returned, overturned, late = (
        round(sum(getattr(line, name) * line.files for line in told) / files)
        for name in ("returned", "overturned", "late")
    )
    return Whole(len(told), files, median(line.median for line in told), returned, overturned, late)


def _line(one: dict[date, OfficeMonth], *, month: date, shown: Sequence[date], high: float, far: float) -> Line:
    row = one[month]
    few = row.files < FEW
    return Line(
        office=row.office.short_name,
        few=few,
        files=row.files,
        median=row.median,
        p90=row.p90,
        returned=round(100 * row.returned / row.files),
        overturned=round(100 * (row.sent_back + row.differing) / row.files),
        late=round(100 * row.late / row.files),
        bar=0 if few else _share(row.median, far),
        tail=0 if few else _share(row.p90, far),
        trend=[_point(when, one.get(when), high) for when in reversed(shown)],
    )


def _point(month: date, row: OfficeMonth | None, high: float) -> Point:
    if row is None or row.files < FEW:
        return Point(month, None, 0)
    return Point(month, row.median, _share(row.median, high))


def _share(part: float, whole: float) -> int:
    return round(100 * part / whole) if whole else 0
