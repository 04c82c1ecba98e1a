"""The first step of a letter: its words, its number and its place in the queue of the public log, all or nothing."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tinggal.checker.leaves import commit
from tinggal.letters.compose import compose
from tinggal.letters.compose_seats import seat_behind
from tinggal.letters.content import as_json
from tinggal.letters.errands import Errand
from tinggal.letters.evidence import hold_to_the_evidence
from tinggal.letters.kinds import leaf
from tinggal.letters.models import Writing
from tinggal.letters.numbering import take_number
from tinggal.letters.render import TEMPLATE_VERSION
from tinggal.lib.turns import take_turn
from tinggal.transparency.entering import enter

NONCE_BYTES = 32
FRESH = timedelta(hours=12)


def begin(errand: Errand, *, certificate_by: str, specimen: bool) -> Writing:
    """The writing of this errand, made once however often it is asked for.

    One that never came into the log, because everything stood still for most of a day, is written anew under the same
    number: witnesses vouch only for a letter of their own day.

    Raises ``EvidenceChanged`` when the journal or the documents do not bear the letter out.
    """
    found = _written(errand)
    if found and not _is_stale(found):
        return found
    hold_to_the_evidence(errand.cause, decision=errand.decision)
    with transaction.atomic():
        take_turn(f"writing/{errand.cause.pk}/{errand.kind}")
        found = _written(errand)
        if found and not _is_stale(found):
            return found
        number = found.number if found else _number(errand)
        return _write(errand, number=number, certificate_by=certificate_by, specimen=specimen)


def _written(errand: Errand) -> Writing | None:
    rows = Writing.objects.select_related("entry", "application", "decision__decided_by", "about")
    return rows.filter(cause=errand.cause, kind=errand.kind).first()


def _is_stale(writing: Writing) -> bool:
    return writing.entry.index is None and timezone.now() - writing.written_at > FRESH


def _write(errand: Errand, *, number: str, certificate_by: str, specimen: bool) -> Writing:
    content = compose(
        errand.kind,
        cause=errand.cause,
        application=errand.application,
        decision=errand.decision,
        about=errand.about,
        correction=errand.correction,
        number=number,
        certificate_by=certificate_by,
        specimen=specimen,
    )
    filed, nonce = as_json(content), secrets.token_bytes(NONCE_BYTES)
    words = {
        "application": errand.application,
        "decision": errand.decision,
        "about": errand.about,
        "number": number,
        "code": content.written.code,
        "short_code": content.written.short_code,
        "content": filed,
        "nonce": nonce,
        "entry": enter(commit(leaf(errand.kind), nonce=nonce, payload=filed.encode())),
        "template_version": TEMPLATE_VERSION,
        "written_at": timezone.now(),
    }
    return Writing.objects.update_or_create(cause=errand.cause, kind=errand.kind, defaults=words)[0]


def _number(errand: Errand) -> str:
    if errand.decision:
        return errand.decision.number
    seat = seat_behind(
        errand.kind,
        cause=errand.cause,
        application=errand.application,
        decision=errand.decision,
        about=errand.about,
    )
    return take_number(errand.kind, office=seat.office, role=seat.role, day=timezone.localdate(errand.cause.at))
