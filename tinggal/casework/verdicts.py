"""An officer's verdict on each document: passed, or incomplete for coded reasons that the applicant reads at once."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import moves_for, reading_desk
from tinggal.applications.models import Application, Document
from tinggal.casework.acting import not_a_colleagues
from tinggal.casework.leases import number_of
from tinggal.casework.models import Verdict
from tinggal.catalogue.reasons import REASONS, reasons_for
from tinggal.catalogue.types import Reason
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor


@transaction.atomic
def judge(document: Document, *, by: Actor, state: str, reasons: Sequence[str] = (), words: str = "") -> Verdict:
    """Say of one version of a document that it has passed, or why it is incomplete. Said again, nothing changes.

    Raises:
        MoveRefused: no such verdict, no reason, a replaced version, or a colleague works on the file.
        PermissionDenied: the file is not at a desk where this person acts.
    """
    file = _mine(document, by=by)
    chosen, said = list(dict.fromkeys(reasons)), words.replace("\r", "").strip()
    if state not in Verdict.State.values:
        raise MoveRefused(_("Please say whether the document has passed."))
    if state == Verdict.State.PASSED:
        chosen, said = [], ""
    elif not chosen or {*chosen} - {one.code for one in reasons_for("return")}:
        raise MoveRefused(_("Please choose at least one reason."))
    before = verdict_on(document)
    if before and (before.state, before.reasons, before.words) == (state, chosen, said):
        return before
    _past(document)
    desk = reading_desk(by, file)
    verdict = Verdict.objects.create(
        document=document, state=state, reasons=chosen, words=said, by_id=number_of(by), desk=desk
    )
    what = {"code": document.code, "version": document.version, "verdict": state}
    record(
        "document.judged", subject=file.subject, by=by, desk=desk, data=what | ({"reasons": chosen} if chosen else {})
    )
    return verdict


@transaction.atomic
def take_back(document: Document, *, by: Actor) -> None:
    """The document counts as not looked at again; nothing happens when it does already. Raises like ``judge``."""
    file = _mine(document, by=by)
    if _past(document):
        what = {"code": document.code, "version": document.version}
        record("document.unjudged", subject=file.subject, by=by, desk=reading_desk(by, file), data=what)


def verdict_on(document: Document) -> Verdict | None:
    """The verdict in force; None: nobody has looked."""
    return Verdict.objects.filter(document=document, superseded_at=None).first()


def verdicts_on(file: Application) -> dict[str, Verdict]:
    """The verdicts in force on the documents in force, by the code of the document, each with its officer."""
    found = Verdict.objects.filter(
        document__application=file, document__replaced_at=None, superseded_at=None
    ).select_related("by", "document")
    return {one.document.code: one for one in found}


def reasons_of(verdict: Verdict) -> list[Reason]:
    """Its reasons with their words, and what would mend them."""
    return [REASONS[code] for code in verdict.reasons if code in REASONS]


def _mine(document: Document, *, by: Actor) -> Application:
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=document.application_id)
    if not file.place.at_a_desk:
        raise MoveRefused(_("This can be answered only while the application is at a desk."))
    if not moves_for(by, file):
        raise PermissionDenied(f"{by.key} may not judge documents of {file}")
    not_a_colleagues(file, by=by)
    if not Document.objects.filter(pk=document.pk, replaced_at=None).exists():
        raise MoveRefused(_("This version was replaced. Look at the new one."))
    return file


def _past(document: Document) -> int:
    return Verdict.objects.filter(document=document, superseded_at=None).update(superseded_at=timezone.now())
