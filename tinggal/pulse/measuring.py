"""Writes down how the parts were found: the state now, and one minute more on the day's account."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from tinggal.lib.turns import take_turn
from tinggal.pulse.looking import Found
from tinggal.pulse.models import PartDay, PartState, State

KEPT = timedelta(days=90)
_MINUTE_MORE = """
    INSERT INTO pulse_partday (part, day, working, slow, silent)
    SELECT part, %s, (state = 'working')::int, (state = 'slow')::int, (state = 'silent')::int
    FROM unnest(%s::text[], %s::text[]) AS found (part, state)
    ON CONFLICT (part, day) DO UPDATE SET working = pulse_partday.working + excluded.working,
        slow = pulse_partday.slow + excluded.slow, silent = pulse_partday.silent + excluded.silent
"""


@transaction.atomic
def write_down(found: Mapping[str, Found], *, now: datetime) -> bool:
    """Keep what was found at ``now``; False when this minute has been written down already."""
    take_turn("pulse")
    before = {row.part: row for row in PartState.objects.all()}
    minute = now.replace(second=0, microsecond=0)
    if any(row.looked_at >= minute for row in before.values()):
        return False
    PartState.objects.bulk_create(
        [
            PartState(part=part, state=one.state, since=_since(one, before.get(part), now), looked_at=now)
            for part, one in found.items()
        ],
        update_conflicts=True,
        unique_fields=["part"],
        update_fields=["state", "since", "looked_at"],
    )
    with connection.cursor() as cursor:
        states = [State(one.state).value for one in found.values()]
        cursor.execute(_MINUTE_MORE, [timezone.localdate(now), list(found), states])
    return True


def forget(now: datetime) -> int:
    """Remove the days that the page no longer shows; says how many rows went."""
    return PartDay.objects.filter(day__lt=timezone.localdate(now - KEPT)).delete()[0]


def _since(found: Found, before: PartState | None, now: datetime) -> datetime:
    if before is not None and before.state == found.state:
        return before.since
    return found.since or now
