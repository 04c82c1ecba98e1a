"""Drafts that nobody works on: until when each is kept, counted from the last time somebody did something in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from tinggal.applications.drafts import hold_to_own
from tinggal.applications.models import SUBJECT, Application, ApplicationQuerySet
from tinggal.applications.on_behalf import record_act
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.people.actors import SYSTEM, Actor

WARNING = "reminder.draft"
WARNING_DAYS = (14, 3)
LAST_WARNING = min(WARNING_DAYS)


@dataclass(frozen=True, slots=True)
class Kept:
    """How long one draft is kept, by the id of its row. ``until`` is its last day in Jakarta; ``warned`` the stage of
    ``WARNING_DAYS`` at which its owner was told last, since the draft was last worked on; 0: not yet."""

    number: int
    until: date
    warned: int

    def is_over(self, today: date) -> bool:
        """Whether the day has passed and its owner was told each time before."""
        return self.warned == LAST_WARNING and self.until < today

    @property
    def is_near(self) -> bool:
        """Whether its owner is warned now."""
        return (self.until - timezone.localdate()).days <= max(WARNING_DAYS)

    def warning_due(self, today: date) -> int:
        """The stage of ``WARNING_DAYS`` that is due now; 0 when none is. None is left out, however late it comes."""
        coming = max((days for days in WARNING_DAYS if not self.warned or days < self.warned), default=0)
        return coming if (self.until - today).days <= coming else 0


def kept_until(file: Application) -> Kept:
    """For one draft; one query. Raises ``Application.DoesNotExist`` when it is none any more."""
    for kept in _read(Application.objects.filter(pk=file.pk)):
        return kept
    raise Application.DoesNotExist(file.reference)


def idle_drafts(*, today: date) -> list[Kept]:
    """Every draft whose first warning is due or past, the oldest first."""
    days = settings.DRAFT_DAYS - max(WARNING_DAYS)
    last = timezone.make_aware(datetime.combine(today, time.max)) - timedelta(days=days)
    return list(_read(Application.objects.filter(started_at__lte=last), before=last))


@transaction.atomic
def keep(application: Application, *, by: Actor) -> None:
    """Somebody still needs his draft: its last day moves as if he had worked on it. Twice a day is once.

    Raises:
        MoveRefused, PermissionDenied: as for ``drafts.answer``.
    """
    file = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    right = hold_to_own(file, by)
    last = Event.objects.filter(subject=file.subject).exclude(actor=SYSTEM.key).order_by("-number").first()
    if last is None or last.kind != "draft.kept" or timezone.localdate(last.at) < timezone.localdate():
        record_act("draft.kept", file=file, by=by, right=right, data={})


def _read(files: ApplicationQuerySet, *, before: datetime | None = None) -> Iterator[Kept]:
    """The drafts among them: when somebody other than ourselves wrote a line in their story, and our last warning."""
    story = Event.objects.filter(subject=Concat(Value(SUBJECT), OuterRef("reference"))).order_by("-number")
    touched = Coalesce(Subquery(story.exclude(actor=SYSTEM.key).values("at")[:1]), "started_at")
    warning = story.filter(kind=WARNING)
    drafts = files.filter(status=Status.DRAFT).annotate(
        touched_at=touched, warned_at=Subquery(warning.values("at")[:1]), told=Subquery(warning.values("data")[:1])
    )
    if before:
        drafts = drafts.filter(touched_at__lte=before)
    rows = drafts.order_by("started_at").values_list("pk", "touched_at", "warned_at", "told")
    for number, touched_at, warned_at, told in rows:
        day = timezone.localdate(touched_at) + timedelta(days=settings.DRAFT_DAYS)
        if warned_at and warned_at > touched_at:
            yield Kept(number, max(day, date.fromisoformat(told["until"])), told["days"])
        else:
            yield Kept(number, day, 0)
