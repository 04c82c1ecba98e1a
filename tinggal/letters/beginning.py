"""The first step of letters: their words, numbers and places in the queue of the public log, all or nothing."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tinggal.checker.leaves import commit
from tinggal.letters.compose import compose
from tinggal.letters.compose_seats import seat_behind
from tinggal.letters.content import as_json
from tinggal.letters.errands import Errand
from tinggal.letters.evidence import hold_all_to_the_evidence
from tinggal.letters.kinds import leaf
from tinggal.letters.models import Writing
from tinggal.letters.numbering import take_number
from tinggal.letters.render import TEMPLATE_VERSION
from tinggal.transparency.entering import enter_all

NONCE_BYTES = 32
FRESH = timedelta(hours=12)


def written(errands: Sequence[Errand]) -> dict[str, Writing]:
    """The writings of these errands that were begun, by ``turn``; each with its letter, as ``is_done`` asks for it."""
    rows = Writing.objects.select_related(
        "entry", "application", "decision__decided_by", "about", "letter", "unsigned"
    ).filter(cause__in=[errand.cause.pk for errand in errands])
    wanted = {(errand.turn, errand.kind) for errand in errands}
    return {writing.turn: writing for writing in rows if (writing.turn, writing.kind) in wanted}


def is_done(writing: Writing) -> bool:
    """Whether its letter is filed, or waits for a person to sign it."""
    return hasattr(writing, "letter") or hasattr(writing, "unsigned")


def begin(
    errands: Sequence[Errand], *, known: Mapping[str, Writing], certificate_by: Callable[[str], str], specimen: bool
) -> list[Writing]:
    """The writings of these errands, each made once however often it is asked for; all of them or none.

    One that never came into the log, because everything stood still for most of a day, is written anew under the same
    number: witnesses vouch only for a letter of their own day. ``known`` is what ``written`` found; who begins has
    claimed the errand, and the database refuses a second writing all the same. ``certificate_by`` says of a kind who
    issued the certificate under it.

    Raises ``EvidenceChanged`` when the journal or the documents do not bear a letter out.
    """
    missing = [errand for errand in errands if errand.turn not in known or _is_stale(known[errand.turn])]
    if not missing:
        return [known[errand.turn] for errand in errands]
    hold_all_to_the_evidence([(errand.cause, errand.decision) for errand in missing])
    with transaction.atomic():
        drafts = [
            _draft(errand, known=known.get(errand.turn), by=certificate_by(errand.kind), specimen=specimen)
            for errand in missing
        ]
        entries = enter_all(
            commit(leaf(draft.kind), nonce=bytes(draft.nonce), payload=draft.content.encode()) for draft in drafts
        )
        for draft, entry in zip(drafts, entries, strict=True):
            draft.entry = entry
        Writing.objects.bulk_create([draft for draft in drafts if draft.pk is None])
        for stale in (draft for draft in drafts if draft.turn in known):
            stale.save(force_update=True)
    begun = {**known, **{draft.turn: draft for draft in drafts}}
    return [begun[errand.turn] for errand in errands]


def _is_stale(writing: Writing) -> bool:
    return writing.entry.index is None and timezone.now() - writing.written_at > FRESH


def _draft(errand: Errand, *, known: Writing | None, by: str, specimen: bool) -> Writing:
    """The writing of an errand but for its entry; ``known`` is the stale one whose place and number it takes."""
    number = known.number if known else _number(errand)
    content = compose(
        errand.kind,
        cause=errand.cause,
        application=errand.application,
        decision=errand.decision,
        about=errand.about,
        correction=errand.correction,
        number=number,
        certificate_by=by,
        specimen=specimen,
    )
    return Writing(
        pk=known.pk if known else None,
        cause=errand.cause,
        kind=errand.kind,
        application=errand.application,
        decision=errand.decision,
        about=errand.about,
        number=number,
        code=content.written.code,
        short_code=content.written.short_code,
        content=as_json(content),
        nonce=secrets.token_bytes(NONCE_BYTES),
        template_version=TEMPLATE_VERSION,
        written_at=timezone.now(),
    )


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
