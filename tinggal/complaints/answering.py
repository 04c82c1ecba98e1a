"""What auditors do with complaints: read, ask, answer, tell the end; and what is counted for everybody."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.complaints.models import Complaint, ComplaintEntry
from tinggal.complaints.receiving import digest, subject_of
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.actors import Actor
from tinggal.people.roles import Role

LOOKS_BACK = timedelta(days=365)
Side, Outcome = ComplaintEntry.Side, ComplaintEntry.Outcome


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the complaints of one year: how many came, how they were answered, and how they ended.

    ``late`` ones had no first answer in time, ``not_yet_due`` ones have none yet and still may wait; with ``in_time``
    these are all ``received``.
    """

    received: int
    bribes: int
    in_time: int
    late: int
    not_yet_due: int
    confirmed: int
    still_open: int


@transaction.atomic
def answer(complaint: Complaint, *, by: Actor, text: str, outcome: str = "") -> ComplaintEntry:
    """An auditor asks or answers; with an ``outcome`` he tells the end. Nothing that was said can be taken back.

    Raises ``NotYours`` for anybody else, ``MoveRefused`` with words for no text or an unknown outcome.
    """
    if by.user_id is None or not by.holds(Role.AUDITOR):
        raise NotYours(_("Only an auditor answers reports."))
    said = text.replace("\r", "").strip()
    if not said:
        raise MoveRefused(_("Please write your answer."))
    if outcome and outcome not in Outcome.values:
        raise MoveRefused(_("Please choose how it ended."))
    entry = ComplaintEntry(
        complaint=complaint, side=Side.AUDITOR, outcome=outcome, written_by_id=by.user_id, at=timezone.now()
    )
    entry.text = said
    entry.save()
    told = {"entry": entry.pk, "sha256": digest(said)} | ({"outcome": outcome} if outcome else {})
    kind = "complaint.closed" if outcome else "complaint.answered"
    record(kind, subject=subject_of(complaint), by=by, data=told)
    return entry


@transaction.atomic
def note_reading(complaint: Complaint, *, by: Actor) -> None:
    """A line in the journal says that an auditor opened it."""
    record("complaint.opened", subject=subject_of(complaint), by=by)


def figures() -> Figures:
    """What is counted for everybody: the last twelve months; one query."""
    today = timezone.localdate()
    answered, none = Q(first_answer__date__lte=F("answer_by")), Q(first_answer=None)
    counted = (
        Complaint.objects.told()
        .filter(received_at__gte=timezone.now() - LOOKS_BACK)
        .aggregate(
            received=Count("pk"),
            bribes=Count("pk", filter=Q(kind=Complaint.Kind.BRIBE)),
            in_time=Count("pk", filter=answered),
            late=Count("pk", filter=Q(first_answer__date__gt=F("answer_by")) | none & Q(answer_by__lt=today)),
            not_yet_due=Count("pk", filter=none & Q(answer_by__gte=today)),
            confirmed=Count("pk", filter=Q(closed_as=Outcome.CONFIRMED)),
            still_open=Count("pk", filter=Q(closed_as=None)),
        )
    )
    return Figures(**counted)
