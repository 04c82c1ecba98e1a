"""From the journal: how long each file that was decided still took from each place it came to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from tinggal.applications.models import SUBJECT
from tinggal.applications.status import DESKS, Status
from tinggal.offices.calendar import working_days

# One row per arrival at a desk of each file decided between two instants. ``after_return`` looks back at the file's
# own story; the last line of a story is its decision.
QUERY = """
WITH decided AS (
    SELECT file.id, file.route_name, file.office_id, file.reference, decision.decided_at
    FROM applications_decision decision JOIN applications_application file ON file.id = decision.application_id
    WHERE decision.decided_at >= %(since)s AND decision.decided_at < %(until)s
)
SELECT decided.route_name, substr(event.kind, 13), decided.office_id, event.at, decided.decided_at,
    EXISTS (
        SELECT 1 FROM journal_event before
        WHERE before.subject = event.subject AND before.number < event.number AND before.kind = %(returned)s
    )
FROM decided JOIN journal_event event ON event.subject = %(prefix)s || decided.reference
WHERE event.kind = ANY(%(places)s) AND event.at < decided.decided_at
"""


@dataclass(frozen=True, slots=True)
class Stay:
    """A file came to a place at an instant and was decided ``days`` working days later (with parts of days)."""

    road: str
    place: str
    office_id: int
    after_return: bool
    decided_at: datetime
    days: float


def stays(*, since: datetime, until: datetime) -> Iterator[Stay]:
    """Every arrival at a desk of the files decided in this span. Rows are fetched in blocks, never all at once."""
    told: dict[str, Any] = {
        "since": since,
        "until": until,
        "prefix": SUBJECT,
        "returned": f"application.{Status.RETURNED}",
        "places": [f"application.{desk}" for desk in DESKS],
    }
    counted = Counted(timezone.localdate(since) - timedelta(days=400), timezone.localdate(until))
    with connection.cursor() as cursor:
        cursor.execute(QUERY, told)
        while rows := cursor.fetchmany(5000):
            for road, place, office_id, at, decided_at, after_return in rows:
                yield Stay(road, place, office_id, after_return, decided_at, counted.between(at, decided_at))


class Counted:
    """Working days numbered once, so that a span is one subtraction."""

    def __init__(self, first: date, last: date) -> None:
        calendar, number, self.number = working_days(), 0, {}
        for ahead in range((last - first).days + 2):
            day = first + timedelta(days=ahead)
            number += calendar.is_working_day(day)
            self.number[day] = number

    def between(self, start: datetime, end: datetime) -> float:
        """Working days, with the difference of the two times of day as a part of a day; never below zero."""
        first, last = timezone.localtime(start), timezone.localtime(end)
        whole = self.number[last.date()] - self.number.get(first.date(), 0)
        return max(whole + _part(last) - _part(first), 0.0)


def _part(at: datetime) -> float:
    return (at.hour * 3600 + at.minute * 60 + at.second) / 86_400
