"""Answers that a machine read on a document and the applicant took over into his form."""

from collections.abc import Mapping

from django.db import transaction

from tinggal.applications.drafts import answer
from tinggal.applications.models import Document
from tinggal.journal.record import record
from tinggal.people.actors import Actor


@transaction.atomic
def take_over(answers: Mapping[str, str], *, of: Document, by: Actor) -> None:
    """Keep the answers as if they had been typed, and write down on which version of which document they were read.

    Raises:
        MoveRefused, PermissionDenied: as for ``drafts.answer``.
    """
    file = of.application
    answer(file, answers, by=by)
    story = {"questions": sorted(answers), "code": of.code, "version": of.version, "sha256": of.sha256}
    record("form.taken_over", subject=file.subject, by=by, data=story)
