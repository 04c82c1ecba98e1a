"""How letters come to be: fixed, entered in the public log, sealed, typeset, signed, examined, filed and sent.

Letters that wait at the same time are made in one round: one head of the log, one question to the witnesses and one
filing for all of them. Every step may be the last one of this process. What was kept is found again: the writing and
its place in the log are made once, and nothing else is kept before the one transaction at the end.
"""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from django.conf import settings
from django.utils import timezone

from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.letters.beginning import begin, is_done, written
from tinggal.letters.errands import Errand
from tinggal.letters.filing import Examined, Typeset, examined, file_all
from tinggal.letters.kinds import DECIDING
from tinggal.letters.models import Unsigned, Writing, turn_of
from tinggal.letters.render import render
from tinggal.letters.rounds import Round
from tinggal.letters.sealing import seal_for
from tinggal.letters.signer import Signer
from tinggal.lib.crashpoint import crashpoint
from tinggal.lib.providers import provider
from tinggal.lib.turns import claim, claimed
from tinggal.transparency.sequencing import Included, include_all

logger = logging.getLogger(__name__)
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
    "answer": "Jawaban atas keberatan",
}


def write(errand: Errand) -> None:
    """Write, sign, examine, file and send a letter; nothing if it is filed already or waits for a person.

    Raises ``EvidenceChanged``, ``NotSigned`` or the log's refusals; whoever calls tries again later.
    """
    with claim(errand.turn):
        _raise(_write([errand]), turn=errand.turn)


def write_beside(event: Event, others: Sequence[Event], *, errands: Callable[[Sequence[Event]], list[Errand]]) -> None:
    """As ``write`` for what ``event`` asks for, in a round of at most ``settings.LETTERS_IN_A_ROUND`` with those of
    ``others`` that nobody else is writing.

    ``errands`` tells what to write about events; about the first there must be something (``LookupError``). What goes
    wrong with one of the others is left to its own turn.
    """
    turns = {turn_of(one.pk): one for one in (event, *others)}
    asked = {errand.turn: errand for errand in errands([*turns.values()])}
    turn = turn_of(event.pk)
    if turn not in asked:
        raise LookupError(f"{event}: there is nothing to write about.")
    with claimed([*asked], most=settings.LETTERS_IN_A_ROUND) as ours:
        failed = _write([errand for name, errand in asked.items() if name in ours])
    if turn not in ours:
        with claim(turn):
            failed |= _write([asked[turn]])
    _raise(failed, turn=turn)


def _raise(failed: Mapping[str, Exception], *, turn: str) -> None:
    """Raise what happened to this letter; of the others only tell."""
    for other, problem in failed.items():
        if other != turn:
            logger.warning("%s failed in a round with others and will be tried by itself: %s", other, problem)
    if turn in failed:
        raise failed[turn]


def _write(errands: Sequence[Errand]) -> dict[str, Exception]:
    """One round; what became of those that failed, by ``turn``. Raises what the log refuses."""
    known = written(errands) if errands else {}
    waiting = [errand for errand in errands if errand.turn not in known or not is_done(known[errand.turn])]
    if not waiting:
        return {}
    signer: Signer = provider("signer")
    crashpoint("letter asked for")
    circle = Round()
    beginning = partial(begin, known=known, certificate_by=partial(_issuer, signer=signer), specimen=signer.simulated)
    writings = circle.together(beginning, waiting)
    crashpoint("letter begun")
    places = include_all([(writing.entry, bytes(writing.nonce)) for writing in writings]) if writings else []
    crashpoint("letter in the log")
    included = {writing.turn: place for writing, place in zip(writings, places, strict=True)}
    ready = circle.each(lambda writing: _typeset(writing, included[writing.turn]), writings)
    for_people = [one for one in ready if _by_a_person(one.writing.kind)]
    circle.each(_keep_for_a_person, for_people)
    good = circle.each(partial(_sign, signer=signer), [one for one in ready if one not in for_people])
    circle.together(file_all, good)
    return circle.failed


def _by_a_person(kind: str) -> bool:
    return settings.SIGNATURE == "personal" and kind in DECIDING


def _issuer(kind: str, *, signer: Signer) -> str:
    """Who issued the certificate under a letter of this kind, as its foot says."""
    return settings.CERTIFICATE_BY if _by_a_person(kind) else signer.certificate_by


def _typeset(writing: Writing, included: Included) -> Typeset:
    """Its seal, and the unsigned PDF with seal and proof in it."""
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
    crashpoint("letter typeset")
    return Typeset(writing=writing, proof=included.proof, seal=seal, vouched=included.vouched, pdf=pdf)


def _keep_for_a_person(ready: Typeset) -> None:
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


def _sign(ready: Typeset, *, signer: Signer) -> Examined:
    place = json.loads(ready.writing.content)["written"]["place"]
    signed = signer.sign(ready.pdf, reason=REASONS[ready.writing.kind], place=place)
    crashpoint("letter signed")
    return examined(ready, signed)
