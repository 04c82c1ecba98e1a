"""When a decision is made: the letter is born by itself, and is examined before anybody gets it."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.intake import vault
from tinggal.intake.vault import Stored
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.letters.compose import compose, target
from tinggal.letters.content import Content, as_json
from tinggal.letters.evidence import hold_to_the_evidence
from tinggal.letters.examine import examine, read_roots
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.render import TEMPLATE_VERSION, render
from tinggal.letters.signer import NotSigned, Signer
from tinggal.lib.providers import provider
from tinggal.people.actors import SYSTEM

REASONS = {"approval": "Persetujuan izin tinggal", "refusal": "Penolakan izin tinggal"}


def issue(event: Event) -> None:
    """To ``application.approved`` and ``application.rejected``: write, sign, examine, file and send the letter.

    May stop anywhere and run again: nothing is kept before the one transaction at the end, and the number was given
    with the decision.
    """
    application = Application.objects.of(event)
    if Letter.objects.filter(application=application).exists():
        return
    decision = Decision.objects.select_related("application__office__parent", "office__parent", "decided_by").get(
        application=application
    )
    hold_to_the_evidence(decision)
    signer: Signer = provider("signer")
    content = compose(decision, certificate_by=signer.certificate_by, specimen=signer.simulated)
    pdf = signer.sign(render(content), reason=REASONS[decision.outcome], place=content.written.place)
    examined = examine(pdf, roots=read_roots(Path(settings.SIGNER_ROOTS_FOLDER)))
    if not examined.in_order or examined.signed_at is None:
        raise NotSigned(f"{decision}: the signer gave back a letter that is not in order: {examined.why}")
    stored = vault.put(pdf)
    if not _file(
        decision, content=content, pdf=pdf, signed_by=examined.signed_by, signed_at=examined.signed_at, stored=stored
    ):
        vault.remove(stored.name)  # another worker filed this letter while we were writing it


@transaction.atomic
def _file(
    decision: Decision, *, content: Content, pdf: bytes, signed_by: str, signed_at: datetime, stored: Stored
) -> bool:
    """File and send the letter and move the application on; False when its letter is there already."""
    application = Application.objects.select_for_update().get(pk=decision.application_id)
    if Letter.objects.filter(application=application).exists():
        return False
    now = timezone.now()
    letter = Letter.objects.create(
        decision=decision,
        application=application,
        kind=content.kind,
        number=decision.number,
        code=content.written.code,
        short_code=content.written.short_code,
        stored=stored.name,
        wrapped_key=stored.wrapped_key,
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        content=as_json(content),
        template_version=TEMPLATE_VERSION,
        signed_by=signed_by,
        signed_at=signed_at,
        filed_at=now,
    )
    told = {"letter": letter.pk, "kind": letter.kind, "number": letter.number, "sha256": letter.sha256}
    record("letter.filed", subject=application.subject, by=SYSTEM, data=told)
    perform(application, "issue", by=SYSTEM)
    dispatch = Dispatch.objects.create(letter=letter, office=target(decision), sent_at=now)
    told = {"letter": letter.pk, "dispatch": dispatch.pk, "office": dispatch.office.code}
    record("letter.dispatched", subject=application.subject, by=SYSTEM, data=told)
    return True
