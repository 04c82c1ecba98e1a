"""The hours in which no phone rings: a short message written at night leaves in the morning."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings


def may_leave_at(now: datetime, *, zone: ZoneInfo) -> datetime:
    """``now`` by day; at night the next morning on the clock of that place.

    The night is ``settings.SMS_QUIET``: the hour from which and the hour until which; two equal hours mean no night.
    """
    begins, ends = settings.SMS_QUIET
    here = now.astimezone(zone)
    late = here.hour >= begins
    asleep = (late or here.hour < ends) if begins > ends else begins <= here.hour < ends
    if not asleep:
        return now
    day = here.date() + timedelta(days=1) if late and begins > ends else here.date()
    return datetime.combine(day, time(ends), tzinfo=zone)
