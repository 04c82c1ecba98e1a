"""Answering an objection: by somebody above who had no hand in the decision, and in time; else the law answers."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import answering_seat, desk_files, objections_to_answer
from tinggal.applications.deadlines import last_day_to_appeal
from tinggal.applications.models import Application
from tinggal.applications.reopening import reopen
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.objections.models import Objection, ObjectionQuerySet
from tinggal.people.actors import SYSTEM, Actor, Seat, still_holds

OUTCOMES = (Objection.Outcome.UPHELD, Objection.Outcome.DISMISSED)
AT_A_TIME = 500


def seen_by(actor: Actor) -> ObjectionQuerySet:
    """The objections on files this officer may read, each with its file, office, applicant and letter."""
    found = Objection.objects.filter(application__in=desk_files(actor))
    return found.select_related("application__office", "application__applicant", "letter", "answered_by", "office")


def waiting_for(actor: Actor) -> ObjectionQuerySet:
    """Those that this officer may answer, the most pressing first."""
    files = Application.objects.filter(objections_to_answer(actor))
    return seen_by(actor).waiting().filter(application__in=files).order_by("answer_by", "pk")


def seat_to_answer(actor: Actor, objection: Objection) -> tuple[Seat | None, str]:
    """The post under which this actor may answer, or none and the words why. An objection that waits."""
    return answering_seat(actor, objection.application, deciders=_deciders(objection.application))


def _deciders(file: Application) -> set[str]:
    """Who took the decision, who revoked it, and the holders for whom they acted; as the journal names them."""
    steps = Event.objects.filter(
        subject=file.subject, kind__in=["application.approved", "application.rejected", "application.revoked"]
    )
    told = [(event.actor, event.data.get("holder", "")) for event in steps]
    return {f"user/{file.decision.decided_by_id}"} | {key for pair in told for key in pair if key}


@transaction.atomic
def answer(objection: Objection, *, by: Actor, outcome: str, words: str) -> Objection:
    """Uphold it, and the file goes back to the desk that decides; or dismiss it with reasons. Once.

    Raises ``MoveRefused`` with words, and ``NotYours`` for whoever had a hand in the decision or has no post for it.
    """
    row = _locked(objection)
    seat, why = seat_to_answer(by, row)
    now = timezone.now()
    if seat is None or not still_holds(seat, at=now):
        raise NotYours(why)
    if outcome not in OUTCOMES:
        raise MoveRefused(_("Please say whether you uphold or dismiss the objection."))
    if not words.strip():
        raise MoveRefused(_("Please give the reasons of your answer."))
    today = timezone.localdate(now)
    row.outcome, row.answer, row.answered_at = outcome, words.strip(), now
    row.answered_by_id, row.office_id = by.user_id, seat.office_id
    row.appeal_until = last_day_to_appeal(today) if outcome == Objection.Outcome.DISMISSED else None
    row.save(update_fields=["outcome", "answer", "answered_at", "answered_by", "office", "appeal_until"])
    told = {**_told(row), "note": row.answer, **seat.authority}
    if row.appeal_until:
        told["appeal_until"] = row.appeal_until.isoformat()
    record(f"objection.{outcome}", subject=row.application.subject, by=by, desk=seat.desk, data=told)
    if outcome == Objection.Outcome.UPHELD:
        reopen(row.application, objection=row.pk)
    return row


def uphold_unanswered(*, today: date) -> int:
    """What nobody answered in time counts as upheld (UU 30/2014 Pasal 77 ayat (5)); says how many."""
    late = Objection.objects.waiting().filter(answer_by__lt=today).select_related("application")
    return sum(_uphold_by_law(one) for one in late[:AT_A_TIME])


@transaction.atomic
def _uphold_by_law(objection: Objection) -> bool:
    try:
        row = _locked(objection)
    except MoveRefused:  # answered since we looked
        return False
    row.outcome, row.answered_at = Objection.Outcome.UNANSWERED, timezone.now()
    row.save(update_fields=["outcome", "answered_at"])
    record("objection.unanswered", subject=row.application.subject, by=SYSTEM, data=_told(row))
    reopen(row.application, objection=row.pk)
    return True


def _told(objection: Objection) -> dict[str, str | int]:
    """What the journal keeps, and the letter of the answer is written from; both days in Jakarta."""
    return {
        "objection": objection.pk,
        "letter": objection.letter_id,
        "received_on": timezone.localdate(objection.received_at).isoformat(),
        "answer_by": objection.answer_by.isoformat(),
    }


def _locked(objection: Objection) -> Objection:
    """The row and its file, locked; ``MoveRefused`` when it is answered already."""
    Application.objects.select_for_update(of=("self",)).get(pk=objection.application_id)
    rows = Objection.objects.select_for_update(of=("self",)).select_related("application__office", "letter")
    row = rows.get(pk=objection.pk)
    if row.outcome:
        raise MoveRefused(_("This objection has already been answered."))
    return row
