"""An officer's day: what is due, what waits for whom, what came back to him. Exact, under his rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils import timezone

from tinggal.applications.models import ORDINARY, SUBJECT, Application, ApplicationQuerySet
from tinggal.applications.status import Status
from tinggal.casework.turns import Reach, acts_at, desks_of, line, work_at
from tinggal.journal.models import Event
from tinggal.people.actors import Actor

WITH_THE_APPLICANT = (Status.RETURNED, Status.UNPAID)
REMEMBERED = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a day; ``urgent`` are those that come before the others."""

    due_today: int = 0
    overdue: int = 0
    at_my_desk: int = 0
    urgent: int = 0
    with_applicant: int = 0


def counts(actor: Actor, *, today: date, reach: Reach | None = None) -> Counts:
    """Counted by one query over the files at this officer's desks and those waiting for the applicant."""
    places = work_at(actor, lambda seat: (*acts_at(seat.role), *WITH_THE_APPLICANT), reach=reach)
    rows = places.values("status").annotate(
        files=Count("*"),
        today=Count("pk", filter=Q(due_on=today)),
        late=Count("pk", filter=Q(due_on__lt=today)),
        first=Count("pk", filter=Q(precedence__lt=ORDINARY)),
    )
    found = list(rows.order_by())
    mine = [row for row in found if row["status"] not in WITH_THE_APPLICANT]
    return Counts(
        due_today=sum(row["today"] for row in mine),
        overdue=sum(row["late"] for row in mine),
        at_my_desk=sum(row["files"] for row in mine),
        urgent=sum(row["first"] for row in mine),
        with_applicant=sum(row["files"] for row in found if row["status"] in WITH_THE_APPLICANT),
    )


def came_back(actor: Actor, *, reach: Reach | None = None) -> ApplicationQuerySet:
    """The files at his desk that he had sent away himself within the last 45 days: returned, or sent back to him.

    Two indexes hold all that is asked for, and are joined as a whole: some officers take 18,000 steps in that time.
    """
    away = [f"application.{status}" for status in Status if status not in desks_of(actor)]
    left = Event.objects.filter(actor=actor.key, at__gte=timezone.now() - REMEMBERED, kind__in=away)
    references = left.filter(subject__startswith=SUBJECT).values(reference=Substr("subject", len(SUBJECT) + 1))
    return line(actor, at=desks_of(actor), reach=reach).filter(reference__in=references)


def oldest(actor: Actor, *, most: int, reach: Reach | None = None) -> list[Application]:
    """Those at his desk that were filed longest ago."""
    files = line(actor, at=desks_of(actor), reach=reach)
    return in_the_order_of(files.order_by("submitted_at", "pk"), most=most)


def waiting_for_applicants(actor: Actor, *, most: int, reach: Reach | None = None) -> list[Application]:
    """Those with the applicant whose time to answer or to pay ends first."""
    files = work_at(actor, lambda _seat: WITH_THE_APPLICANT, reach=reach)
    return in_the_order_of(files.order_by("due_on", "pk"), most=most)


def in_the_order_of(files: ApplicationQuerySet, *, most: int) -> list[Application]:
    """The first of them, each with its office and applicant: found in an index, then read."""
    return read(files.values_list("pk", flat=True)[:most])


def read(numbers: Iterable[int]) -> list[Application]:
    """The files of these numbers, in this order, each with its office and applicant."""
    wanted = list(numbers)
    files = Application.objects.select_related("office", "applicant").in_bulk(wanted)
    return [files[number] for number in wanted if number in files]
