"""Reminders before a deadline passes: to pay, to answer, before the permit itself ends, and a draft nobody works on.

Each reminder is an event of its own, so it is recorded once, shown in the timeline, and sent by the same reaction as
every other notice.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tinggal.applications.idle import WARNING, idle_drafts
from tinggal.applications.models import UNDONE, Application, Decision
from tinggal.applications.status import OVER, Status
from tinggal.catalogue.permits import PERMITS
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM

ANSWER_DAYS = (5, 1)
PAYMENT_DAYS = (3, 1)
PERMIT_DAYS = (90, 60, 30, 14, 7, 3, 1)
CONTINUING = ("extension", "itap_extension", "itas_to_itap", "bridging")

Due = tuple[Application, str, int, dict[str, str]]


def remind(*, today: date) -> int:
    """Record every reminder that is due today and has not been recorded; says how many."""
    found = (*_to_pay(today), *_to_answer(today), *_permits_that_end(today), *_drafts_that_end(today))
    return sum(_once(*due) for due in found)


def _to_pay(today: date) -> Iterator[Due]:
    for file in Application.objects.filter(status=Status.UNPAID):
        bill = Event.objects.filter(subject=file.subject, kind="bill.opened").order_by("-number").first()
        if bill and bill.data.get("expires_at"):
            ends = timezone.localdate(datetime.fromisoformat(bill.data["expires_at"]))
            if days := _stage((ends - today).days, PAYMENT_DAYS):
                yield file, "reminder.payment", days, {"expires_at": bill.data["expires_at"], "code": bill.data["code"]}


def _to_answer(today: date) -> Iterator[Due]:
    for file in Application.objects.filter(status=Status.RETURNED, due_on__isnull=False):
        if file.due_on and (days := _stage((file.due_on - today).days, ANSWER_DAYS)):
            yield file, "reminder.answer", days, {"arrived": file.arrived_at.isoformat()}


def _permits_that_end(today: date) -> Iterator[Due]:
    standing = Decision.objects.filter(outcome="approval", application__isnull=False)
    approvals = standing.exclude(application__status=Status.REVOKED)
    later = approvals.filter(
        Q(valid_until=None) | Q(valid_until__gt=OuterRef("valid_until")),
        application__passport_index=OuterRef("application__passport_index"),
    ).exclude(application__passport_index="")
    of_this_file, of_this_passport = _renewals_sent()
    ending = approvals.filter(~Exists(later), ~of_this_file, ~of_this_passport, valid_until__gte=today)
    soon = ending.filter(valid_until__lte=date.fromordinal(today.toordinal() + max(PERMIT_DAYS)))
    for decision in soon.select_related("application"):
        if decision.valid_until and (days := _stage((decision.valid_until - today).days, PERMIT_DAYS)):
            yield decision.file, "reminder.permit", days, {"until": decision.valid_until.isoformat()}


def _drafts_that_end(today: date) -> Iterator[Due]:
    """A warning that comes late moves the day: nothing ends before the time that its owner was told."""
    for kept in idle_drafts(today=today):
        if days := kept.warning_due(today):
            until = max(kept.until, today + timedelta(days=days))
            yield Application.objects.get(pk=kept.number), WARNING, days, {"until": until.isoformat()}


def _renewals_sent() -> tuple[Exists, Exists]:
    """What continues the permit of a decision, was sent in and waits for the answer: begun from it; of its passport."""
    sent = Application.objects.exclude(status__in=UNDONE).exclude(
        status__in=[Status.DRAFT, Status.APPROVED, Status.ISSUED, *OVER]
    )
    of_this_file = sent.filter(renews=OuterRef("application"))
    of_this_passport = sent.exclude(passport_index="").filter(
        passport_index=OuterRef("application__passport_index"),
        permit_code__in=[permit.code for permit in PERMITS if permit.service in CONTINUING],
        submitted_at__gt=OuterRef("decided_at"),
    )
    return Exists(of_this_file), Exists(of_this_passport)


def _stage(left: int, stages: tuple[int, ...]) -> int:
    """The reminder that belongs to this many days: the smallest stage not yet passed; 0 when it is too early."""
    return min((stage for stage in stages if 0 <= left <= stage), default=0)


def _once(file: Application, kind: str, days: int, about: dict[str, str]) -> bool:
    """Record one reminder unless the same one (same deadline, same stage) is in the journal.

    Nearly always it is; so that is looked up before the file is locked, and once more after.
    """
    story = {"days": days, **about}
    told = Event.objects.filter(subject=file.subject, kind=kind, data=story)
    if told.exists():
        return False
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=file.pk)
        if told.exists():
            return False
        record(kind, subject=file.subject, by=SYSTEM, data=story)
    return True
