"""When a file has been sent in: look at everything, then let it pass to payment or send it back with the reasons."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone, translation

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.people.actors import SYSTEM
from tinggal.verification.actions import count_open_questions
from tinggal.verification.checks.table import Judged, judge, sentence
from tinggal.verification.findings import finding_of, says_the_same
from tinggal.verification.models import Finding
from tinggal.verification.papers import Paper, papers_of

Reader = Callable[[Application], Mapping[str, Paper]]


def verify(event: Event) -> None:
    """To ``application.verifying``: run all checks, keep what they found, and move the file on."""
    look_over(event, read=papers_of)


def look_over(event: Event, *, read: Reader) -> None:
    """``verify`` with another way to read the documents. A file that has moved is left alone.

    The looking takes seconds and asks a register, so it is done before the transaction. A file that was returned and
    sent in again meanwhile has an event of its own, which will look at what it holds now.
    """
    application = Application.objects.of(event)
    if application.status != Status.VERIFYING:
        return
    papers = read(application)
    looks = list(judge(application, papers))
    with transaction.atomic():
        file = Application.objects.select_for_update().get(pk=application.pk)
        if (file.status, file.arrived_at) != (application.status, application.arrived_at):
            return
        _keep(file, looks, papers)
        count_open_questions(file)
        _move_on(file)


def _keep(file: Application, looks: list[Judged], papers: Mapping[str, Paper]) -> None:
    """Write what is new. A finding that says the same of the same version stays, with the officer's answer to it."""
    known = {(one.about, one.check_name): one for one in Finding.objects.filter(application=file).in_force()}
    standing, fresh = [], []
    for about, rule, result in looks:
        finding, before = finding_of(file, about, rule, result, papers), known.get((about, rule.name))
        if before and says_the_same(before, finding):
            standing.append(before.pk)
        else:
            fresh.append(finding)
    past = Finding.objects.filter(application=file).in_force().exclude(pk__in=standing)
    past.update(superseded_at=timezone.now())
    Finding.objects.bulk_create(fresh)


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
            said = str(sentence(one.check_name, one.words))
            label = str(file.permit.requirement(one.about).label) if one.about else ""
            lines.append(f"{label} – {said}" if label else said)
    return "\n".join(lines)
