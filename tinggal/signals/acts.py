"""Who acted on which sponsor's files at which desk, how long the file had lain there, and what came out of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from tinggal.applications.models import SUBJECT
from tinggal.applications.status import DESKS, Status

_ARRIVALS = [f"application.{desk}" for desk in DESKS]
_DECISIONS = [f"application.{status}" for status in (Status.RETURNED, Status.APPROVED, Status.REJECTED)]
_ACTS = """
    WITH steps AS (
        SELECT subject, kind, actor, desk, at, LAG(at) OVER (PARTITION BY subject ORDER BY number) AS arrived
        FROM journal_event
        WHERE kind = ANY(%(kinds)s) AND subject IN (
            SELECT subject FROM journal_event WHERE kind = ANY(%(kinds)s) AND at >= %(since)s AND desk <> '')
    )
    SELECT DISTINCT ON (steps.subject, steps.at) steps.desk, substr(steps.actor, 6)::bigint, mark.key, file.id,
        steps.kind, EXTRACT(epoch FROM steps.at - steps.arrived) / 60
    FROM steps
    JOIN applications_application file ON file.reference = substr(steps.subject, %(prefix)s)
    JOIN signals_mark mark ON mark.application_id = file.id AND mark.kind IN ('sponsor', 'sponsor_name')
    WHERE steps.desk <> '' AND steps.actor LIKE 'user/%%' AND steps.at >= %(since)s AND steps.arrived IS NOT NULL
    ORDER BY steps.subject, steps.at, mark.kind DESC
"""


@dataclass(frozen=True, slots=True)
class Act:
    """One step of an officer. ``sponsor`` is the key of its name (else its number); ``minutes`` since the file came."""

    desk: str
    officer: int
    sponsor: str
    file: int
    kind: str
    minutes: float

    @property
    def approves(self) -> bool:
        """Whether it is an approval."""
        return self.kind == "application.approved"

    @property
    def decides(self) -> bool:
        """Whether it is a decision at all."""
        return self.kind in ("application.approved", "application.rejected")


def acts_since(moment: datetime) -> Iterator[Act]:
    """Read from the journal; what the system did is left out."""
    given: dict[str, Any] = {"kinds": [*_ARRIVALS, *_DECISIONS], "since": moment, "prefix": len(SUBJECT) + 1}
    with connection.cursor() as cursor:
        cursor.execute(_ACTS, given)
        for desk, officer, sponsor, file, kind, minutes in cursor.fetchall():
            yield Act(desk, officer, sponsor, file, kind, float(minutes))
