"""How a letter comes to be: fixed, entered in the public log, sealed, typeset, signed, examined, filed and sent.

Every step may be the last one of this process. What was kept is found again: the writing and its place in the log are
made once, and nothing else is kept before the one transaction at the end.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State, Verdict
from tinggal.intake import vault
from tinggal.intake.vault import Stored
from tinggal.journal.record import record
from tinggal.letters.beginning import begin
from tinggal.letters.delivery import dispatch
from tinggal.letters.endings import end_what_it_speaks_of
from tinggal.letters.errands import Errand
from tinggal.letters.kinds import DECIDING
from tinggal.letters.models import Letter, Unsigned, Writing
from tinggal.letters.render import ENGINE, render
from tinggal.letters.sealing import seal_for
from tinggal.letters.signer import NotSigned, Signer
from tinggal.letters.trusting import trust
from tinggal.lib.crashpoint import crashpoint
from tinggal.lib.providers import provider
from tinggal.people.actors import SYSTEM
from tinggal.transparency.sequencing import include

REASONS = {
    "approval": "Persetujuan izin tinggal",
    "refusal": "Penolakan izin tinggal",
    "permit": "Izin tinggal elektronik",
    "revocation": "Pembatalan izin tinggal",
    "correction": "Ralat surat",
    "receipt": "Tanda terima pembayaran",
    "return": "Pemberitahuan pengembalian permohonan",
    "invitation": "Undangan",
    "objection": "Tanda terima keberatan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A letter that lacks only its signature. ``proof`` and ``seal`` stand in it; ``vouched``: enough witnesses."""

    writing: Writing
    proof: str
    seal: bytes
    vouched: bool
    pdf: bytes


def write(errand: Errand) -> None:
    """Write, sign, examine, file and send one letter; nothing if it is filed already or waits for a person.

    Raises ``EvidenceChanged``, ``NotSigned`` or the log's refusals; whoever calls tries again later.
    """
    done = {"writing__cause": errand.cause, "writing__kind": errand.kind}
    if Letter.objects.filter(**done).exists() or Unsigned.objects.filter(**done).exists():
        return
    signer: Signer = provider("signer")
    crashpoint("letter asked for")
    by_a_person = settings.SIGNATURE == "personal" and errand.kind in DECIDING
    certificate_by = settings.CERTIFICATE_BY if by_a_person else signer.certificate_by
    writing = begin(errand, certificate_by=certificate_by, specimen=signer.simulated)
    crashpoint("letter begun")
    ready = typeset(writing)
    crashpoint("letter typeset")
    if by_a_person:
        keep_for_a_person(ready)
        return
    place = json.loads(writing.content)["written"]["place"]
    signed = signer.sign(ready.pdf, reason=REASONS[writing.kind], place=place)
    crashpoint("letter signed")
    finish(ready, signed)


def typeset(writing: Writing) -> Typeset:
    """Its place in the public log, its seal, and the unsigned PDF with both in it."""
    included = include(writing.entry, extra=bytes(writing.nonce))
    crashpoint("letter in the log")
    seal = seal_for(
        json.loads(writing.content),
        kind=writing.kind,
        index=included.index,
        number=writing.number,
        signed_on=timezone.localdate(),
        sealer=provider("sealer"),
    )
    crashpoint("letter sealed")
    pdf = render(writing.kind, writing.content, proof=included.proof, seal=seal, version=writing.template_version)
    return Typeset(writing=writing, proof=included.proof, seal=seal, vouched=included.vouched, pdf=pdf)


def keep_for_a_person(ready: Typeset) -> None:
    """Put the unsigned letter where the one who decided finds it, once."""
    decision = ready.writing.decision
    if decision is None:
        raise ValueError(f"Nobody decided {ready.writing}.")
    stored = vault.put(ready.pdf)
    row = {"signer": decision.decided_by, "stored": stored.name, "wrapped_key": stored.wrapped_key}
    row |= {"proof": ready.proof, "seal": ready.seal, "vouched": ready.vouched}
    _kept, fresh = Unsigned.objects.get_or_create(writing=ready.writing, defaults=row)
    if not fresh:
        vault.remove(stored.name)


def finish(ready: Typeset, signed: bytes) -> None:
    """Examine the signed letter as a stranger would, then file and send it. Raises ``NotSigned``."""
    verdict = check_letter(signed, trust=trust(), today=timezone.localdate())
    if verdict.state not in {State.VALID, State.EXPIRED}:
        wrong = ", ".join(finding.code for finding in verdict.findings if not finding.ok)
        raise NotSigned(f"{ready.writing}: the signer gave back a letter that is not in order: {wrong}.")
    crashpoint("letter examined")
    stored = vault.put(signed)
    crashpoint("letter stored")
    if not _file(ready, signed=signed, verdict=verdict, stored=stored):
        vault.remove(stored.name)  # another worker filed this letter while we were writing it
    crashpoint("letter filed")


@transaction.atomic
def _file(ready: Typeset, *, signed: bytes, verdict: Verdict, stored: Stored) -> bool:
    """File and send the letter and move the application on; False when its letter is there already."""
    writing = ready.writing
    application = Application.objects.select_for_update(of=("self",)).get(pk=writing.application_id)
    if Letter.objects.filter(writing=writing).exists():
        return False
    now = timezone.now()
    letter = Letter.objects.create(
        writing=writing,
        application=application,
        decision=writing.decision,
        kind=writing.kind,
        number=writing.number,
        code=writing.code,
        short_code=writing.short_code,
        stored=stored.name,
        wrapped_key=stored.wrapped_key,
        sha256=hashlib.sha256(signed).hexdigest(),
        size=len(signed),
        engine=ENGINE,
        unsigned_sha256=hashlib.sha256(ready.pdf).hexdigest(),
        proof=ready.proof,
        seal=ready.seal,
        vouched=ready.vouched,
        signed_by=verdict.facts["signed_by"],
        signed_at=datetime.fromisoformat(verdict.facts["signed_at"]),
        filed_at=now,
        valid_until=_last_day(writing),
    )
    crashpoint("letter row written")
    told = {"letter": letter.pk, "number": letter.number, "sha256": letter.sha256}
    record(f"{letter.kind}.filed", subject=application.subject, by=SYSTEM, data=told)
    end_what_it_speaks_of(letter, at=now)
    if letter.kind in DECIDING:
        perform(application, "issue", by=SYSTEM)
    dispatch(letter, now=now)
    crashpoint("letter sent")
    return True


def _last_day(writing: Writing) -> date | None:
    last = (json.loads(writing.content).get("permit") or {}).get("valid_until")
    return date.fromisoformat(last) if last else None
