"""A few clean decisions are judged a second time by a colleague who does not know how they were decided."""

import secrets
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import work_of
from tinggal.applications.barring import MOVED, persons
from tinggal.applications.models import SUBJECT, Application
from tinggal.applications.purposes import Purpose
from tinggal.basket.differences import Difference
from tinggal.basket.models import SecondLook
from tinggal.casework.leases import number_of
from tinggal.catalogue.reasons import reasons_for
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.actors import Actor
from tinggal.people.roles import Role

# The head of an office is the only one of his post there: the sub-directorate looks after him.
_LOOKS_AFTER = {Role.KAKANIM: (Role.KAKANIM,), Role.KASUBDIT: (Role.KASUBDIT, Role.KAKANIM)}
_DICE = secrets.SystemRandom()


def draw(file: Application, *, first: Actor) -> None:
    """Draw a file that was just decided, with the share of the settings; nobody can foresee which. One that is decided
    anew after an objection is not drawn again."""
    drawn_before = SecondLook.objects.filter(application=file).exists()
    if not drawn_before and _DICE.random() < settings.SECOND_LOOK_SHARE:
        SecondLook.objects.create(application=file, first_id=number_of(first))


def awaiting(actor: Actor) -> QuerySet[SecondLook]:
    """What this person may judge blind, the oldest first: decided by a colleague whose post he may look after, and a
    file on which he took no step and which he has not opened since it was decided."""
    seats = Q(pk__in=[])
    for seat in actor.seats:
        within = Q(application__in=Application.objects.filter(work_of(seat, actor=actor)))
        posts = _LOOKS_AFTER.get(Role(seat.role), ())
        seats |= within & Q(application__decision__role__in=posts) & ~Q(first__in=persons(actor, seat))
    known = Event.objects.filter(
        Q(kind__in=MOVED)
        | Q(kind="application.seen", at__gte=OuterRef("application__decision__decided_at"))
        & (Q(data__purpose__isnull=True) | ~Q(data__purpose=Purpose.SECOND_LOOK)),
        actor=actor.key,
        subject=Concat(Value(SUBJECT), OuterRef("application__reference")),
    )
    open_ones = SecondLook.objects.filter(seats, ~Exists(known), looked_at=None)
    return open_ones.select_related("application__office", "application__applicant", "application__decision")


def waiting_for(actor: Actor) -> SecondLook | None:
    """The oldest second look this person may take."""
    return awaiting(actor).first()


@transaction.atomic
def look(one: SecondLook, *, by: Actor, outcome: str, reasons: Sequence[str] = (), note: str = "") -> SecondLook:
    """Write down what the second officer would have decided.

    Raises:
        MoveRefused: somebody was faster, or a refusal without a reason.
        NotYours: he decided himself, knows the decision already, or does not hold the post.
    """
    row = SecondLook.objects.select_for_update().get(pk=one.pk)
    if row.looked_at is not None:
        raise MoveRefused(_("A colleague has already looked."))
    if not awaiting(by).filter(pk=row.pk).exists():
        raise NotYours(_("A second look is taken by a colleague who does not know the file and its decision."))
    if outcome not in {"approval", "refusal"}:
        raise MoveRefused(_("Please say how you would decide."))
    if outcome == "refusal" and not set(reasons) & {reason.code for reason in reasons_for("refuse")}:
        raise MoveRefused(_("Please choose at least one reason."))
    row.officer_id, row.looked_at = by.user_id, timezone.now()
    row.outcome, row.reasons, row.note = outcome, list(reasons), note.strip()
    row.save(update_fields=["officer", "looked_at", "outcome", "reasons", "note"])
    agrees = row.application.decision.outcome == outcome
    record("decision.looked_at_again", subject=row.application.subject, by=by, data={"agrees": agrees})
    return row


def differing() -> QuerySet[SecondLook]:
    """Second looks that came to another result than the decision, the newest first; for the head and the auditor."""
    decided = SecondLook.objects.filter(looked_at__isnull=False, application__decision__isnull=False)
    looked = decided.exclude(outcome=F("application__decision__outcome"))
    return looked.select_related("application__decision", "officer", "first").order_by("-looked_at")


@transaction.atomic
def explain(one: SecondLook, *, by: Actor, difference: str) -> None:
    """The second officer has seen both decisions and says why they differ; once.

    Raises:
        MoveRefused: no such reason, they agree, or it was said before.
        NotYours: somebody else looked.
    """
    row = SecondLook.objects.select_for_update(of=("self",)).select_related("application__decision").get(pk=one.pk)
    if row.officer_id is None or row.officer_id != by.user_id:
        raise NotYours(_("Only who took the second look says why it differs."))
    if row.outcome == row.application.decision.outcome or row.difference:
        raise MoveRefused(_("There is nothing more to say about this second look."))
    if difference not in Difference.values:
        raise MoveRefused(_("Please choose why the two decisions differ."))
    row.difference = difference
    row.save(update_fields=["difference"])
    record("decision.difference_explained", subject=row.application.subject, by=by, data={"why": difference})


def looked_by(actor: Actor) -> QuerySet[SecondLook]:
    """The second looks this person has taken, the newest first."""
    decided = SecondLook.objects.filter(looked_at__isnull=False, application__decision__isnull=False)
    mine = decided.filter(officer_id=actor.user_id).order_by("-looked_at")
    return mine.select_related("application__office", "application__applicant", "application__decision")
