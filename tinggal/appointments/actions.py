"""Invite somebody to the office, and write down whether he came. Each is one step on the road of the file."""

from collections.abc import Mapping
from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.appointments.booking import take_place
from tinggal.appointments.models import Appointment
from tinggal.appointments.questions import check_answers
from tinggal.appointments.slots import is_open_on
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.people.actors import Actor

FIRST_START, LAST_START = time(8), time(15)


@transaction.atomic
def invite(
    application: Application, *, starts_at: datetime, place: str, kind: str, by: Actor, why: str = ""
) -> Appointment:
    """Ask an applicant to come. ``starts_at`` is aware; ``kind`` is one of ``Appointment.Kind``; ``why`` is asked for
    when the time is none of the free ones.

    Raises:
        MoveRefused: not a time at which the office receives people, no place is free then, or the file is at another
            place now.
        PermissionDenied: this actor may not invite for this file.
    """
    file, office = _may_be_invited(application, place=place, kind=kind, by=by)
    _receives_people(office, starts_at)
    take_place(office, starts_at, kind=kind, why=why)
    return _written(file, office, starts_at=starts_at, place=place, kind=kind, why=why.strip(), by=by)


@transaction.atomic
def receive_now(application: Application, *, reason: str, place: str, kind: str, by: Actor) -> Appointment:
    """Receive somebody on the day he came, without an invitation; he takes nobody's place.

    ``reason`` is one of ``Appointment.SameDay``.

    Raises:
        MoveRefused: an unknown reason, a closed day, or the file is at another place now.
        PermissionDenied: this actor may not invite for this file.
    """
    file, office = _may_be_invited(application, place=place, kind=kind, by=by)
    if reason not in Appointment.SameDay.values:
        raise MoveRefused(_("Please choose why the applicant is received today."))
    now = timezone.now()
    if is_open_on(office, timezone.localtime(now, office.zone).date()):
        raise MoveRefused(_("The office is closed today."))
    return _written(file, office, starts_at=now, place=place, kind=kind, same_day=reason, by=by)


def _may_be_invited(application: Application, *, place: str, kind: str, by: Actor) -> tuple[Application, Office]:
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=application.pk)
    if file.office is None:
        raise MoveRefused(_("This application has no immigration office yet."))
    if Appointment.objects.open().filter(application=file).exists():
        raise MoveRefused(_("The applicant is already invited."))
    if kind not in Appointment.Kind.values:
        raise MoveRefused(_("Please choose what the applicant is invited for."))
    if not place.strip():
        raise MoveRefused(_("Please say where in the office the applicant should come."))
    return file, file.office


def _written(
    file: Application,
    office: Office,
    *,
    starts_at: datetime,
    place: str,
    kind: str,
    by: Actor,
    why: str = "",
    same_day: str = "",
) -> Appointment:
    if by.user_id is None:
        raise PermissionDenied(f"{by.key} invites nobody")
    appointment = Appointment.objects.create(
        application=file,
        office=office,
        kind=kind,
        starts_at=starts_at,
        place=place.strip(),
        why=why,
        same_day=same_day,
        invited_by_id=by.user_id,
    )
    told = {"appointment": appointment.pk, "starts_at": starts_at.isoformat(), "place": appointment.place, "kind": kind}
    if same_day:
        told["same_day"] = same_day
    perform(file, "invite", by=by, data=told)
    return appointment


@transaction.atomic
def attend(
    appointment: Appointment,
    *,
    minutes: str,
    by: Actor,
    outcome: str = Appointment.Outcome.CLEAR,
    asked: Mapping[str, str] | None = None,
) -> Appointment:
    """He came; ``minutes`` say what was asked and answered. Coming earlier than invited is no reason to refuse.

    ``asked`` maps codes of ``questions.QUESTIONS`` to codes of ``questions.ANSWERS``; ``outcome`` is one of
    ``Appointment.Outcome``.
    """
    if not minutes.strip():
        raise MoveRefused(_("Please write down what was asked and answered."))
    if outcome not in Appointment.Outcome.values:
        raise MoveRefused(_("Please choose what the interview has shown."))
    answers = check_answers(asked or {})
    return _close(
        appointment,
        Appointment.State.ATTENDED,
        action="attend",
        by=by,
        minutes=minutes.strip(),
        outcome=outcome,
        asked=answers,
    )


@transaction.atomic
def miss(appointment: Appointment, *, by: Actor, minutes: str = "") -> Appointment:
    """He did not come. Refused as long as he can still come in time."""
    if timezone.now() < appointment.starts_at:
        raise MoveRefused(_("The appointment has not begun yet."))
    return _close(appointment, Appointment.State.MISSED, action="miss", by=by, minutes=minutes.strip())


def _close(
    appointment: Appointment,
    state: str,
    *,
    action: str,
    by: Actor,
    minutes: str,
    outcome: str = "",
    asked: Mapping[str, str] | None = None,
) -> Appointment:
    file = Application.objects.select_for_update(of=("self",)).get(pk=appointment.application_id)
    row = Appointment.objects.get(pk=appointment.pk)
    if row.state != Appointment.State.INVITED or by.user_id is None:
        raise MoveRefused(_("What became of this appointment has already been written down."))
    row.state, row.minutes = state, minutes
    row.outcome, row.asked = outcome, dict(asked or {})
    row.closed_at, row.closed_by_id = timezone.now(), by.user_id
    row.save(update_fields=["state", "minutes", "outcome", "asked", "closed_at", "closed_by"])
    perform(file, action, by=by, data={"appointment": row.pk} | ({"outcome": outcome} if outcome else {}))
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
