"""From the journal: every step out of a desk in a span of time, who took it, and when the file had come there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from tinggal.applications.models import SUBJECT
from tinggal.applications.status import DESKS, Status

# A stay ends with the file's next step. Only files with a step in the span are read, each from its whole story.
QUERY = """
WITH touched AS (
    SELECT DISTINCT subject FROM journal_event WHERE kind = ANY(%(kinds)s) AND at >= %(since)s AND at < %(until)s
), steps AS (
    SELECT event.subject, event.number, event.kind, event.at, event.actor, event.desk,
        event.data->>'action' AS action, LAG(event.kind) OVER story AS came, LAG(event.at) OVER story AS came_at,
        LAG(event.number) OVER story AS came_number
    FROM journal_event event JOIN touched USING (subject) WHERE event.kind = ANY(%(kinds)s)
    WINDOW story AS (PARTITION BY event.subject ORDER BY event.number)
)
SELECT file.office_id, file.id, steps.came, steps.came_at, steps.kind, steps.at, coalesce(steps.action, ''),
    steps.actor, steps.desk, EXISTS (
        SELECT 1 FROM journal_event late WHERE late.subject = steps.subject AND late.kind = 'clock.late'
        AND late.number > steps.came_number AND late.number < steps.number
    )
FROM steps JOIN applications_application file ON file.reference = substr(steps.subject, %(prefix)s)
WHERE steps.at >= %(since)s AND steps.at < %(until)s AND steps.came = ANY(%(desks)s) AND file.office_id IS NOT NULL
"""
_KIND = "application."
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Step:
    """A file left ``place`` for ``to`` (statuses). ``actor`` and ``desk`` are as in the journal; ``late`` says that its
    time at that desk had passed."""

    office_id: int
    file: int
    place: str
    came_at: datetime
    to: str
    at: datetime
    action: str
    actor: str
    desk: str
    late: bool

    @property
    def officer(self) -> int | None:
        """Who took it; None when it was not a person at a desk."""
        number = self.actor.removeprefix("user/")
        return int(number) if self.desk and number.isdecimal() else None

    @property
    def returns(self) -> bool:
        """Back to the applicant."""
        return self.to == Status.RETURNED

    @property
    def decides(self) -> bool:
        """Whether it is a decision."""
        return self.to in (Status.APPROVED, Status.REJECTED)

    @property
    def sends_back(self) -> bool:
        """Back to a desk before, which has to do its work again."""
        return self.action.startswith("send_back")


def steps(*, since: datetime, until: datetime) -> Iterator[Step]:
    """Every step out of a desk in this span. Rows are fetched in blocks."""
    given: dict[str, Any] = {
        "since": since,
        "until": until,
        "prefix": len(SUBJECT) + 1,
        "kinds": [_KIND + status for status in Status.values],
        "desks": [_KIND + desk for desk in DESKS],
    }
    with connection.cursor() as cursor:
        cursor.execute(QUERY, given)
        while rows := cursor.fetchmany(_AT_ONCE):
            for office, file, came, came_at, kind, at, action, actor, desk, late in rows:
                place, to = came.removeprefix(_KIND), kind.removeprefix(_KIND)
                yield Step(office, file, place, came_at, to, at, action, actor, desk, late)
