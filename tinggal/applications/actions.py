"""``perform``: the one door through which an application moves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import seat_for, why_not
from tinggal.applications.barring import no_seat
from tinggal.applications.clock import reckoning_of
from tinggal.applications.decisions import Ruling, check_conditions, conditions_told, decide
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import record_act
from tinggal.applications.route import route
from tinggal.catalogue.reasons import reasons_for
from tinggal.journal.models import Event
from tinggal.lib.workflow import Move, MoveRefused, NotYours
from tinggal.offices.models import Office
from tinggal.offices.queries import competent_office
from tinggal.people.actors import Actor, Seat, still_holds

CLOCK = ("arrived_at", "due_on", "promised_on")


@transaction.atomic
def perform(
    application: Application,
    action: str,
    *,
    by: Actor,
    note: str = "",
    reasons: Sequence[str] = (),
    conditions: Sequence[str] = (),
    terms: str = "",
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Move an application one step along its road. The only door to ``status``.

    Locks the file, so of two contradictory steps exactly one happens and the other is refused with words. The event,
    the decision with its number, and the reactions owed commit together with the step or not at all. ``data`` goes
    into the journal (ids and codes only); ``pay`` reads ``paid_at`` from it, ISO with zone. ``conditions`` (codes) and
    ``terms`` (free words, printed in the letter) belong to an approval only.

    Raises:
        MoveRefused: the step is not possible now; the text says why and what to do.
        NotYours: this actor may not take this step on this file, or the delegation under which he would has ended.
    """
    file = (
        Application.objects.select_for_update(of=("self",)).select_related("office", "applicant").get(pk=application.pk)
    )
    move = route(file.route_name).find(action, file.status)
    if move is None:
        raise MoveRefused(_("This step is no longer possible. The application is now here: %s.") % file.place.label)
    seat = seat_for(by, move, file)
    now = timezone.now()
    if seat is None or not still_holds(seat, at=now):
        raise NotYours(why_not(by, move, file) if seat is None else no_seat(by, move.by, file))
    _check(move, file, note=note, reasons=reasons, data=data)
    check_conditions(move.decides, conditions=conditions, terms=terms)
    if move.decides:
        ruling = Ruling(outcome=move.decides, reasons=reasons, note=note, conditions=conditions, terms=terms)
        decide(file, ruling, by=by, seat=seat, at=now)
    story = {"action": action, "from": move.source, "note": note, "reasons": list(reasons), **(data or {})}
    story |= conditions_told(conditions, terms)
    if move.office:
        file.office = _office_of(file, move)
        story["office"] = file.office.code
    event = record_act(
        f"application.{move.target}", file=file, by=by, right=seat.authority, desk=_desk(seat), data=story
    )
    _enter(file, move, at=now, data=data or {})
    application.office = file.office
    application.status, application.due_on, application.promised_on = file.status, file.due_on, file.promised_on
    return event


def _office_of(file: Application, move: Move) -> Office:
    """The office that looks after the place an answer names; the form has checked that there is one."""
    try:
        return competent_office(file.answers.get(move.office, ""))
    except Office.DoesNotExist as unknown:
        raise MoveRefused(_("Please choose your regency or city from the list.")) from unknown


def _desk(seat: Seat) -> str:
    return seat.desk if seat.office_code else ""


def _check(move: Move, file: Application, *, note: str, reasons: Sequence[str], data: Mapping[str, Any] | None) -> None:
    if move.needs_note and not note.strip():
        raise MoveRefused(_("Please give a reason."))
    if move.needs_reason:
        known = {reason.code for reason in reasons_for(move.needs_reason)}
        if not reasons:
            raise MoveRefused(_("Please choose at least one reason."))
        if strange := [code for code in reasons if code not in known]:
            raise MoveRefused(_("Unknown reason: %s.") % ", ".join(strange))
    if move.page and not data:
        raise MoveRefused(_("This step has its own page."))
    for guard in move.guards:
        guard(file)


def _enter(file: Application, move: Move, *, at: datetime, data: Mapping[str, Any]) -> None:
    """Write the new place with what belongs to arriving there: clock, filing time, payment time, interview time."""
    file.status = move.target
    file.arrived_at = at
    clock = reckoning_of(file)
    file.due_on, file.promised_on = clock.due_on, clock.promised_on
    if move.action == "submit":
        file.submitted_at = at
    if move.action == "pay":
        file.paid_at = datetime.fromisoformat(data["paid_at"]) if data.get("paid_at") else file.paid_at or at
    if move.action == "attend":
        file.interviewed_at = at
    file.save(update_fields=[*CLOCK, "status", "office", "submitted_at", "paid_at", "interviewed_at"])
