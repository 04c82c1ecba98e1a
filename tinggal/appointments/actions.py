"""Invite somebody to the office, and write down whether he came. Each is one step on the road of the file."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.appointments.models import Appointment
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.people.actors import Actor

FIRST_START, LAST_START = time(8), time(15)


@transaction.atomic
def invite(application: Application, *, starts_at: datetime, place: str, kind: str, by: Actor) -> Appointment:
    """Ask an applicant to come. ``starts_at`` is aware; ``kind`` is one of ``Appointment.Kind``.

    Raises:
        MoveRefused: not a time at which the office receives people, or the file is at another place now.
        PermissionDenied: this actor may not invite for this file.
    """
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=application.pk)
    if file.office is None or by.user_id is None:
        raise MoveRefused(_("This application has no immigration office yet."))
    if Appointment.objects.open().filter(application=file).exists():
        raise MoveRefused(_("The applicant is already invited."))
    if kind not in Appointment.Kind.values:
        raise MoveRefused(_("Please choose what the applicant is invited for."))
    if not place.strip():
        raise MoveRefused(_("Please say where in the office the applicant should come."))
    _receives_people(file.office, starts_at)
    appointment = Appointment.objects.create(
        application=file,
        office=file.office,
        kind=kind,
        starts_at=starts_at,
        place=place.strip(),
        invited_by_id=by.user_id,
    )
    told = {"appointment": appointment.pk, "starts_at": starts_at.isoformat(), "place": appointment.place, "kind": kind}
    perform(application, "invite", by=by, data=told)
    return appointment


@transaction.atomic
def attend(appointment: Appointment, *, minutes: str, by: Actor) -> Appointment:
    """He came; ``minutes`` say what was asked and answered. Coming earlier than invited is no reason to refuse."""
    if not minutes.strip():
        raise MoveRefused(_("Please write down what was asked and answered."))
    return _close(appointment, Appointment.State.ATTENDED, action="attend", minutes=minutes.strip(), by=by)


@transaction.atomic
def miss(appointment: Appointment, *, by: Actor, minutes: str = "") -> Appointment:
    """He did not come. Refused as long as he can still come in time."""
    if timezone.now() < appointment.starts_at:
        raise MoveRefused(_("The appointment has not begun yet."))
    return _close(appointment, Appointment.State.MISSED, action="miss", minutes=minutes.strip(), by=by)


def _close(appointment: Appointment, state: str, *, action: str, minutes: str, by: Actor) -> Appointment:
    file = Application.objects.select_for_update(of=("self",)).get(pk=appointment.application_id)
    row = Appointment.objects.get(pk=appointment.pk)
    if row.state != Appointment.State.INVITED or by.user_id is None:
        raise MoveRefused(_("What became of this appointment has already been written down."))
    row.state, row.minutes = state, minutes
    row.closed_at, row.closed_by_id = timezone.now(), by.user_id
    row.save(update_fields=["state", "minutes", "closed_at", "closed_by"])
    perform(file, action, by=by, data={"appointment": row.pk})
    return row


def _receives_people(office: Office, starts_at: datetime) -> None:
    """The office receives people on working days from 8 to 15 o'clock on its own clock."""
    local = timezone.localtime(starts_at, office.zone)
    if starts_at <= timezone.now():
        raise MoveRefused(_("Please choose a time in the future."))
    calendar = working_days(office.province_id)
    if not calendar.is_working_day(local.date()):
        closed = calendar.why_closed(local.date()) or _("weekend")
        raise MoveRefused(_("The office is closed on that day (%s). Please choose a working day.") % closed)
    if not FIRST_START <= local.time() <= LAST_START:
        raise MoveRefused(_("Please choose a time from 8:00 to 15:00, on the clock of the office."))
