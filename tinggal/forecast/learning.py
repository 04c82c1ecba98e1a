"""Learns every night how long files take, and checks once a month whether it was right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from tinggal.forecast.models import Calibration, Wait
from tinggal.forecast.quantiles import Span, span_of
from tinggal.forecast.stays import Stay, stays

LOOKS_BACK = timedelta(days=365)
Key = tuple[str, str, bool, int | None]


def learn(*, now: datetime) -> int:
    """Learn anew from the files decided in the last year; says how many intervals there are."""
    spans = spans_of(stays(since=now - LOOKS_BACK, until=now))
    rows = [
        Wait(
            road=road, place=place, after_return=after_return, office_id=office_id, learned_at=now,
            low=span.low, middle=span.middle, high=span.high, files=span.files,
        )
        for (road, place, after_return, office_id), span in spans.items()
    ]  # fmt: skip
    with transaction.atomic():
        Wait.objects.all().delete()
        Wait.objects.bulk_create(rows)
    return len(rows)


def calibrate(month: date) -> int:
    """Compare a month with what was known when it began; says how many arrivals were compared.

    ``month`` is its first day. Files that no interval speaks of are not counted: nobody was told anything.
    """
    begins, ends = _begin_of(month), _begin_of(_next(month))
    known = spans_of(stays(since=begins - LOOKS_BACK, until=begins))
    held: dict[str, list[bool]] = defaultdict(list)
    for stay in stays(since=begins, until=ends):
        if span := told(known, stay.road, stay.place, after_return=stay.after_return, office_id=stay.office_id):
            held[stay.road].append(span.holds(stay.days))
    for road, answers in held.items():
        counts = {"held": sum(answers), "files": len(answers)}
        Calibration.objects.update_or_create(month=month, road=road, defaults=counts)
    return sum(len(answers) for answers in held.values())


def spans_of(listed: Iterable[Stay]) -> dict[Key, Span]:
    """The intervals of each road, place and kind of file, per office and for all offices together (office None)."""
    days: dict[Key, list[float]] = defaultdict(list)
    for stay in listed:
        days[stay.road, stay.place, stay.after_return, stay.office_id].append(stay.days)
        days[stay.road, stay.place, stay.after_return, None].append(stay.days)
    return {key: span for key, listed_days in days.items() if (span := span_of(listed_days))}


def told(known: Mapping[Key, Span], road: str, place: str, *, after_return: bool, office_id: int | None) -> Span | None:
    """The interval somebody is told: his own office's if it has enough files, else that of all offices."""
    here = known.get((road, place, after_return, office_id))
    return here or known.get((road, place, after_return, None))


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
