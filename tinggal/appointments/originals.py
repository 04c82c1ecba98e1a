"""Originals that an officer held in his hands beside the picture in the file."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tinggal.applications.access import covers
from tinggal.applications.barring import barred
from tinggal.applications.models import Application, Document
from tinggal.appointments.models import OriginalSeen
from tinggal.journal.record import record
from tinggal.people.actors import Actor
from tinggal.people.roles import COUNTER


def desk_of(actor: Actor, file: Application) -> str:
    """The counter's post under which this actor serves the file; "" when he has none, or is kept away from it."""
    seats = (seat for seat in actor.seats if seat.role in COUNTER and covers(seat, file))
    return next((seat.desk for seat in seats if not barred(actor, seat, file)), "")


@transaction.atomic
def saw_original(document: Document, *, by: Actor) -> OriginalSeen:
    """Write down that the original of this version agrees with its picture; a second time changes nothing.

    Raises:
        PermissionDenied: he has no post at the file's office, or the file is his own.
    """
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=document.application_id)
    desk = desk_of(by, file)
    if by.user_id is None or not desk or file.applicant_id == by.user_id:
        raise PermissionDenied(f"{by.key} does not serve {file}")
    seen, new = OriginalSeen.objects.get_or_create(document=document, defaults={"seen_by_id": by.user_id})
    if new:
        told = {"code": document.code, "version": document.version}
        record("original.seen", subject=file.subject, by=by, desk=desk, data=told)
    return seen
