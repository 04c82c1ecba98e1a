"""The bridge to the job library: a reaction is deferred with its event, run later, retried, and dies visibly."""

from collections.abc import Callable, Mapping
from functools import cache

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tinggal.journal.models import Delivery, Event

Reaction = Callable[[Event], None]
Flow = Mapping[str, tuple[Reaction, ...]]
NEVER_CAME_BACK = "Each attempt ended with the worker."


@cache
def flow() -> Flow:
    """The page that says what follows what, named in ``settings.FLOW``."""
    page: Flow = import_string(settings.FLOW)
    return page


def name_of(reaction: Reaction) -> str:
    """The dotted name under which a reaction is stored."""
    return f"{reaction.__module__}.{reaction.__qualname__}"


def reactions_to(kind: str) -> list[str]:
    """The dotted names of everything that must follow an event of this kind."""
    return [name_of(reaction) for reaction in flow().get(kind, ())]


def queue_of(reaction: str) -> str:
    """The queue of a reaction by its room: ``settings.QUEUES``, else "reactions"."""
    queue: str = settings.QUEUES.get(reaction.split(".")[1], "reactions")
    return queue


def owe(delivery: Delivery) -> None:
    """Put the job of a delivery into its queue, in the caller's transaction."""
    deliver.configure(queue=queue_of(delivery.reaction)).defer(delivery_id=delivery.pk)


@app.task(name="deliver", queue="reactions", retry=RetryStrategy(exponential_wait=3))
def deliver(*, delivery_id: int) -> None:
    """Run one owed reaction. At least once, never lost; so a reaction begins by looking whether it is already done.

    An attempt is counted when it begins, so one that takes the whole worker with it counts too. A failure is kept on
    the row and rises again: the job library retries with growing pauses, and the row alone says when it is enough.
    After ``settings.DELIVERY_ATTEMPTS`` the delivery is dead and shows on the operations page.
    """
    delivery = Delivery.objects.select_related("event").get(pk=delivery_id)
    if delivery.done_at:
        return
    row = Delivery.objects.filter(pk=delivery_id, done_at=None)
    if delivery.attempts >= settings.DELIVERY_ATTEMPTS:
        row.filter(dead_at=None).update(dead_at=timezone.now(), last_error=delivery.last_error or NEVER_CAME_BACK)
        return
    row.update(attempts=F("attempts") + 1)
    try:
        reaction: Reaction = import_string(delivery.reaction)
        reaction(delivery.event)
    except Exception as error:
        last = delivery.attempts + 1 >= settings.DELIVERY_ATTEMPTS
        row.update(last_error=f"{type(error).__name__}: {error}", dead_at=timezone.now() if last else None)
        raise
    row.update(done_at=timezone.now(), dead_at=None, last_error="")


def waiting_beside(event: Event, *, reaction: str, most: int) -> list[Event]:
    """Other events that owe the same reaction and for which nobody has tried it yet, the oldest first.

    For reactions that do several at once. What is done for these events now, their own deliveries will find done.
    """
    rows = Delivery.objects.filter(reaction=reaction, done_at=None, dead_at=None, attempts=0).exclude(event=event)
    return [row.event for row in rows.select_related("event").order_by("id")[: max(0, most)]]


def revive(delivery: Delivery) -> None:
    """Give a dead delivery a fresh set of attempts."""
    Delivery.objects.filter(pk=delivery.pk, done_at=None).update(attempts=0, dead_at=None)
    owe(delivery)
