"""A few clean decisions are judged a second time by a colleague who does not know how they were decided."""

import secrets
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import covers
from tinggal.applications.models import Application
from tinggal.basket.models import SecondLook
from tinggal.casework.leases import number_of
from tinggal.catalogue.reasons import reasons_for
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.actors import Actor

_DICE = secrets.SystemRandom()


def draw(file: Application, *, first: Actor) -> None:
    """Draw a file that was just decided, with the share of the settings; nobody can foresee which."""
    if _DICE.random() < settings.SECOND_LOOK_SHARE:
        SecondLook.objects.create(application=file, first_id=number_of(first))


def waiting_for(actor: Actor) -> SecondLook | None:
    """The oldest second look this person may take: a colleague of the same post, not the one who decided."""
    roles = {seat.role for seat in actor.seats}
    waiting = SecondLook.objects.filter(looked_at=None, application__decision__role__in=roles)
    waiting = waiting.exclude(first_id=actor.user_id).exclude(application__applicant_id=actor.user_id)
    for one in waiting.select_related("application__office", "application__decision")[:50]:
        if _may(actor, one):
            return one
    return None


@transaction.atomic
def look(one: SecondLook, *, by: Actor, outcome: str, reasons: Sequence[str] = (), note: str = "") -> SecondLook:
    """Write down what the second officer would have decided.

    Raises:
        MoveRefused: somebody was faster, or a refusal without a reason.
        NotYours: he decided himself, or does not hold the post.
    """
    row = SecondLook.objects.select_for_update().get(pk=one.pk)
    if not _may(by, row):
        raise NotYours(_("A second look is taken by a colleague of the same post."))
    if row.looked_at is not None:
        raise MoveRefused(_("A colleague has already looked."))
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
    looked = SecondLook.objects.filter(looked_at__isnull=False).exclude(outcome=F("application__decision__outcome"))
    return looked.select_related("application__decision", "officer", "first").order_by("-looked_at")


def _may(actor: Actor, one: SecondLook) -> bool:
    role = one.application.decision.role
    seats = [seat for seat in actor.seats if seat.role == role and covers(seat, one.application)]
    return bool(seats) and actor.user_id not in (one.first_id, one.application.applicant_id)
