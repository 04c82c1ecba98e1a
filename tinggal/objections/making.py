"""Objecting: against which letter, until when, with which words and papers."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.applications.access import authority
from tinggal.applications.deadlines import answer_objection_by, last_day_to_object
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import record_act
from tinggal.applications.status import Status
from tinggal.intake import vault
from tinggal.intake.receive import Received
from tinggal.intake.vault import Stored
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.lib.envelope import Tampered
from tinggal.lib.workflow import MoveRefused
from tinggal.objections.models import Objection, ObjectionPaper
from tinggal.objections.serving import Served
from tinggal.objections.serving_facts import served_on
from tinggal.people.actors import Actor
from tinggal.sponsors.tasks import Task

AGAINST = {Status.REFUSED: Kind.REFUSAL, Status.REVOKED: Kind.REVOCATION}
MOST_PAPERS = 3


def letter_against(file: Application) -> Letter | None:
    """The letter to which one could object now, whatever the day: the refusal or the revocation that stands."""
    kind = AGAINST.get(file.place)
    return (
        Letter.objects.filter(application=file, kind=kind, ended_by=None).select_related("writing").first()
        if kind
        else None
    )


def object_until(letter: Letter, served: Served | None = None) -> date:
    """The last day to object to a letter, in Jakarta: the one printed in it, or later when it was received later.

    While it does not count as received, the days have not begun: it is the last day of somebody told today. ``served``
    is what ``served_on`` says of it, where that is known already.
    """
    reached = (served or served_on(letter)).day or timezone.localdate()
    counted = last_day_to_object(max(reached, timezone.localdate(letter.filed_at)))
    printed = json.loads(letter.content).get("object_until")
    return max(date.fromisoformat(printed), counted) if printed else counted


def hold_to_right(file: Application, letter: Letter | None) -> Letter:
    """The letter to which somebody may object today; ``MoveRefused`` with words when there is none any more."""
    if letter is None:
        raise MoveRefused(_("There is no letter that refuses or revokes. So there is nothing to object to."))
    if Objection.objects.filter(letter=letter).exists():
        raise MoveRefused(_("You have already objected to this letter."))
    last = object_until(letter)
    if timezone.localdate() > last:
        raise MoveRefused(_("The last day to object was %s. You can begin a new application.") % date_format(last))
    return letter


def object_to(file: Application, *, grounds: str, papers: Sequence[Received], by: Actor) -> Objection:
    """Make an objection; the receipt follows by itself. Files lie in the vault before a row names them.

    Raises ``MoveRefused`` with words when it is too late or was made before, ``PermissionDenied`` for somebody else.
    """
    hold_to_right(file, letter_against(file))
    kept = [(one, vault.put(one.content), vault.put(one.original)) for one in papers[:MOST_PAPERS]]
    return _received(file, grounds=grounds, kept=kept, by=by)


@transaction.atomic
def _received(
    file: Application, *, grounds: str, kept: Sequence[tuple[Received, Stored, Stored]], by: Actor
) -> Objection:
    row = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    right = authority(by, row, task=Task.SUBMIT)
    if right is None or by.user_id is None:
        raise PermissionDenied(f"{by.key} may not object for {row}")
    letter = hold_to_right(row, letter_against(row))
    now = timezone.now()
    today = timezone.localdate(now)
    made = Objection.objects.create(
        application=row,
        letter=letter,
        made_by_id=by.user_id,
        grounds=grounds.strip(),
        received_at=now,
        answer_by=answer_objection_by(today),
    )
    ObjectionPaper.objects.bulk_create(
        [_paper(made, number, *one) for number, one in enumerate(kept, start=1)],
    )
    enclosed = [f"Lampiran {number}" for number in range(1, len(kept) + 1)]
    told = {"objection": made.pk, "letter": letter.pk, "received_on": today.isoformat(), "enclosed": enclosed}
    record_act("objection.received", file=row, by=by, right=right, data=told)
    return made


def _paper(made: Objection, number: int, received: Received, clean: Stored, original: Stored) -> ObjectionPaper:
    return ObjectionPaper(
        objection=made,
        number=number,
        name=received.name,
        content_type=received.content_type,
        size=len(received.content),
        pages=received.pages,
        sha256=received.sha256,
        stored=clean.name,
        wrapped_key=clean.wrapped_key,
        original_sha256=hashlib.sha256(received.original).hexdigest(),
        original_stored=original.name,
        original_wrapped_key=original.wrapped_key,
    )


def paper_content(paper: ObjectionPaper) -> bytes:
    """The enclosed file, byte for byte; ``Tampered`` when it is not what was enclosed."""
    content = vault.get(paper.stored, bytes(paper.wrapped_key))
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        raise Tampered(f"{paper} is not what was enclosed.")
    return content
