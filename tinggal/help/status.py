"""Whether everything works, for everybody: each part now and over 90 days, works and troubles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.pulse.models import Incident, State
from tinggal.pulse.parts import BY_CODE, Part
from tinggal.pulse.telling import DAYS, Bad, Now, Told, told

WORDS: dict[str, Promise] = {
    State.WORKING: _("Working"),
    State.SLOW: _("Slow"),
    State.SILENT: _("Silent"),
    "": _("Not known"),
}
SIGNS = {State.WORKING: "✓", State.SLOW: "▲", State.SILENT: "✕", "": "?"}
COLOURS = {State.WORKING: "green", State.SLOW: "orange", State.SILENT: "red", "": "grey"}
CLASSES = {State.WORKING: "good", State.SLOW: "slow", State.SILENT: "bad", "": "none"}


@dataclass(frozen=True, slots=True)
class Bar:
    """Days in a row of one kind, as a rectangle: where it begins and how wide it is, in days."""

    kind: str
    first: int
    width: str


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the house as the page shows it."""

    part: Part
    now: Now
    word: str | Promise
    sign: str
    colour: str
    meaning: str | Promise
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Notice:
    """Works or a trouble as the page tells it: ``words`` in ``language``."""

    incident: Incident
    parts: list[Promise]
    words: str
    language: str


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """How the house is. 503 when the database is silent and nobody knows how it was."""
    known = told()
    if known is None:
        return render(request, "help/status_unknown.html", status=503)
    return render(request, "help/status.html", context_of(known, now=timezone.now()))


def context_of(known: Told, *, now: datetime) -> dict[str, object]:
    """Everything the page says."""
    rows = [_row(one) for one in known.parts]
    states = {one.now.state for one in rows}
    notices = [_notice(one) for one in known.incidents]
    return {
        "rows": rows,
        "worst": next((word for word in (State.SILENT, State.SLOW, "") if word in states), State.WORKING),
        "ailing": [one for one in rows if one.now.state in {State.SILENT, State.SLOW}],
        "on_now": [one for one in notices if one.incident.begins_at <= now and not _is_over(one.incident, now)],
        "to_come": [one for one in reversed(notices) if one.incident.begins_at > now],
        "past": [one for one in notices if _is_over(one.incident, now)],
        "bad_days": list(_bad_days(rows)),
        "read_at": known.at,
        "first_day": timezone.localdate(known.at) - timedelta(days=DAYS - 1),
        "days": DAYS,
    }


def _row(now: Now) -> Row:
    part = BY_CODE[now.part]
    meaning = {State.SLOW.value: part.slow, State.SILENT.value: part.silent}.get(now.state, "")
    bars = [Bar(CLASSES[run.state], run.first, f"{run.days - 0.2:.1f}") for run in now.runs]
    return Row(part, now, WORDS[now.state], SIGNS[now.state], COLOURS[now.state], meaning, bars)


def _notice(one: Incident) -> Notice:
    parts = [BY_CODE[code].title for code in one.parts if code in BY_CODE]
    if (get_language() or "").startswith("id"):
        return Notice(one, parts, one.told_id, "id")
    return Notice(one, parts, one.told_en, "en")


def _is_over(one: Incident, now: datetime) -> bool:
    return one.ends_at is not None and one.ends_at <= now


def _bad_days(rows: Iterable[Row]) -> Iterator[tuple[Part, tuple[Bad, ...]]]:
    for row in rows:
        if row.now.bad:
            yield row.part, row.now.bad
