"""The applicant chooses another time: twice at most, up to the day before, and only a free one."""

from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.appointments.booking import take_place
from tinggal.appointments.models import Appointment
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor

MOST: Final = 2


def why_fixed(appointment: Appointment) -> str:
    """Why the applicant cannot choose another time any more, for him to read; "" when he can."""
    zone = appointment.office.zone
    if appointment.state != Appointment.State.INVITED or appointment.same_day:
        return _("This appointment can no longer be moved.")
    if appointment.moved >= MOST:
        return _("You have moved this appointment twice. If you cannot come, please call the office.")
    if timezone.localdate(timezone=zone) >= timezone.localtime(appointment.starts_at, zone).date():
        return _("An appointment can be moved up to the day before. If you cannot come, please call the office.")
    return ""


@transaction.atomic
def move(appointment: Appointment, *, starts_at: datetime, by: Actor) -> Appointment:
    """Take another free time and give the old one back. The applicant is told by mail and short message.

    Raises:
        MoveRefused: too late, too often, or the time is not free.
        PermissionDenied: somebody else's appointment.
    """
    file = Application.objects.select_for_update(of=("self",)).get(pk=appointment.application_id)
    if by.user_id is None or file.applicant_id != by.user_id:
        raise PermissionDenied(f"{by.key} is not invited")
    row = Appointment.objects.select_related("office").get(pk=appointment.pk)
    if words := why_fixed(row):
        raise MoveRefused(words)
    if starts_at == row.starts_at:
        raise MoveRefused(_("That is the time you already have."))
    if starts_at <= timezone.now():
        raise MoveRefused(_("Please choose a time in the future."))
    take_place(row.office, starts_at, kind=row.kind)
    before, row.starts_at, row.moved, row.why = row.starts_at, starts_at, row.moved + 1, ""
    row.save(update_fields=["starts_at", "moved", "why"])
    told = {
        "appointment": row.pk,
        "before": before.isoformat(),
        "starts_at": starts_at.isoformat(),
        "place": row.place,
        "kind": row.kind,
    }
    record("appointment.moved", subject=file.subject, by=by, data=told)
    return row
