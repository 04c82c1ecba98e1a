"""The last step of letters: examined as a stranger would, stored, and then filed and sent in one transaction."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State
from tinggal.intake import vault
from tinggal.intake.vault import Stored
from tinggal.journal.record import Line, record_all
from tinggal.letters.delivery import dispatch_all
from tinggal.letters.endings import end_what_it_replaces, end_what_it_speaks_of
from tinggal.letters.kinds import DECIDING
from tinggal.letters.models import Letter, Writing
from tinggal.letters.render import ENGINE
from tinggal.letters.signer import NotSigned
from tinggal.letters.trusting import trust
from tinggal.lib.crashpoint import crashpoint
from tinggal.people.actors import SYSTEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A letter that lacks only its signature. ``proof`` and ``seal`` stand in it; ``vouched``: enough witnesses."""

    writing: Writing
    proof: str
    seal: bytes
    vouched: bool
    pdf: bytes

    @property
    def turn(self) -> str:
        """The word under which workers take turns at it."""
        return self.writing.turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A signed letter that is in order, with what its signature says. ``stored`` is where the signed PDF lies."""

    ready: Typeset
    sha256: str
    size: int
    stored: Stored
    signed_by: str
    signed_at: datetime

    @property
    def turn(self) -> str:
        """The word under which workers take turns at it."""
        return self.ready.turn


def finish(ready: Typeset, signed: bytes) -> None:
    """Examine the signed letter, then file and send it. Raises ``NotSigned``."""
    file_all([examined(ready, signed)])


def examined(ready: Typeset, signed: bytes) -> Examined:
    """Examine a signed letter as a stranger would, and store it. Raises ``NotSigned``."""
    verdict = check_letter(signed, trust=trust(), today=timezone.localdate())
    if verdict.state not in {State.VALID, State.EXPIRED}:
        wrong = ", ".join(finding.code for finding in verdict.findings if not finding.ok)
        raise NotSigned(f"{ready.writing}: the signer gave back a letter that is not in order: {wrong}.")
    crashpoint("letter examined")
    stored = vault.put(signed)
    crashpoint("letter stored")
    return Examined(
        ready=ready,
        sha256=hashlib.sha256(signed).hexdigest(),
        size=len(signed),
        stored=stored,
        signed_by=verdict.facts["signed_by"],
        signed_at=datetime.fromisoformat(verdict.facts["signed_at"]),
    )


def file_all(letters: Sequence[Examined]) -> list[Examined]:
    """File and send these letters and move their applications on, all or none; those that were filed now.

    A letter that is there already, because another worker filed it meanwhile, stays; what was stored anew is removed.
    """
    filed = _file(letters)
    there = {one.turn for one in filed}
    for late in (one for one in letters if one.turn not in there):
        vault.remove(late.stored.name)
    crashpoint("letter filed")
    return filed


@transaction.atomic
def _file(letters: Sequence[Examined]) -> list[Examined]:
    of = {one.ready.writing.pk: one.ready.writing.application_id for one in letters}
    rows = Application.objects.select_for_update(of=("self",)).select_related("office__parent").order_by("pk")
    files = {file.pk: file for file in rows.filter(pk__in=of.values())}
    there = {*Letter.objects.filter(writing__in=of).values_list("writing", flat=True)}
    new = [one for one in letters if one.ready.writing.pk not in there]
    now = timezone.now()
    filed = Letter.objects.bulk_create([_row(one, files[of[one.ready.writing.pk]], at=now) for one in new])
    crashpoint("letter row written")
    record_all([_told(letter) for letter in filed])
    for letter in filed:
        end_what_it_speaks_of(letter, at=now)
        end_what_it_replaces(letter, at=now)
        if letter.kind in DECIDING:
            perform(letter.application, "issue", by=SYSTEM)
    dispatch_all(filed, now=now)
    crashpoint("letter sent")
    return new


def _row(one: Examined, file: Application, *, at: datetime) -> Letter:
    ready, writing = one.ready, one.ready.writing
    return Letter(
        writing=writing,
        application=file,
        decision=writing.decision,
        kind=writing.kind,
        number=writing.number,
        code=writing.code,
        short_code=writing.short_code,
        stored=one.stored.name,
        wrapped_key=one.stored.wrapped_key,
        sha256=one.sha256,
        size=one.size,
        engine=ENGINE,
        unsigned_sha256=hashlib.sha256(ready.pdf).hexdigest(),
        proof=ready.proof,
        seal=ready.seal,
        vouched=ready.vouched,
        signed_by=one.signed_by,
        signed_at=one.signed_at,
        filed_at=at,
        valid_until=_last_day(writing),
    )


def _told(letter: Letter) -> Line:
    about = {"letter": letter.pk, "number": letter.number, "sha256": letter.sha256}
    return Line(kind=f"{letter.kind}.filed", subject=letter.application.subject, by=SYSTEM, data=about)


def _last_day(writing: Writing) -> date | None:
    last = (json.loads(writing.content).get("permit") or {}).get("valid_until")
    return date.fromisoformat(last) if last else None
