"""How long the law wants an application kept that was sent (UU 43/2009; Permenkumham 35/2013 jo. 54/2016)."""

from datetime import date

from django.utils import timezone

from tinggal.applications.models import Application, Decision
from tinggal.applications.status import OVER, Status

YEARS = 5
RUNNING = frozenset(Status) - frozenset(OVER) - {Status.ISSUED}


def kept_until(file: Application) -> date | None:
    """The last day of the year in which five years have passed since its permit or the file ended; None: it still runs
    or its permit has no end. Even then nothing is destroyed without the approval of the national archives."""
    if Status(file.status) in RUNNING:
        return None
    decision: Decision | None = getattr(file, "decision", None)
    if decision is None or decision.outcome != "approval":
        return _years_after(timezone.localdate(file.arrived_at))
    return _years_after(decision.valid_until) if decision.valid_until else None


def _years_after(day: date) -> date:
    return date(day.year + YEARS, 12, 31)
