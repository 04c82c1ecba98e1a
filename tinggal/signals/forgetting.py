"""Marks are kept only as long as they can find something: afterwards, nobody's face or phone is compared any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from tinggal.applications.status import OVER, Status
from tinggal.signals.models import FacePrint, Look, Mark, Overlay

FACES_KEPT = timedelta(days=2 * 365)
MARKS_KEPT = timedelta(days=5 * 365)
_AT_ONCE = 5_000


def forget_marks(*, now: datetime) -> int:
    """Withdrawn files: at once. Files that are over: faces after two years, the rest after five. Says how many rows.
    Where faces are not compared, all their prints.

    Signals and what officers answered stay: they belong to the record of the file.
    """
    gone = 0
    for table, kept in ((FacePrint, FACES_KEPT), (Look, MARKS_KEPT), (Mark, MARKS_KEPT)):
        over = Q(application__status__in=OVER, application__arrived_at__lt=now - kept)
        withdrawn = Q(application__status=Status.WITHDRAWN)
        rows = table.objects.filter(over | withdrawn).values_list("pk", flat=True)[:_AT_ONCE]
        gone += table.objects.filter(pk__in=list(rows)).delete()[0]
    gone += Overlay.objects.exclude(other__application__looks__isnull=False).delete()[0]
    if not settings.COMPARE_FACES:
        gone += FacePrint.objects.all().delete()[0]
    return gone
