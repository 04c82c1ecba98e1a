"""Putting a decision into the basket, and taking it out again. The file itself is not touched before the signature."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import why_not
from tinggal.applications.clock import PLACES
from tinggal.applications.decisions import Ruling, check_conditions
from tinggal.applications.joining import no_longer_than_principal, principal_decided
from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.basket.models import Planned
from tinggal.casework.acting import my_turn
from tinggal.casework.leases import hold_for_signing, lay_aside, number_of
from tinggal.catalogue.reasons import reasons_for
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import Move, MoveRefused, NotYours
from tinggal.people.actors import Actor

MOST = 25
# The principal of a family may lie in the same basket; whether he is decided shows when the list is signed.
WHEN_SIGNED = (principal_decided, no_longer_than_principal)


@dataclass(frozen=True, slots=True)
class Attention:
    """How the file was looked at: seconds it lay open, documents opened, documents it has."""

    seconds: int = 0
    opened: int = 0
    asked: int = 0


@transaction.atomic
def plan(
    file: Application, ruling: Ruling, *, by: Actor, attention: Attention | None = None, in_bulk: bool = False
) -> Planned:
    """Put a decision into the basket; one that is there already for this file is replaced.

    Raises:
        MoveRefused: the file is elsewhere, a colleague works on it, a reason is missing or unknown, a condition of
            the step does not hold, the basket or the day is full.
        NotYours: this person does not decide on this file.
    """
    move = deciding_move(file, ruling.outcome)
    if move is None:
        raise MoveRefused(_("This step is no longer possible. The application is now here: %s.") % file.place.label)
    if why := why_not(by, move, file):
        raise NotYours(why)
    check_ruling(ruling, move)
    for guard in move.guards:
        if guard not in WHEN_SIGNED:
            guard(file)
    my_turn(file, by=by)
    _there_is_room(file, by=by)
    _take_out(Planned.objects.filter(application=file, ended_at=None, planned_by_id=by.user_id))
    hold_for_signing(file, by=by)
    seen = attention or Attention()
    planned = Planned.objects.create(
        application=file,
        action=move.action,
        outcome=ruling.outcome,
        reasons=list(ruling.reasons),
        conditions=list(ruling.conditions),
        terms=ruling.terms.strip(),
        note=ruling.note.strip(),
        planned_by_id=number_of(by),
        story=last_step(file),
        seconds=seen.seconds,
        opened=seen.opened,
        asked=seen.asked,
        in_bulk=in_bulk,
    )
    record("decision.planned", subject=file.subject, by=by, data={"outcome": ruling.outcome, "planned": planned.pk})
    return planned


@transaction.atomic
def take_out(planned: Planned, *, by: Actor) -> None:
    """Undo: the decision leaves the basket, and the file goes back to the line.

    Raises ``MoveRefused`` when it was signed meanwhile, and ``NotYours`` for somebody else's basket.
    """
    if planned.planned_by_id != by.user_id:
        raise NotYours(_("This decision lies in the basket of a colleague."))
    if not _take_out(Planned.objects.filter(pk=planned.pk, ended_at=None)):
        raise MoveRefused(_("This decision is no longer in your basket."))
    lay_aside(planned.application, by=by)
    record("decision.taken_out", subject=planned.application.subject, by=by, data={"planned": planned.pk})


def basket_of(actor: Actor) -> list[Planned]:
    """What waits for this person's signature, in the order in which he decided; at most ``MOST``."""
    mine = Planned.objects.filter(planned_by_id=actor.user_id, ended_at=None)
    return list(mine.select_related("application__office", "application__applicant")[:MOST])


def deciding_move(file: Application, outcome: str) -> Move | None:
    """The step of the file's road that decides so, at its present place."""
    here = route(file.route_name).open_at(file.status)
    return next((move for move in here if move.decides == outcome), None)


def last_step(file: Application) -> int:
    """The number of the last step in the file's story; later readings of it do not count."""
    steps = Event.objects.filter(subject=file.subject, kind__in=PLACES).order_by("-number")
    return steps.values_list("number", flat=True).first() or 0


def check_ruling(ruling: Ruling, move: Move) -> None:
    """Reasons and conditions as the door will ask for them, so that nothing wrong gets as far as the signature."""
    check_conditions(ruling.outcome, conditions=ruling.conditions, terms=ruling.terms)
    if not move.needs_reason:
        return
    if not ruling.reasons:
        raise MoveRefused(_("Please choose at least one reason."))
    _known(ruling.reasons, {reason.code for reason in reasons_for(move.needs_reason)})


def _known(chosen: Sequence[str], known: set[str]) -> None:
    if strange := [code for code in chosen if code not in known]:
        raise MoveRefused(_("Unknown reason: %s.") % ", ".join(strange))


def _there_is_room(file: Application, *, by: Actor) -> None:
    mine = Planned.objects.filter(planned_by_id=by.user_id)
    if mine.filter(ended_at=None).exclude(application=file).count() >= MOST:
        raise MoveRefused(_("Your basket is full (%d). Sign it first.") % MOST)
    today = mine.filter(ending=Planned.Ending.SIGNED, ended_at__date=timezone.localdate()).count()
    if today >= settings.MOST_DECISIONS_A_DAY:
        raise MoveRefused(_("You have decided %d applications today. That is the most for a day.") % today)


def _take_out(rows: QuerySet[Planned]) -> int:
    return rows.update(ended_at=timezone.now(), ending=Planned.Ending.TAKEN_OUT)
