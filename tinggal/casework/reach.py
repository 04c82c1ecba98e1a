"""Every file an officer may see, the newest first, read office by office so that a list never walks past others'."""

from django.db.models import Q

from tinggal.applications.access import SEES_EVERYTHING, SEES_ITS_OFFICES, permits_of
from tinggal.casework.turns import Narrow, merged, offices_under
from tinggal.people.actors import Actor

NEWEST, OLDEST = ("-id",), ("id",)


def seen_stretches(actor: Actor) -> list[Q]:
    """One for each of his offices; a single one for posts that see everything. Without applications of his own."""
    sent = Q(submitted_at__isnull=False) & ~Q(applicant_id=actor.user_id)
    everywhere = [seat for seat in actor.seats if seat.role in SEES_EVERYTHING]
    if any(permits_of(seat) == Q() for seat in everywhere):
        return [sent]
    seats = [seat for seat in actor.seats if seat.role in SEES_ITS_OFFICES]
    offices = offices_under(seats)
    found = [sent & permits_of(seat) for seat in everywhere]
    return found + [
        sent & permits_of(seat) & Q(office_id=number) for seat in seats for number in offices[seat.office_path]
    ]


def newest(actor: Actor, *, narrow: Narrow, most: int, backwards: bool = False) -> list[int]:
    """The numbers of the files he may see that remain when narrowed."""
    return merged(seen_stretches(actor), OLDEST if backwards else NEWEST, narrow=narrow, most=most)
