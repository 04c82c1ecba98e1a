"""Before a letter is signed: was this decided as the journal tells, and on the documents that lie in the vault?"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from tinggal.applications.contents import content_of
from tinggal.applications.models import Decision, Document
from tinggal.journal.models import Event
from tinggal.journal.seals import broken_lines
from tinggal.lib.envelope import Tampered

DECIDED = {"approval": "application.approved", "refusal": "application.rejected"}
_CLOCKS_APART = timedelta(hours=1)  # ours and the database's


class EvidenceChanged(Exception):
    """The decision does not agree with the journal or the documents; the text says how. No letter may be signed."""


def hold_to_the_evidence(cause: Event, *, decision: Decision | None = None) -> None:
    """The event that asks for a letter is a line of an unbroken story, and a decision is what that line tells.

    Compares the decision with the journal and with every document it rests on. Raises ``EvidenceChanged``.
    """
    story = list(Event.objects.filter(subject=cause.subject).order_by("number"))
    if broken_lines(story) or (cause.pk, cause.seal) not in {(event.pk, event.seal) for event in story}:
        raise EvidenceChanged(f"{cause.subject}: lines of the journal were changed.")
    if decision:
        _hold_to_the_journal(decision, cause=cause, story=story)
        _hold_to_the_documents(decision)


def _hold_to_the_journal(decision: Decision, *, cause: Event, story: Sequence[Event]) -> None:
    """The fee was paid; this person, and nobody else, decided this at that time, and the letter is asked for that."""
    if not any(event.data.get("action") == "pay" for event in story):
        raise EvidenceChanged(f"{decision}: the application was never paid for.")
    decided = [event for event in story if event.kind in DECIDED.values()]
    told = [(event.pk, event.kind, event.actor, event.data.get("reasons")) for event in decided]
    if told != [(cause.pk, DECIDED[decision.outcome], f"user/{decision.decided_by_id}", decision.reasons)]:
        raise EvidenceChanged(f"{decision}: the journal does not tell of this decision.")
    if abs(cause.at - decision.decided_at) > _CLOCKS_APART:
        raise EvidenceChanged(f"{decision}: the journal tells of another time.")


def _hold_to_the_documents(decision: Decision) -> None:
    now = {document.code: document for document in decision.application.documents.filter(replaced_at=None)}
    if now.keys() != decision.document_digests.keys():
        raise EvidenceChanged(f"{decision}: documents were added or taken away after the decision.")
    for code, digest in decision.document_digests.items():
        if _digest(now[code]) != digest:
            raise EvidenceChanged(f"{decision}: the document {code} is not the one that was decided on.")


def _digest(document: Document) -> str:
    try:
        return hashlib.sha256(content_of(document)).hexdigest()
    except Tampered:
        return ""
