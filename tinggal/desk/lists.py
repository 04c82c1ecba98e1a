"""Which files are waiting at an officer's desk, how many, and finding one among those he may see."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.db.models import Count, Q

from tinggal.applications.access import SEES_EVERYTHING, desk_files
from tinggal.applications.models import ApplicationQuerySet
from tinggal.applications.route import ROUTES
from tinggal.applications.status import DESKS, Status
from tinggal.lib.codes import blind_index, tidy_reference
from tinggal.people.actors import Actor, Seat

NOTHING = Q(pk__in=[])
WITH_THE_APPLICANT = (Status.RETURNED, Status.UNPAID)


@cache
def acts_at(role: str) -> tuple[Status, ...]:
    """The desks at which this role has a step to take, by the tables of all roads."""
    sources = {move.source for road in ROUTES.values() for move in road.moves if move.by == role}
    return tuple(desk for desk in DESKS if desk in sources)


def desks_of(actor: Actor) -> tuple[Status, ...]:
    """The desks at which this officer works."""
    mine = {status for seat in actor.seats for status in acts_at(seat.role)}
    return tuple(desk for desk in DESKS if desk in mine)


def at_desk_of(actor: Actor) -> Q:
    """The files that wait for a step of this officer, each at the offices of the post that may take it."""
    waiting = NOTHING
    for seat in actor.seats:
        if places := acts_at(seat.role):
            waiting |= Q(status__in=places) & _within(seat)
    return waiting


def queue(actor: Actor) -> ApplicationQuerySet:
    """The officer's queue: what waits for him, not counting applications of his own."""
    return desk_files(actor).filter(at_desk_of(actor))


def _within(seat: Seat) -> Q:
    if seat.role in SEES_EVERYTHING:
        return Q()
    return Q(office__path=seat.office_path) | Q(office__path__startswith=f"{seat.office_path}/")


@dataclass(frozen=True, slots=True)
class Counts:
    """The four numbers on top of the queue."""

    due_today: int
    overdue: int
    at_my_desk: int
    with_applicant: int


def counts(actor: Actor, *, today: date) -> Counts:
    """Counted by one query over the files at this officer's desk and those waiting for the applicant."""
    mine, theirs = at_desk_of(actor), Q(status__in=WITH_THE_APPLICANT)
    found = (
        desk_files(actor)
        .filter(mine | theirs)
        .aggregate(
            due_today=Count("pk", filter=mine & Q(due_on=today)),
            overdue=Count("pk", filter=mine & Q(due_on__lt=today)),
            at_my_desk=Count("pk", filter=mine),
            with_applicant=Count("pk", filter=theirs),
        )
    )
    return Counts(**found)


def matching(files: ApplicationQuerySet, text: str) -> ApplicationQuerySet:
    """Those with this registration number; else those with this in the holder's name, or with this passport number.

    The passport number is found by its blind index: whole, spaces and hyphens forgiven.
    """
    if reference := tidy_reference(text):
        return files.filter(reference=reference)
    name = Q(answers__full_name__icontains=text) | Q(answers__native_name__icontains=text)
    return files.filter(name | Q(passport_index=blind_index(text, key=settings.BLIND_INDEX_KEY)))
