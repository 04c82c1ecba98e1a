"""What officers do with findings: answer the questions the machine could not."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import moves_for, reading_desk
from tinggal.applications.models import Application
from tinggal.catalogue.reasons import reasons_for
from tinggal.catalogue.words import Words
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.verification.models import Finding, FindingQuerySet
from tinggal.verification.results import Override, Resolution


def open_questions(application: Application) -> FindingQuerySet:
    """The findings that wait for an officer; as many as ``application.open_questions`` says."""
    return Finding.objects.filter(application=application).open_questions()


def count_open_questions(file: Application) -> None:
    """Keep the number on the file true; in the transaction that changed it, with the file locked."""
    file.open_questions = open_questions(file).count()
    file.save(update_fields=["open_questions"])


@transaction.atomic
def resolve(finding: Finding, *, by: Actor, resolution: str, grounds: str, note: str) -> Event:
    """Answer a question: "cleared" or "confirmed", on coded grounds, with what was compared. Neither moves the file.

    ``grounds`` is an ``Override`` where the question is cleared, else the code of a reason to return a file.

    Raises:
        MoveRefused: already answered, not a question, no note, or an unknown answer; the text says which.
        PermissionDenied: the file is not at a desk where this person acts.
    """
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=finding.application_id)
    if not file.place.at_a_desk:
        raise MoveRefused(_("This can be answered only while the application is at a desk."))
    if not moves_for(by, file):
        raise PermissionDenied(f"{by.key} may not resolve findings of {file}")
    if grounds not in grounds_for(resolution):
        raise MoveRefused(_("Please choose an answer."))
    if not note.strip():
        raise MoveRefused(_("Please write what you compared."))
    question = open_questions(file).filter(pk=finding.pk).first()
    if question is None:
        raise MoveRefused(_("This question has been answered already."))
    question.resolution, question.grounds, question.note = resolution, grounds, note.strip()
    question.resolved_at, question.resolved_by_id = timezone.now(), by.user_id
    question.save(update_fields=["resolution", "grounds", "note", "resolved_at", "resolved_by"])
    count_open_questions(file)
    story = {"finding": question.pk, "check": question.check_name, "about": question.about}
    answer = {"resolution": resolution, "grounds": grounds, "note": note.strip()}
    desk = reading_desk(by, file)
    return record("finding.resolved", subject=file.subject, by=by, desk=desk, data={**story, **answer})


def grounds_for(resolution: str) -> Mapping[str, Words]:
    """Code → words of the grounds one may choose for this answer; none for an unknown answer."""
    if resolution == Resolution.CLEARED:
        return {one.value: one.label for one in Override}
    if resolution == Resolution.CONFIRMED:
        return {one.code: one.words for one in reasons_for("return")}
    return {}
