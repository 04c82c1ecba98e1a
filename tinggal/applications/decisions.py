"""The decision: outcome, number, validity and the documents it rests on, in one row that can exist only once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from tinggal.applications.models import Application, Decision
from tinggal.applications.numbers import next_number
from tinggal.applications.reading import date_answer
from tinggal.lib.months import add_months
from tinggal.people.actors import Actor, Seat

EXTENSIONS = ("extension", "itap_extension")
UNLIMITED = "unlimited"


def document_digests(application: Application) -> dict[str, str]:
    """Code → SHA-256 of every document in force: what the decision was based on."""
    return dict(application.documents.filter(replaced_at=None).values_list("code", "sha256"))


def validity(application: Application, *, decided: date) -> tuple[date, date | None]:
    """First and last day of the permit asked for; no last day for an unlimited one.

    An extension follows the present permit without a gap; a new permit begins on the day of the decision.
    """
    months = application.answers.get("months") or "12"
    present_end = date_answer(application, "stay_expires_on")
    follows = application.permit.service in EXTENSIONS and present_end is not None
    first = present_end + timedelta(days=1) if follows and present_end else decided
    return first, None if months == UNLIMITED else add_months(first, int(months)) - timedelta(days=1)


def decide(
    application: Application, outcome: str, *, by: Actor, seat: Seat, reasons: Sequence[str], note: str, at: datetime
) -> Decision:
    """Write the decision with its gap-free number. Called by ``perform`` inside its transaction.

    The database refuses a second decision on the same application.
    """
    day = timezone.localdate(at)
    office = application.office
    if office is None or by.user_id is None:
        raise ValueError("A decision needs an office and a person.")
    number = next_number(role=seat.role, office=office, day=day)
    first, last = validity(application, decided=day) if outcome == "approval" else (None, None)
    return Decision.objects.create(
        application=application,
        outcome=outcome,
        series=number.series,
        serial=number.serial,
        number=number.text,
        decided_at=at,
        decided_by_id=by.user_id,
        role=seat.role,
        office_id=seat.office_id,
        reasons=list(reasons),
        note=note,
        valid_from=first,
        valid_until=last,
        document_digests=document_digests(application),
    )
