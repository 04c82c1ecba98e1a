"""Before a letter is signed: was this decided as the journal tells, and on the documents that lie in the vault?"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from tinggal.applications.contents import content_of
from tinggal.applications.models import Decision, Document
from tinggal.journal.models import Event
from tinggal.journal.seals import broken_lines
from tinggal.letters.authority import missing_authority
from tinggal.lib.envelope import Tampered

DECIDED = {"approval": "application.approved", "refusal": "application.rejected"}
_CLOCKS_APART = timedelta(hours=1)  # ours and the database's


class EvidenceChanged(Exception):
    """The decision does not agree with the journal or the documents; the text says how. No letter may be signed."""


def hold_to_the_evidence(cause: Event, *, decision: Decision | None = None) -> None:
    """The event that asks for a letter is a line of an unbroken story, and a decision is what that line tells.

    Compares the decision with the journal, with the decider's authority at that instant, and with every document it
    rests on. Raises ``EvidenceChanged``.
    """
    hold_all_to_the_evidence([(cause, decision)])


def hold_all_to_the_evidence(many: Sequence[tuple[Event, Decision | None]]) -> None:
    """As ``hold_to_the_evidence`` for several causes with their decisions, on what the database holds now."""
    stories: dict[str, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(subject__in={cause.subject for cause, _ in many}).order_by("subject", "number"):
        stories[event.subject].append(event)
    decided = {decision.application_id for _, decision in many if decision}
    attached: dict[int, list[Document]] = defaultdict(list)
    for document in Document.objects.filter(application__in=decided, replaced_at=None) if decided else ():
        attached[document.application_id].append(document)
    for cause, decision in many:
        _hold(cause, story=stories[cause.subject])
        if decision:
            _hold_to_the_journal(decision, cause=cause, story=stories[cause.subject])
            _hold_to_the_authority(decision)
            _hold_to_the_documents(decision, attached=attached[decision.file.pk])


def _hold(cause: Event, *, story: Sequence[Event]) -> None:
    if broken_lines(story) or (cause.pk, cause.seal) not in {(event.pk, event.seal) for event in story}:
        raise EvidenceChanged(f"{cause.subject}: lines of the journal were changed.")


def _hold_to_the_journal(decision: Decision, *, cause: Event, story: Sequence[Event]) -> None:
    """The fee was paid; this person, and nobody else, decided this at that time, and the letter is asked for that.

    What was decided before the file was reopened after an objection no longer counts."""
    if not any(event.data.get("action") == "pay" for event in story):
        raise EvidenceChanged(f"{decision}: the application was never paid for.")
    reopened = max((event.number for event in story if event.data.get("action") == "reopen"), default=0)
    decided = [event for event in story if event.kind in DECIDED.values() and event.number > reopened]
    told = [(event.pk, event.kind, event.actor, _said(event)) for event in decided]
    written = (decision.reasons, decision.conditions, decision.terms, decision.delegation_id)
    if told != [(cause.pk, DECIDED[decision.outcome], f"user/{decision.decided_by_id}", written)]:
        raise EvidenceChanged(f"{decision}: the journal does not tell of this decision.")
    if abs(cause.at - decision.decided_at) > _CLOCKS_APART:
        raise EvidenceChanged(f"{decision}: the journal tells of another time.")


def _hold_to_the_authority(decision: Decision) -> None:
    """Whoever decided held the post, or was its deputy, at that instant. What ended since does not undo it."""
    if why := missing_authority(decision, at=decision.decided_at):
        raise EvidenceChanged(f"{decision}: {why}")


def _said(event: Event) -> tuple[object, ...]:
    """The reasons, conditions and terms the journal tells of, and the delegation under which a deputy decided."""
    data = event.data
    return data.get("reasons"), data.get("conditions", []), data.get("terms", ""), data.get("delegation")


def _hold_to_the_documents(decision: Decision, *, attached: Sequence[Document]) -> None:
    now = {document.code: document for document in attached}
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
