"""Notes of officers on a file, for officers: with or without a recommendation. Applicants never read them."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.access import desk_files, moves_for, reading_desk
from tinggal.applications.models import Application
from tinggal.casework.leases import number_of
from tinggal.casework.models import Note
from tinggal.catalogue.reasons import REASONS, reasons_for
from tinggal.catalogue.types import Reason
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.roles import CASEWORK

MOST = 30
OUTCOMES = ("approval", "refusal")


@transaction.atomic
def write_note(file: Application, text: str, *, by: Actor, recommends: str = "", reasons: Sequence[str] = ()) -> Note:
    """Keep a note. A recommendation is for whoever has a step on the file; one to refuse names its reasons.

    Raises:
        MoveRefused: nothing was written, or a refusal is recommended without a reason.
        PermissionDenied: he may not read the file as an officer, or recommends without a step on it.
    """
    if not by.holds(*CASEWORK) or not desk_files(by).filter(pk=file.pk).exists():
        raise PermissionDenied(f"{by.key} may not write about {file}")
    said, chosen = text.replace("\r", "").strip(), list(dict.fromkeys(reasons)) if recommends == "refusal" else []
    if recommends and (recommends not in OUTCOMES or not may_recommend(file, by=by)):
        raise PermissionDenied(f"{by.key} may not recommend anything about {file}")
    if not said and not recommends:
        raise MoveRefused(_("Please write the note first."))
    known = {one.code for one in reasons_for("refuse")}
    if recommends == "refusal" and (not chosen or {*chosen} - known):
        raise MoveRefused(_("Please choose at least one reason."))
    desk = reading_desk(by, file)
    note = Note.objects.create(
        application=file, text=said, recommends=recommends, reasons=chosen, by_id=number_of(by), desk=desk
    )
    data = {"number": note.pk} | ({"recommends": recommends, "reasons": chosen} if recommends else {})
    record("note.written", subject=file.subject, by=by, desk=desk, data=data)
    return note


def notes_on(file: Application) -> list[tuple[Note, list[Reason]]]:
    """The newest notes, each with who wrote it, and the reasons of a refusal it recommends."""
    newest = Note.objects.filter(application=file).select_related("by")[:MOST]
    return [(note, [REASONS[code] for code in note.reasons if code in REASONS]) for note in newest]


def recommendation_on(file: Application) -> Note | None:
    """The newest note that recommends something."""
    return Note.objects.filter(application=file).exclude(recommends="").select_related("by").first()


def may_recommend(file: Application, *, by: Actor) -> bool:
    """Whether he has a step on the file that is not the decision itself."""
    return any(not move.decides for move in moves_for(by, file))
