"""How right the automatic checks are: a public page with the figures of each month, and nobody's data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.casework.figures import order_of_work
from tinggal.catalogue.words import Words
from tinggal.verification.checks.table import RULES
from tinggal.verification.models import CheckMonth

FEWEST, STEP = 5, 5
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Figures:
    """One check in one month, as published: counts are rounded to five and fewer than five are not told, so that no
    single file can be worked out. ``agreed`` is the share of answers that found the doubt right, in per cent."""

    rule: str
    question: Words
    made: str
    passed: str
    noted: str
    asked: str
    blocked: str
    cleared: str
    confirmed: str
    agreed: str


@require_safe
def measured(request: HttpRequest) -> HttpResponse:
    """The month that is asked for, else the newest; every check of the table, in its order."""
    months = list(CheckMonth.objects.order_by("-month").values_list("month", flat=True).distinct()[:MONTHS])
    shown = _month(request.GET.get("month", ""), months)
    counted = {one.check_name: one for one in CheckMonth.objects.filter(month=shown)} if shown else {}
    today = timezone.localdate()
    figures = [_figures(rule.id, rule.question, counted[rule.name]) for rule in RULES if rule.name in counted]
    page = {"months": months, "month": shown, "figures": figures, "order": order_shown(shown or today.replace(day=1))}
    return render(request, "track/measured.html", page)


@dataclass(frozen=True, slots=True)
class OrderShown:
    """How far the order of work was kept in a month, rounded like everything here."""

    in_turn: str
    out_of_turn: str
    picks: list[tuple[str, str, str]]
    first: str
    taken_over: str
    reassigned: str


def order_shown(month: date) -> OrderShown | None:
    """None for a month in which nothing was handed out."""
    found = order_of_work(month)
    if found.nothing:
        return None
    return OrderShown(
        in_turn=told(found.in_turn),
        out_of_turn=told(found.out_of_turn),
        picks=[(code, words, told(many)) for code, words, many in found.picks],
        first=told(found.first),
        taken_over=told(found.taken_over),
        reassigned=told(found.reassigned),
    )


def told(count: int) -> str:
    """A count as it is published: "0", "<5", or the nearest multiple of five."""
    if 0 < count < FEWEST:
        return f"<{FEWEST}"
    return str(STEP * ((count + STEP // 2) // STEP))


def _month(asked: str, months: Iterable[date]) -> date | None:
    listed = list(months)
    return next((one for one in listed if f"{one:%Y-%m}" == asked), listed[0] if listed else None)


def _figures(rule: str, question: Words, one: CheckMonth) -> Figures:
    answered = one.cleared + one.confirmed
    share = f"{round(100 * one.confirmed / answered)} %" if answered >= 4 * FEWEST else ""
    return Figures(
        rule=rule,
        question=question,
        made=told(one.looks),
        passed=told(one.passed),
        noted=told(one.noted),
        asked=told(one.asked),
        blocked=told(one.blocked),
        cleared=told(one.cleared),
        confirmed=told(one.confirmed),
        agreed=share,
    )
