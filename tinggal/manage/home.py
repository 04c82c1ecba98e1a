"""Whether everything runs: what is owed and what is dead, the worker's sign of life, offices, officers, simulators."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateWorker

from tinggal.journal.models import Delivery
from tinggal.lib.providers import provider
from tinggal.manage.doors import for_administrators, show
from tinggal.manage.standing import alarms, head_signed_at, witnesses
from tinggal.offices.models import Office
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import Post
from tinggal.people.roles import OFFICE_KIND_OF

SIGN_OF_LIFE = timedelta(minutes=1)
SLOW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Outside:
    """One connection to the outside world: whether it is only simulated, and what is wrong with its settings."""

    name: str
    backend: str
    simulated: bool
    problems: list[str]


@for_administrators
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """The state of the house on one page."""
    now = timezone.now()
    waiting = Delivery.objects.filter(done_at=None, dead_at=None).order_by("id")
    oldest = waiting.first()
    seen = last_sign_of_life()
    return show(
        request,
        "home",
        section="home",
        dead=Delivery.objects.filter(dead_at__isnull=False, done_at=None).count(),
        waiting=waiting.count(),
        oldest=oldest,
        slow=oldest is not None and now - oldest.owed_at > SLOW,
        seen=seen,
        alive=seen is not None and now - seen < SIGN_OF_LIFE,
        offices=_offices(),
        officers=_officers(),
        outside=outside(),
        alarms=list(alarms()),
        witnesses=witnesses(),
        head_signed_at=head_signed_at(),
    )


def last_sign_of_life() -> datetime | None:
    """When a worker last said that it lives; None when none is registered."""
    seen: datetime | None = ProcrastinateWorker.objects.aggregate(seen=Max("last_heartbeat"))["seen"]
    return seen


def outside() -> list[Outside]:
    """Every adapter the settings name, and what it says about itself."""
    loaded = [(name, provider(name)) for name in settings.PROVIDERS]
    return [
        Outside(name, f"{type(one).__module__}.{type(one).__qualname__}", one.simulated, one.check())
        for name, one in loaded
    ]


def _offices() -> list[tuple[str, int]]:
    counted = Office.objects.open_on(timezone.localdate()).order_by().values_list("kind").annotate(Count("pk"))
    numbers: dict[str, int] = dict(counted)
    return [(str(kind.label), numbers.get(kind, 0)) for kind in Office.Kind]


def _officers() -> list[tuple[str, int]]:
    counted = Post.objects.in_force(timezone.localdate()).order_by().values_list("role").annotate(Count("user"))
    numbers: dict[str, int] = dict(counted)
    return [(str(role.label), numbers.get(role, 0)) for role in OFFICE_KIND_OF]
