"""What one officer does, beside others of the same post: his months with the place among his peers, and every act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from tinggal.journal.models import Event
from tinggal.oversight.models import OfficerMonth

ROWS = 50
FEW = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of a month. ``among`` says which share of the peers in percent lies below it; None when the officer
    has fewer than five peers, because then a share says who they are."""

    code: str
    value: float | None
    among: int | None


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
    """His last months, the newest first. Three queries, however many officers there are."""
    own = list(OfficerMonth.objects.filter(officer_id=officer_id).order_by("-month", "desk")[:most])
    wanted = {(row.month, row.role) for row in own}
    others = OfficerMonth.objects.filter(month__in={month for month, _role in wanted}).exclude(officer_id=officer_id)
    peers: dict[tuple[date, str], list[OfficerMonth]] = {}
    for row in others.filter(role__in={role for _month, role in wanted}):
        peers.setdefault((row.month, row.role), []).append(row)
    return [_beside(row, peers.get((row.month, row.role), [])) for row in own]


def _beside(row: OfficerMonth, peers: Sequence[OfficerMonth]) -> Beside:
    theirs = [values_of(one) for one in peers]
    measures = [
        Measure(code, value, percentile(value, [one[code] for one in theirs])) for code, value in values_of(row).items()
    ]
    return Beside(row, len(peers), measures)


def percentile(value: float | None, others: Iterable[float | None]) -> int | None:
    """Which share of the others in percent lies below a value, those equal to it counted half."""
    known = [one for one in others if one is not None]
    if value is None or len(known) < FEW:
        return None
    return round(100 * sum((one < value) + (one == value) / 2 for one in known) / len(known))


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
