"""Every thirty days a sponsor reports on each of his foreigners: where he is, what he does, and what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import right_for
from tinggal.applications.on_behalf import USED
from tinggal.guarantees.duty_models import Report, ReportLine
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.people import EVERY, people_seen
from tinggal.journal.record import Line, record_all
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

What = ReportLine.What
MOST = 500
SOON = timedelta(days=7)
LAW = "UU 6/2011 Ps 63; Permenkumham 36/2021"


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed for one foreigner, since when, and the sponsor's words about it."""

    what: str
    happened_on: date
    words: str = ""


def report_same(sponsor: Sponsor, people: Iterable[Foreigner], *, by: Actor) -> Report | None:
    """Report at once that these people are here as before; None when none of them is owed a report now.

    Raises ``PermissionDenied`` for anybody who may not prepare files for this sponsor.
    """
    return _report(sponsor, {one.pk: None for one in [*people][:MOST]}, by=by)


def report_change(sponsor: Sponsor, one: Foreigner, change: Change, *, by: Actor) -> Report:
    """Report a change. Who has left for good leaves the list, and the guarantee ends; all others stay guaranteed.

    Raises:
        MoveRefused: the day is still to come, or he is no longer in the list.
        PermissionDenied: as for ``report_same``.
    """
    if change.happened_on > timezone.localdate():
        raise MoveRefused(_("This day is still to come. Report it when it has happened."))
    made = _report(sponsor, {one.pk: change}, by=by)
    if made is None:
        raise MoveRefused(_("This person is no longer in your list."))
    return made


@transaction.atomic
def _report(sponsor: Sponsor, said: dict[int, Change | None], *, by: Actor) -> Report | None:
    right = right_for(by, sponsor, task=Task.PREPARE)
    if by.user_id is None or right is None:
        raise PermissionDenied(f"{by.key} may not report for {sponsor.subject}")
    today = timezone.localdate()
    numbers = list(people_seen(by, sponsor).filter(pk__in=said).values_list("pk", flat=True))
    held = Foreigner.objects.select_for_update().filter(pk__in=numbers, released_at=None).order_by("pk")
    owed = [one for one in held if said[one.pk] or _is_owed(one, today)]
    if not owed:
        return None
    made = Report.objects.create(sponsor=sponsor, made_by_id=by.user_id)
    lines = [_line(made, one, said[one.pk], today) for one in owed]
    ReportLine.objects.bulk_create(lines)
    for one in owed:
        change = said[one.pk]
        if change and change.what == What.LEFT:
            one.released_at, one.report_due_on = timezone.now(), None
        else:
            one.report_due_on = today + EVERY
    Foreigner.objects.bulk_update(owed, ["released_at", "report_due_on"], batch_size=100)
    late = sum(line.was_due_on < today for line in lines)
    told = {
        "report": made.pk,
        "people": len(lines),
        "late": late,
        "changes": sum(line.what != "same" for line in lines),
    }
    story = [Line(kind="report.made", subject=sponsor.subject, by=by, data={**told, **right})]
    if mandate := right.get("mandate"):
        used = {"file": made.number, "did": "report.made"}
        story.append(Line(kind=USED, subject=f"mandate/{mandate}", by=by, data=used))
    record_all(story)
    return made


def _is_owed(one: Foreigner, today: date) -> bool:
    return one.report_due_on is not None and one.report_due_on <= today + SOON


def _line(made: Report, one: Foreigner, change: Change | None, today: date) -> ReportLine:
    line = ReportLine(report=made, foreigner=one, what=What.SAME, was_due_on=one.report_due_on or today)
    if change:
        line.what, line.happened_on, line.words = change.what, change.happened_on, change.words.strip()[:300]
    return line
