"""How one line of the journal is sealed to the line before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from tinggal.journal.models import Event


def seal(
    *, subject: str, number: int, kind: str, actor: str, desk: str, at: datetime, data: Mapping[str, Any], previous: str
) -> str:
    """SHA-256 in hex over the canonical JSON of every field (keys sorted, no spaces, time in UTC)."""
    line = {
        "subject": subject,
        "number": number,
        "kind": kind,
        "actor": actor,
        "desk": desk,
        "at": at.astimezone(UTC).isoformat(),
        "data": data,
        "previous": previous,
    }
    text = json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def seal_anew(event: Event) -> str:
    """The seal that the fields of a line give now; another than ``event.seal`` when one of them was changed."""
    return seal(
        subject=event.subject,
        number=event.number,
        kind=event.kind,
        actor=event.actor,
        desk=event.desk,
        at=event.at,
        data=event.data,
        previous=event.previous,
    )


def broken_lines(story: Iterable[Event]) -> list[str]:
    """What is wrong with the story of one subject, read in order from its first event; empty when it is whole."""
    problems, previous, expected = [], "", 1
    for event in story:
        if event.number != expected:
            problems.append(f"{event}: expected number {expected}")
        if event.previous != previous:
            problems.append(f"{event}: does not follow the line before it")
        if seal_anew(event) != event.seal:
            problems.append(f"{event}: the line was changed after it was written")
        previous, expected = event.seal, event.number + 1
    return problems
