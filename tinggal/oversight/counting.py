"""Counts a month anew: offices by desk, and officers by desk. The pages read what is counted here and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from math import ceil
from statistics import median
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from tinggal.applications.status import DESKS
from tinggal.basket.second_looks import differing
from tinggal.forecast.stays import Counted
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.oversight.models import OfficeMonth, OfficerMonth
from tinggal.oversight.steps import Step, steps

OPENS, CLOSES = 7, 18
LOOKS_BACK = timedelta(days=400)
Desk = tuple[int, str]
_SECONDS = """
SELECT officer_id, desk, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - taken_at))
FROM casework_lease WHERE ending = 'moved' AND ended_at >= %s AND ended_at < %s GROUP BY officer_id, desk
"""


def count_month(month: date, *, now: datetime) -> int:
    """Count the month that begins on this day, and put it in the place of what was counted before; how many steps."""
    since, until = _begin(month), _begin(next_month(month))
    taken = list(steps(since=since, until=until))
    offices = office_rows(taken, month=month, now=now, since=since, until=until)
    officers = officer_rows(taken, seconds=_seconds(since, until), month=month, now=now)
    with transaction.atomic():
        OfficeMonth.objects.filter(month=month).delete()
        OfficeMonth.objects.bulk_create(offices)
        OfficerMonth.objects.filter(month=month).delete()
        OfficerMonth.objects.bulk_create(officers)
    return len(taken)


def office_rows(
    taken: Iterable[Step], *, month: date, now: datetime, since: datetime, until: datetime
) -> list[OfficeMonth]:
    """One row for each office and desk with a stay that ended in the month."""
    counted = Counted(timezone.localdate(since - LOOKS_BACK), timezone.localdate(until))
    days: dict[Desk, list[float]] = defaultdict(list)
    tally: dict[Desk, Counter[str]] = defaultdict(Counter)
    for step in taken:
        here = (step.office_id, step.place)
        days[here].append(counted.between(step.came_at, step.at))
        tally[here]["returned"] += step.returns
        tally[here]["late"] += step.late
        if step.sends_back and step.to in DESKS:
            tally[step.office_id, step.to]["sent_back"] += 1
    for look in differing().filter(looked_at__gte=since, looked_at__lt=until).select_related("application"):
        tally[look.application.office_id or 0, _deciding(look.application.decision.role)]["differing"] += 1
    return [
        OfficeMonth(
            month=month, office_id=office, desk=desk, files=len(listed), median=median(listed), p90=p90(listed),
            returned=tally[office, desk]["returned"], sent_back=tally[office, desk]["sent_back"],
            differing=tally[office, desk]["differing"], late=tally[office, desk]["late"], counted_at=now,
        )
        for (office, desk), listed in days.items()
    ]  # fmt: skip


def officer_rows(
    taken: Iterable[Step], *, seconds: Mapping[tuple[int, str], float], month: date, now: datetime
) -> list[OfficerMonth]:
    """One row for each officer and desk at which he took a step in the month."""
    by: dict[tuple[int, str], list[Step]] = defaultdict(list)
    for step in taken:
        if step.officer is not None:
            by[step.officer, step.desk].append(step)
    zones = {office.pk: office.zone for office in Office.objects.all()}
    return [
        OfficerMonth(
            month=month, officer_id=officer, desk=desk, role=desk.partition("@")[0], acts=len(own),
            days=len({step.at.astimezone(zones[step.office_id]).date() for step in own}),
            returns=sum(step.returns for step in own), decisions=sum(step.decides for step in own),
            approvals=sum(step.to == "approved" for step in own), seconds=seconds.get((officer, desk)),
            out_of_hours=sum(is_out_of_hours(step.at, zone=zones[step.office_id]) for step in own), counted_at=now,
        )
        for (officer, desk), own in by.items()
    ]  # fmt: skip


def is_out_of_hours(at: datetime, *, zone: ZoneInfo) -> bool:
    """Before 7 or from 18 o'clock on the clock of the office, or on a closed day."""
    there = at.astimezone(zone)
    return not OPENS <= there.hour < CLOSES or not working_days().is_working_day(there.date())


def p90(listed: Sequence[float]) -> float:
    """The smallest value that nine of ten do not exceed (nearest rank)."""
    return sorted(listed)[ceil(0.9 * len(listed)) - 1]


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _seconds(since: datetime, until: datetime) -> dict[tuple[int, str], float]:
    with connection.cursor() as cursor:
        cursor.execute(_SECONDS, [since, until])
        return {(officer, desk): float(seconds) for officer, desk, seconds in cursor.fetchall()}


def _deciding(role: str) -> str:
    return "at_head" if role == "kakanim" else "at_kasubdit"


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
