"""What one officer does, beside others of the same post: his months with the place among his peers, and every act."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Max

from tinggal.journal.models import Event
from tinggal.oversight.models import OfficerMonth

ROWS = 50
FEW = 5
# ``measured`` is what ``values_of`` gives, inside the database.
PLACES = """
WITH measured AS (
    SELECT id, month, role, officer_id, seconds, acts::float8 / nullif(days, 0) AS a_day,
        100 * returns::float8 / nullif(acts, 0) AS returns, 100 * approvals::float8 / nullif(decisions, 0) AS approvals,
        100 * out_of_hours::float8 / nullif(acts, 0) AS out_of_hours
    FROM oversight_officermonth
    WHERE (month, role) IN (SELECT month, role FROM oversight_officermonth WHERE id = ANY(%(months)s))
)
SELECT own.id, count(peer.id),
    count(peer.a_day), count(*) FILTER (WHERE peer.a_day < own.a_day), count(*) FILTER (WHERE peer.a_day = own.a_day),
    count(peer.seconds), count(*) FILTER (WHERE peer.seconds < own.seconds),
    count(*) FILTER (WHERE peer.seconds = own.seconds),
    count(peer.returns), count(*) FILTER (WHERE peer.returns < own.returns),
    count(*) FILTER (WHERE peer.returns = own.returns),
    count(peer.approvals), count(*) FILTER (WHERE peer.approvals < own.approvals),
    count(*) FILTER (WHERE peer.approvals = own.approvals),
    count(peer.out_of_hours), count(*) FILTER (WHERE peer.out_of_hours < own.out_of_hours),
    count(*) FILTER (WHERE peer.out_of_hours = own.out_of_hours)
FROM measured own LEFT JOIN measured peer
    ON peer.month = own.month AND peer.role = own.role AND peer.officer_id <> own.officer_id
WHERE own.id = ANY(%(months)s) GROUP BY own.id
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of a month. ``among`` says which share of the peers in percent lies below it; None when the officer
    has fewer than five peers, because then a share says who they are."""

    code: str
    value: float | None
    among: int | None

    @property
    def x(self) -> int:
        """Where its dot lies on a line of 200 that begins at 3."""
        return 3 + 2 * (self.among or 0)


@dataclass(frozen=True, slots=True)
class Beside:
    """One desk of an officer in one month, and how he stands among those of the same post."""

    month: OfficerMonth
    peers: int
    measures: list[Measure]


def per_day(row: OfficerMonth) -> float | None:
    """Files for each day on which he worked."""
    return row.acts / row.days if row.days else None


def share(part: int, whole: int) -> float | None:
    """In percent; None of nothing."""
    return 100 * part / whole if whole else None


def values_of(row: OfficerMonth) -> dict[str, float | None]:
    """What is compared: files a day, seconds a file, and shares in percent."""
    return {
        "a_day": per_day(row),
        "seconds": row.seconds,
        "returns": share(row.returns, row.acts),
        "approvals": share(row.approvals, row.decisions),
        "out_of_hours": share(row.out_of_hours, row.acts),
    }


def newest_month() -> date | None:
    """The first day of the last month that was counted."""
    newest: date | None = OfficerMonth.objects.aggregate(newest=Max("month"))["newest"]
    return newest


def beside_peers(officer_id: int, *, most: int = 12) -> list[Beside]:
    """His last months, the newest first. Two queries; the colleagues are counted inside the database."""
    own = list(OfficerMonth.objects.filter(officer_id=officer_id).order_by("-month", "desk")[:most])
    places = _places([row.pk for row in own])
    return [_beside(row, places[row.pk]) for row in own]


def _places(months: list[int]) -> dict[int, list[int]]:
    """For each month its number of colleagues, then for each measure how many of them have a value, how many a smaller
    one, and how many the same."""
    if not months:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(PLACES, {"months": months})
        return {row[0]: list(row[1:]) for row in cursor.fetchall()}


def _beside(row: OfficerMonth, counted: list[int]) -> Beside:
    measures = [
        Measure(code, value, None if value is None else place(*counted[1 + 3 * n : 4 + 3 * n]))
        for n, (code, value) in enumerate(values_of(row).items())
    ]
    return Beside(row, counted[0], measures)


def place(known: int, below: int, same: int) -> int | None:
    """Which share of the others in percent lies below a value, those equal to it counted half; None among few."""
    return None if known < FEW else round(100 * (below + same / 2) / known)


@dataclass(frozen=True, slots=True)
class Acts:
    """A page of the acts of one officer, the newest first; ``later`` is the place of the next page, "" at the end."""

    events: list[Event]
    later: str


def acts_of(officer_id: int, *, after: str = "") -> Acts:
    """What he did at a desk, read from the journal by its index on the actor; the first page for no known place."""
    mine = Event.objects.filter(actor=f"user/{officer_id}").exclude(desk="").order_by("-at", "-pk")
    if place := _place(after):
        at, number = place
        mine = mine.filter(at__lte=at.at).exclude(at=at.at, pk__gte=number)
    events = list(mine[: ROWS + 1])
    return Acts(events[:ROWS], str(events[ROWS - 1].pk) if len(events) > ROWS else "")


def _place(text: str) -> tuple[Event, int] | None:
    if not text.isdecimal() or len(text) > 18:
        return None
    event = Event.objects.filter(pk=int(text)).first()
    return (event, event.pk) if event else None
