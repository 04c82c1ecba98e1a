"""How often each check passes, asks and blocks, and how often officers say that it was right: month by month."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from tinggal.lib.months import add_months
from tinggal.verification.models import CheckMonth, Finding
from tinggal.verification.results import Outcome, Resolution

JAKARTA = ZoneInfo("Asia/Jakarta")
MONTHS_ANEW = 6
"""How many months are counted again each night, because officers answer later than checks ask."""


def measure(*, today: date) -> int:
    """Count this month and those before it anew; says how many rows were written. Older months stay as they are."""
    first = add_months(today.replace(day=1), 1 - MONTHS_ANEW)
    since = datetime(first.year, first.month, 1, tzinfo=JAKARTA)
    by_month = Finding.objects.filter(at__gte=since).annotate(month=TruncMonth("at", tzinfo=JAKARTA))
    counted = by_month.order_by().values("month", "check_name").annotate(**_COUNTS)
    rows = [CheckMonth(**{**one, "month": one["month"].date()}) for one in counted]
    with transaction.atomic():
        CheckMonth.objects.filter(month__gte=first).delete()
        CheckMonth.objects.bulk_create(rows)
    return len(rows)


_COUNTS = {
    name: Count("pk", filter=condition)
    for name, condition in (
        ("passed", Q(outcome=Outcome.PASS)),
        ("noted", Q(outcome=Outcome.NOTE)),
        ("asked", Q(outcome=Outcome.ASK)),
        ("blocked", Q(outcome=Outcome.BLOCK)),
        ("cleared", Q(resolution=Resolution.CLEARED)),
        ("confirmed", Q(resolution=Resolution.CONFIRMED)),
    )
}
