"""What became of an officer's own work: what the next desk did with it, and what became of his decisions.

Speed alone is easy to win; so how often something came back stands beside it. For the officer himself.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db import connection
from django.db.models import F
from django.utils import timezone

from tinggal.applications.models import SUBJECT, Decision
from tinggal.applications.status import Status
from tinggal.basket.models import SecondLook
from tinggal.basket.second_looks import differing
from tinggal.journal.models import Event
from tinggal.letters.models import Letter
from tinggal.people.actors import Actor

LOOKS_BACK, DECISIONS_BACK, MOST = timedelta(days=30), timedelta(days=365), 20
# Each step of his with the next step of the same file, found in the index of the file's own story.
QUERY = """
SELECT mine.subject, mine.at, mine.data->>'action', mine.data->>'seconds', next.at, next.action, next.reasons, next.note
FROM journal_event mine LEFT JOIN LATERAL (
    SELECT at, data->>'action' AS action, data->>'reasons' AS reasons, data->>'note' AS note
    FROM journal_event later WHERE later.subject = mine.subject AND later.number > mine.number
        AND later.kind = ANY(%(kinds)s) ORDER BY later.number LIMIT 1
) next ON true
WHERE mine.actor = %(actor)s AND mine.at >= %(since)s AND mine.kind = ANY(%(kinds)s) AND mine.desk <> ''
"""
KINDS = [f"application.{status}" for status in Status]
COUNTED = ("sent_back", "returned", "corrected", "revoked", "reversed", "confirmed")
OBJECTED = {"objection.upheld": "reversed", "objection.unanswered": "reversed", "objection.dismissed": "confirmed"}
ON, BACK, RETURNED = "forward", ("send_back", "send_back_to_kanim"), "return"
Row = tuple[str, datetime, str, str | None, datetime, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Came:
    """Something that became of a file after he acted. ``what``: "sent_back" (the next desk sent it back), "returned"
    (it returned it to the applicant), "corrected", "revoked", "reversed" (an objection to
    his decision was upheld), "confirmed" (it was dismissed), or "differed". ``reasons`` are codes."""

    what: str
    reference: str
    at: datetime
    reasons: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How much and how fast in 30 days, how much of it came back; for decisions, what became of them in a year.

    ``seconds`` is the median time a case lay before him; None when none was measured. ``sent_on`` are files he sent to
    another desk, ``agreed`` second looks that came to his own result.
    """

    since: date
    steps: int
    days: int
    seconds: float | None
    sent_on: int
    sent_back: int
    returned: int
    decisions: int
    corrected: int
    revoked: int
    reversed: int
    confirmed: int
    agreed: int
    differed: int
    newest: list[Came]

    @property
    def a_day(self) -> float | None:
        """Steps for each day on which he worked."""
        return self.steps / self.days if self.days else None

    @property
    def came_back(self) -> float | None:
        """Of a hundred files he sent on, how many the next desk did not take as they were; None of nothing."""
        return 100 * (self.sent_back + self.returned) / self.sent_on if self.sent_on else None


def outcomes(actor: Actor) -> Outcomes:
    """Counted from the journal now; a fixed number of queries."""
    now = timezone.now()
    rows = _rows(actor, since=now - LOOKS_BACK)
    came = [*_from_the_next_desk(rows), *_from_decisions(actor, since=now - DECISIONS_BACK)]
    seconds = [int(row[3]) for row in rows if row[3] and row[3].isdecimal()]
    looked = SecondLook.objects.filter(first_id=actor.user_id, looked_at__gte=now - DECISIONS_BACK)
    many = {what: sum(one.what == what for one in came) for what in COUNTED}
    differed = sum(one.what == "differed" for one in came)
    return Outcomes(
        since=timezone.localdate(now - LOOKS_BACK),
        steps=len(rows),
        days=len({timezone.localdate(row[1]) for row in rows}),
        seconds=median(seconds) if seconds else None,
        sent_on=sum(row[2] == ON for row in rows),
        decisions=Decision.objects.filter(decided_by=actor.user_id, decided_at__gte=now - DECISIONS_BACK).count(),
        agreed=looked.filter(outcome=F("application__decision__outcome")).count(),
        differed=differed,
        newest=sorted(came, key=lambda one: one.at, reverse=True)[:MOST],
        **many,
    )


def _rows(actor: Actor, *, since: datetime) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(QUERY, {"actor": actor.key, "since": since, "kinds": KINDS})
        rows: list[Row] = cursor.fetchall()
    return rows


def _from_the_next_desk(rows: Iterable[Row]) -> Iterable[Came]:
    """What he sent on, and the next desk sent back or returned to the applicant; a withdrawal says nothing of him."""
    for subject, _at, action, _seconds, at, then, reasons, note in rows:
        if action == ON and (then in BACK or then == RETURNED):
            what = "sent_back" if then in BACK else "returned"
            yield Came(what, subject.removeprefix(SUBJECT), at, _codes(json.loads(reasons or "[]")), note or "")


def _from_decisions(actor: Actor, *, since: datetime) -> Iterable[Came]:
    """Letters put right, permits revoked, second looks that differed: rare events, found by their kind and day."""
    mine = Decision.objects.filter(decided_by=actor.user_id)
    for kind, what in (("letter.correction_ordered", "corrected"), ("application.revoked", "revoked")):
        found = list(Event.objects.filter(kind=kind, at__gte=since))
        references = [event.subject.removeprefix(SUBJECT) for event in found]
        his = set(mine.filter(application__reference__in=references).values_list("application__reference", flat=True))
        for event, reference in zip(found, references, strict=True):
            if reference in his:
                yield Came(what, reference, event.at, _codes(event.data.get("reasons")), event.data.get("note", ""))
    yield from _from_objections(actor, since=since)
    for one in differing().filter(first_id=actor.user_id, looked_at__gte=since).select_related("application"):
        if one.looked_at:
            yield Came("differed", one.application.reference, one.looked_at, tuple(one.reasons), one.note)


def _from_objections(actor: Actor, *, since: datetime) -> Iterable[Came]:
    """Objections to his decisions that were answered, also by the law; those to what others revoked are not his."""
    found = Event.objects.filter(kind__in=OBJECTED, at__gte=since)
    answered = {event.data["letter"]: event for event in found}
    for letter in Letter.objects.filter(pk__in=answered, decision__decided_by=actor.user_id):
        event = answered[letter.pk]
        yield Came(OBJECTED[event.kind], event.subject.removeprefix(SUBJECT), event.at)


def _codes(found: object) -> tuple[str, ...]:
    return tuple(str(code) for code in found) if isinstance(found, list) else ()
