"""The stages of a file in plain words, as far as its own road has them: which are done, which is now, which come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.words import Words
from tinggal.journal.models import Event


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``state`` is done, now, stopped or later; ``since`` is when the file first came there, if it did."""

    title: Words
    state: str
    since: datetime | None = None


CHAIN: tuple[tuple[Words, tuple[Status, ...]], ...] = (
    (_("Sent and checked"), (Status.VERIFYING, Status.RETURNED)),
    (_("Fee paid"), (Status.UNPAID,)),
    (_("Office of your old address"), (Status.AT_OLD_KANIM,)),
    (_("Immigration office"), (Status.AT_KANIM, Status.AT_INTERVIEW)),
    (_("Head of the office"), (Status.AT_HEAD,)),
    (_("Regional office"), (Status.AT_KANWIL,)),
    (_("Directorate in Jakarta"), (Status.AT_DIRECTORATE, Status.AT_KASUBDIT)),
    (_("Decision and letter"), (Status.APPROVED, Status.REJECTED, Status.ISSUED, Status.REFUSED)),
    (_("Permit collected"), (Status.COLLECTED,)),
)


def stages(file: Application, story: Iterable[Event]) -> Iterator[Stage]:
    """The stages in order. What lies behind the file's present place is done, what lies before it is still to come."""
    entered = _first_times(story)
    on_the_road = route(file.route_name).statuses
    chain = [(title, places) for title, places in CHAIN if on_the_road.intersection(places)]
    here = next((at for at, (_title, places) in enumerate(chain) if file.status in places), -1)
    reached = max((at for at, (_title, places) in enumerate(chain) if entered.keys() & set(places)), default=-1)
    for at, (title, places) in enumerate(chain):
        since = min((entered[place] for place in places if place in entered), default=None)
        yield Stage(title, _state(file, at, here=here, reached=reached), since)
    if file.status == Status.REVOKED:
        yield Stage(Status.REVOKED.label, "done", entered.get(Status.REVOKED))


def _state(file: Application, at: int, *, here: int, reached: int) -> str:
    if file.status == Status.WITHDRAWN:
        return "done" if at < reached else "stopped"
    if file.status == Status.REVOKED:
        return "done" if at <= reached else "stopped"
    if file.status == Status.REFUSED:
        return "done" if at <= here else "stopped"
    if file.status == Status.RETURNED:
        paid = file.paid_at is not None and at == here + 1
        return "now" if at == here else "done" if paid else "later"
    if at == here:
        return "done" if file.place in (Status.ISSUED, Status.COLLECTED) else "now"
    return "done" if at < here else "later"


def _first_times(story: Iterable[Event]) -> dict[Status, datetime]:
    """When the file first came to each place."""
    first: dict[Status, datetime] = {}
    for event in story:
        place = event.kind.removeprefix("application.")
        if place in Status.values:
            first.setdefault(Status(place), event.at)
    return first
