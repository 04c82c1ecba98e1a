"""What people do with a letter: read it, confirm at the office that it has arrived, and say that it is broken."""

import hashlib
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.letters.models import Dispatch, Letter
from tinggal.lib.envelope import Tampered, UnknownKey
from tinggal.people.actors import SYSTEM, Actor

SAID_ALREADY = timedelta(days=1)


class LetterDamaged(Exception):
    """The filed PDF cannot be read, or is not the one that was filed."""


def pdf_of(letter: Letter) -> bytes:
    """The signed PDF from the vault; raises ``LetterDamaged`` when it is gone or is not the one that was filed."""
    try:
        pdf = vault.get(letter.stored, bytes(letter.wrapped_key))
    except (FileNotFoundError, Tampered, UnknownKey) as broken:
        raise LetterDamaged(letter.number) from broken
    if hashlib.sha256(pdf).hexdigest() != letter.sha256:
        raise LetterDamaged(letter.number)
    return pdf


@transaction.atomic
def opened(letter: Letter, *, by: Actor, desk: str = "") -> None:
    """Somebody has opened the letter; ``desk`` is "" for the applicant himself."""
    record("letter.opened", subject=letter.application.subject, by=by, desk=desk, data={"letter": letter.pk})


@transaction.atomic
def found_damaged(letter: Letter) -> None:
    """The letter could not be handed out. The journal says so once a day, and administrators read it."""
    subject, about = letter.application.subject, {"letter": letter.pk}
    said = Event.objects.filter(subject=subject, kind="letter.damaged", data=about)
    if not said.filter(at__gt=timezone.now() - SAID_ALREADY).exists():
        record("letter.damaged", subject=subject, by=SYSTEM, data=about)


@transaction.atomic
def receive(dispatch: Dispatch, *, by: Actor) -> Dispatch:
    """The office confirms that the letter, or its copy, has arrived. Confirming twice changes nothing.

    Raises ``PermissionDenied`` for anybody without a post at that office.
    """
    if not Dispatch.objects.inbox_of(by).filter(pk=dispatch.pk).exists():
        raise PermissionDenied(f"{by.key} has no post where letter {dispatch.letter_id} was sent")
    sent = (
        Dispatch.objects.select_for_update(of=("self",))
        .select_related("letter__application", "office")
        .get(pk=dispatch.pk)
    )
    if sent.received_at:
        return sent
    sent.received_at, sent.received_by_id = timezone.now(), by.user_id
    sent.save(update_fields=["received_at", "received_by"])
    desk = next(seat.desk for seat in by.seats if seat.office_id == sent.office_id)
    told = {"letter": sent.letter_id, "dispatch": sent.pk, "office": sent.office.code}
    record("letter.received", subject=sent.letter.application.subject, by=by, desk=desk, data=told)
    return sent
