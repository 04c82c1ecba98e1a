"""What officers read of the reports of sponsors: on whom one is late, and what the reports that came in say."""

from datetime import date, timedelta

from tinggal.applications.access import desk_files
from tinggal.guarantees.duty_models import ReportLine, ReportLineQuerySet
from tinggal.guarantees.models import Foreigner, ForeignerQuerySet
from tinggal.people.actors import Actor


def late_for(actor: Actor, *, today: date) -> ForeignerQuerySet:
    """The foreigners on whom a report is overdue, among those whose present permit this officer may read."""
    present = Foreigner.objects.present().filter(holds__in=desk_files(actor).values("pk"))
    return present.to_report(today - timedelta(days=1))


def lines_for(actor: Actor) -> ReportLineQuerySet:
    """What was reported on foreigners whose present permit, or the last one before they left, this officer may read."""
    return ReportLine.objects.filter(foreigner__holds__in=desk_files(actor).values("pk"))
