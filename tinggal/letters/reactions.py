"""When something happens that a letter has to tell of: the letter is born by itself."""

from collections.abc import Sequence

from django.conf import settings

from tinggal.applications.models import SUBJECT, Application, Decision
from tinggal.catalogue.spans import kind_granted
from tinggal.journal.models import Event
from tinggal.journal.outbox import name_of, waiting_beside
from tinggal.letters.errands import Errand
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Correction, Letter
from tinggal.letters.wording import CARDS
from tinggal.letters.writing import write, write_beside
from tinggal.people.actors import SYSTEM

SEEN = 4  # rounds of waiting decisions that are looked at, as other workers may have claimed the first
OUTCOMES = {"approval": Kind.APPROVAL, "refusal": Kind.REFUSAL}


def issue(event: Event) -> None:
    """To ``application.approved`` and ``application.rejected``: the letter that says so.

    Other decisions that wait for theirs are taken along, up to ``settings.LETTERS_IN_A_ROUND`` together.
    """
    if not Letter.objects.filter(writing__cause=event).exists():
        others = waiting_beside(event, reaction=name_of(issue), most=SEEN * settings.LETTERS_IN_A_ROUND)
        write_beside(event, others, errands=_errands)


def _errands(events: Sequence[Event]) -> list[Errand]:
    """The letters of decisions; an event without one is left out."""
    rows = Decision.objects.select_related(
        "application__office__parent", "application__applicant", "office__parent", "decided_by"
    )
    references = [event.subject.removeprefix(SUBJECT) for event in events]
    found = {row.file.reference: row for row in rows.filter(application__reference__in=references)}
    return [
        Errand(kind=OUTCOMES[row.outcome], cause=event, application=row.file, decision=row)
        for event, reference in zip(events, references, strict=True)
        if (row := found.get(reference))
    ]


def issue_permit(event: Event) -> None:
    """To ``application.collected``: the electronic permit, if the approval stands, as written or as corrected.

    An exit or re-entry permit has none: the letter of approval is what its holder shows.
    """
    application = _file(event)
    if kind_granted(application.permit, application.answers) not in CARDS:
        return
    approval = Letter.objects.filter(application=application, kind=Kind.APPROVAL).select_related("ended_by").first()
    if approval and (approval.ended_by is None or approval.ended_by.kind == Kind.CORRECTION):
        write(Errand(kind=Kind.PERMIT, cause=event, application=application, about=approval))


def reissue_permit(event: Event) -> None:
    """To ``correction.filed``: the electronic permit anew, if there was one."""
    if Letter.objects.filter(application=_file(event), kind=Kind.PERMIT).exists():
        issue_permit(event)


def issue_revocation(event: Event) -> None:
    """To ``application.revoked``: the letter that ends the permit."""
    application = _file(event)
    about = Letter.objects.get(pk=event.data["letter"], kind=Kind.APPROVAL)
    write(Errand(kind=Kind.REVOCATION, cause=event, application=application, about=about))


def issue_correction(event: Event) -> None:
    """To ``letter.correction_ordered``: the letter that puts another one right and takes its place."""
    correction = Correction.objects.select_related("letter__decision__office").get(pk=event.data["correction"])
    application = _file(event)
    write(
        Errand(
            kind=Kind.CORRECTION, cause=event, application=application, about=correction.letter, correction=correction
        )
    )


def issue_receipt(event: Event) -> None:
    """To ``bill.settled``: what was paid, for what, and when."""
    write(Errand(kind=Kind.RECEIPT, cause=event, application=_file(event)))


def issue_return(event: Event) -> None:
    """To ``application.returned`` by an officer. What the automatic checks find is told at once and needs no letter."""
    if event.actor != SYSTEM.key:
        write(Errand(kind=Kind.RETURN, cause=event, application=_file(event)))


def issue_invitation(event: Event) -> None:
    """To ``application.at_interview`` and ``appointment.moved``: the invitation with day, time and place."""
    write(Errand(kind=Kind.INVITATION, cause=event, application=_file(event)))


def issue_objection(event: Event) -> None:
    """To ``objection.received``: that it was received, against which letter, and by when it is answered."""
    about = Letter.objects.get(pk=event.data["letter"])
    write(Errand(kind=Kind.OBJECTION, cause=event, application=_file(event), about=about))


def issue_answer(event: Event) -> None:
    """To ``objection.upheld``, ``objection.dismissed`` and ``objection.unanswered``: what became of it, why, and what
    follows."""
    about = Letter.objects.get(pk=event.data["letter"])
    write(Errand(kind=Kind.ANSWER, cause=event, application=_file(event), about=about))


def _file(event: Event) -> Application:
    return Application.objects.select_related("office__parent", "applicant").of(event)
