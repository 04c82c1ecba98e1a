"""Finding who went round the line: steps on files that an officer was neither handed nor took with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from tinggal.applications.models import SUBJECT
from tinggal.applications.status import Status
from tinggal.casework.models import Lease, Pick
from tinggal.casework.turns import HANDED_OUT
from tinggal.journal.models import Event

_SKEW = timedelta(seconds=5)  # the journal has the clock of the database, a lease that of the web server
_MOVED = tuple(f"application.{status}" for status in Status)


@dataclass(frozen=True, slots=True)
class Jump:
    """A file that did not wait its turn. ``how``: "no_lease" (a step by somebody who did not hold the file), or
    "no_reason" (a lease out of turn beside which no reason stands)."""

    subject: str
    actor: str
    at: datetime
    how: str


def jumps(*, since: datetime, until: datetime) -> Iterator[Jump]:
    """All of this time; nothing when the line was kept. For auditors."""
    held = Lease.objects.annotate(
        subject=Concat(Value(SUBJECT), "application__reference"),
        holder=Concat(Value("user/"), "officer_id", output_field=CharField()),
    ).filter(
        Q(ended_at=None) | Q(ended_at__gte=OuterRef("at") - _SKEW),
        subject=OuterRef("subject"),
        holder=OuterRef("actor"),
        taken_at__lte=OuterRef("at") + _SKEW,
    )
    steps = Event.objects.filter(kind__in=_MOVED, at__gte=since, at__lt=until, actor__startswith="user/")
    loose = steps.filter(~Exists(held), data__from__in=[str(place) for place in HANDED_OUT])
    for subject, actor, at in loose.order_by("at").values_list("subject", "actor", "at"):
        yield Jump(subject, actor, at, "no_lease")
    said = Pick.objects.filter(
        application=OuterRef("application"), officer=OuterRef("officer"), ahead=OuterRef("ahead")
    )
    silent = Lease.objects.filter(~Exists(said), ahead__gt=0, taken_at__gte=since, taken_at__lt=until)
    rows = silent.annotate(reference=F("application__reference")).order_by("taken_at")
    for reference, officer, at in rows.values_list("reference", "officer_id", "taken_at"):
        yield Jump(f"{SUBJECT}{reference}", f"user/{officer}", at, "no_reason")
