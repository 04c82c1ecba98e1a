"""When a file has been sent in: look at everything, then let it pass to payment or send it back with the reasons."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone, translation

from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.people.actors import SYSTEM
from tinggal.verification.actions import count_open_questions
from tinggal.verification.checks import OF_DOCUMENTS, OF_FILES
from tinggal.verification.models import Finding
from tinggal.verification.papers import Paper, papers_of
from tinggal.verification.results import Outcome, Result
from tinggal.verification.words import WORDS

COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Look:
    """One check that was made: on which document ("" and none for the whole file), and what it found."""

    about: str
    document: Document | None
    check: str
    version: int
    result: Result


def verify(event: Event) -> None:
    """To ``application.verifying``: run all checks, keep what they found, and move the file on."""
    look_over(event, read=papers_of)


def look_over(event: Event, *, read: Callable[[Application], Mapping[str, Paper]]) -> None:
    """``verify`` with another way to read the documents. A file that has moved is left alone.

    The looking takes seconds and asks a register, so it is done before the transaction. A file that was returned and
    sent in again meanwhile has an event of its own, which will look at what it holds now.
    """
    application = Application.objects.of(event)
    if application.status != Status.VERIFYING:
        return
    looks = list(_looks_at(application, read(application)))
    with transaction.atomic():
        file = Application.objects.select_for_update().get(pk=application.pk)
        if (file.status, file.arrived_at) != (application.status, application.arrived_at):
            return
        _keep(file, looks)
        count_open_questions(file)
        _move_on(file)


def _looks_at(application: Application, papers: Mapping[str, Paper]) -> Iterator[Look]:
    for needed in application.permit.required_documents(application.answers):
        if needed.code not in papers:
            yield Look(needed.code, None, COMPLETE, 1, Result(Outcome.BLOCK, "missing", reason="R-02"))
    for code, paper in papers.items():
        for name in application.permit.requirement(code).checks:
            check = OF_DOCUMENTS[name]
            yield Look(code, paper.document, name, check.version, check.look(paper))
    for name, of_file in OF_FILES.items():
        yield Look("", None, name, of_file.version, of_file.look(application))


def _keep(file: Application, looks: list[Look]) -> None:
    """Write what is new. A finding that says the same of the same version stays, with the officer's answer to it."""
    known = {(one.about, one.check_name): one for one in Finding.objects.filter(application=file).in_force()}
    standing, fresh = [], []
    for look in looks:
        finding, before = _finding(file, look), known.get((look.about, look.check))
        if before and _says_the_same(before, finding):
            standing.append(before.pk)
        else:
            fresh.append(finding)
    past = Finding.objects.filter(application=file).in_force().exclude(pk__in=standing)
    past.update(superseded_at=timezone.now())
    Finding.objects.bulk_create(fresh)


def _finding(file: Application, look: Look) -> Finding:
    return Finding(
        application=file,
        document=look.document,
        about=look.about,
        check_name=look.check,
        version=look.version,
        outcome=look.result.outcome,
        words=look.result.words,
        expected=look.result.expected,
        found=look.result.found,
        reason=look.result.reason,
    )


def _says_the_same(one: Finding, other: Finding) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("document_id", "version", "outcome", "words", "expected", "found")
    )


def _move_on(file: Application) -> None:
    blocking = list(Finding.objects.filter(application=file).blocking())
    if not blocking:
        perform(file, "accept", by=SYSTEM)
        return
    items = [{"about": one.about, "check": one.check_name, "words": one.words} for one in blocking]
    perform(
        file,
        "bounce",
        by=SYSTEM,
        note=_note(file, blocking),
        reasons=sorted({one.reason for one in blocking}),
        data={"items": items},
    )


def _note(file: Application, blocking: list[Finding]) -> str:
    """One line for each thing to correct, in the applicant's language; no personal values, it goes into the journal."""
    with translation.override(file.language):
        lines = []
        for one in blocking:
            sentence = str(WORDS[one.words])
            label = str(file.permit.requirement(one.about).label) if one.about else ""
            lines.append(f"{label} – {sentence}" if label else sentence)
    return "\n".join(lines)
