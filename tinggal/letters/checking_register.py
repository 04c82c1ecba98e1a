"""Finds letters in the register, and whether register, journal, decision and public log tell the same of them."""

import json
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from tinggal.checker.leaves import commit
from tinggal.checker.merkle import BadProof, check_inclusion
from tinggal.checker.notes import BadNote, opened
from tinggal.checker.proofs import Proof
from tinggal.journal.models import Event
from tinggal.letters.kinds import Kind, leaf
from tinggal.letters.models import Letter
from tinggal.letters.trusting import trust
from tinggal.lib.codes import ALPHABET

SHORT, LONG = 12, 26  # characters of the code people type, and of the one in the QR code
SAME_MOMENT = timedelta(minutes=10)  # between a decision and its line in the journal, whatever the clocks
_LOOKALIKES = str.maketrans("ILO", "110")


def tidy(typed: str) -> str:
    """A code as somebody typed it, without hyphens; "" when it holds a character that no code has.

    Spaces, hyphens, small letters and the look-alikes I, L, O are forgiven.
    """
    code = "".join(character for character in typed.upper() if character.isalnum()).translate(_LOOKALIKES)
    return "" if any(character not in ALPHABET for character in code) else code


def by_code(code: str) -> tuple[Letter | None, bool]:
    """The letter with this tidy code, long or short, and True; else the first of the register, and False.

    So that a miss costs what a hit costs. No letter only when the register is empty.
    """
    short = f"{code[:4]}-{code[4:8]}-{code[8:]}"
    named = Letter.objects.filter(Q(code=code) | Q(short_code=short)).values_list("pk", flat=True).first()
    other = Letter.objects.order_by("pk").values_list("pk", flat=True).first()
    chosen = named or other
    return (registered().filter(pk=chosen).first() if chosen else None), named is not None


def by_digest(sha256: str) -> Letter | None:
    """The letter of which this is the filed PDF, or its archive copy."""
    return registered().filter(Q(sha256=sha256) | Q(archive_copies__sha256=sha256)).first()


def by_index(index: int) -> Letter | None:
    """The letter whose leaf has this place in the public log."""
    return registered().filter(writing__entry__index=index).first()


def registered() -> QuerySet[Letter]:
    """The filed letters with all that ``disagreement`` and ``ending`` look at."""
    return Letter.objects.select_related("application", "decision", "writing__entry", "writing__cause", "ended_by")


def disagreement(letter: Letter, content: dict[str, Any]) -> str:
    """What does not fit together, as a code, or "": no_decision, number_disagrees, date_disagrees, not_in_log or
    log_disagrees. A row that nobody journaled, a number or a day changed by hand, a letter without a leaf (T01, T02).
    """
    writing, decision, written = letter.writing, letter.decision, content["written"]
    filed = Event.objects.filter(
        subject=letter.application.subject, kind=f"{letter.kind}.filed", actor="system", data__sha256=letter.sha256
    )
    belongs = writing.application_id == letter.application_id and writing.decision_id == letter.decision_id
    decided = decision is None or letter.application_id in (decision.application_id, decision.set_aside_of_id)
    if not filed.exists() or not belongs or not decided or writing.cause.subject != letter.application.subject:
        return "no_decision"
    numbers = {letter.number, writing.number, *([decision.number] if decision else [])}
    if numbers != {written["number"]}:
        return "number_disagrees"
    if decision and abs(decision.decided_at - writing.cause.at) > SAME_MOMENT:
        return "date_disagrees"
    asked_on = timezone.localdate(decision.decided_at if decision else writing.cause.at)
    late = timezone.localdate(writing.written_at) - asked_on > timedelta(days=1)  # such a letter bears its own day
    if date.fromisoformat(written["dated"]) != (timezone.localdate(writing.written_at) if late else asked_on):
        return "date_disagrees"
    return _disagreement_with_the_log(letter)


def ending(letter: Letter, *, permits: bool) -> Letter | None:
    """The letter that ended this one; a revocation before all others, and whatever it had become in between.

    A revocation that was itself ended, because the file was decided anew, speaks only of the letter it was about.
    Also found when somebody took the end out of the register by hand.
    """
    speaking = Q(writing__about=letter, kind__in=[Kind.REVOCATION, Kind.CORRECTION])
    if permits:
        speaking |= Q(kind=Kind.REVOCATION, ended_by=None)
    later = Letter.objects.filter(application_id=letter.application_id).exclude(pk=letter.pk)
    found = sorted(later.filter(speaking).order_by("filed_at"), key=lambda one: one.kind != Kind.REVOCATION)
    first = found[0] if found else None
    return first if first and first.kind == Kind.REVOCATION else letter.ended_by or first


def day_of(letter: Letter) -> date:
    """The day that stands in a letter."""
    return date.fromisoformat(json.loads(letter.content)["written"]["dated"])


def _disagreement_with_the_log(letter: Letter) -> str:
    writing = letter.writing
    entry, nonce = writing.entry, bytes(writing.nonce)
    if entry.index is None:
        return "not_in_log"
    committed = commit(leaf(letter.kind), nonce=nonce, payload=letter.content.encode())
    try:
        proof = Proof.parse(letter.proof)
        head = opened(proof.checkpoint, log=trust().log)
        check_inclusion(committed, index=proof.index, size=head.size, proof=proof.hashes, root=head.root)
    except (BadNote, BadProof):
        return "log_disagrees"
    same = (proof.index, proof.extra, bytes(entry.data)) == (entry.index, nonce, committed)
    return "" if same else "log_disagrees"
