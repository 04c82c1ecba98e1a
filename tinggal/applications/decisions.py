"""The decision: outcome, number, validity and the documents it rests on, in one row that can exist only once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.joining import answers_in_family
from tinggal.applications.models import Application, Decision
from tinggal.applications.numbers import next_number
from tinggal.catalogue.conditions import unknown
from tinggal.catalogue.spans import days_granted
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor, Seat


def document_digests(application: Application) -> dict[str, str]:
    """Code → SHA-256 of every document in force: what the decision was based on."""
    return dict(application.documents.filter(replaced_at=None).values_list("code", "sha256"))


def validity(application: Application, *, decided: date) -> tuple[date, date | None]:
    """First and last day of what is granted, both included; no last day where it has none (``catalogue.spans``)."""
    return days_granted(application.permit, answers_in_family(application), decided=decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the officer has written: reasons of a refusal, conditions of an approval, a note and further conditions.

    The note of a refusal and ``terms`` are printed in the letter.
    """

    outcome: str
    reasons: Sequence[str] = ()
    note: str = ""
    conditions: Sequence[str] = ()
    terms: str = ""


def check_conditions(outcome: str, *, conditions: Sequence[str], terms: str) -> None:
    """Conditions are known, and belong to an approval: ``MoveRefused`` with words otherwise."""
    if (conditions or terms.strip()) and outcome != "approval":
        raise MoveRefused(_("Only an approval can have conditions."))
    if strange := unknown(conditions):
        raise MoveRefused(_("Unknown condition: %s.") % ", ".join(strange))


def conditions_told(conditions: Sequence[str], terms: str) -> dict[str, Any]:
    """What the journal keeps of the conditions; nothing when there are none."""
    told: dict[str, Any] = {"conditions": list(conditions)} if conditions else {}
    return told | ({"terms": terms.strip()} if terms.strip() else {})


def decide(application: Application, ruling: Ruling, *, by: Actor, seat: Seat, at: datetime) -> Decision:
    """Write the decision with its gap-free number. Called by ``perform`` inside its transaction.

    The database refuses a second decision on the same application as long as the first one stands.
    """
    if application.office is None:
        raise ValueError("A decision needs an office.")
    number = next_number(role=seat.role, office=application.office, day=timezone.localdate(at))
    decision = drafted(application, ruling, by=by, seat=seat, at=at)
    decision.series, decision.serial, decision.number = number.series, number.serial, number.text
    decision.save(force_insert=True)
    return decision


def drafted(application: Application, ruling: Ruling, *, by: Actor, seat: Seat, at: datetime) -> Decision:
    """The decision as it would be, without a number and not kept: what a preview shows and ``decide`` writes."""
    if by.user_id is None:
        raise ValueError("A decision needs a person.")
    approves = ruling.outcome == "approval"
    first, last = validity(application, decided=timezone.localdate(at)) if approves else (None, None)
    return Decision(
        application=application,
        outcome=ruling.outcome,
        decided_at=at,
        decided_by_id=by.user_id,
        role=seat.role,
        office_id=seat.office_id,
        delegation_id=seat.stands_in.delegation_id if seat.stands_in else None,
        reasons=list(ruling.reasons),
        note=ruling.note,
        conditions=list(ruling.conditions),
        terms=ruling.terms.strip(),
        valid_from=first,
        valid_until=last,
        document_digests=document_digests(application),
    )


def set_aside(application: Application, *, at: datetime) -> None:
    """Take the decision that stands out of force and keep it as a row, so that the file can be decided anew.

    Called inside the transaction that reopens the file; ``LookupError`` when nothing was decided.
    """
    changed = Decision.objects.filter(application=application).update(
        application=None, set_aside_of=application, set_aside_at=at
    )
    if not changed:
        raise LookupError(f"{application} was never decided.")
