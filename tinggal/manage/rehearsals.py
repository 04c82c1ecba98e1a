"""What would happen if: past files replayed on another road, or with more or fewer officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.catalogue.words import Words
from tinggal.manage.doors import for_administrators, show
from tinggal.manage.rehearsal_form import PERIODS, UNKNOWN, USUAL, PlanForm, desks_of
from tinggal.manage.roads import road_named
from tinggal.offices.calendar import working_days
from tinggal.people.middleware import ActorRequest
from tinggal.rehearsal.history import cases, lines_of, paces
from tinggal.rehearsal.replay import Case, DeskFigures, Played, Staff, replay, shares

MAY_BE_CORRECTED = 422


@dataclass(frozen=True, slots=True)
class Course:
    """Files in one of three ways: as it was, replayed with what was measured, replayed as planned."""

    half: int
    nine_of_ten: int
    undecided: int


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk in both replays; None where a road does not have it. ``line`` draws the queue of the plan."""

    name: Words
    again: DeskFigures | None
    planned: DeskFigures | None
    line: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the page compares."""

    files: int
    was: Course
    again: Course
    planned: Course
    desks: list[DeskLine]


@for_administrators
@require_safe
def rehearse(request: ActorRequest, name: str) -> HttpResponse:
    """Replay past files of this road; nothing is kept, and nobody's name is read."""
    one = road_named(name)
    wanted = request.GET.get("period", "")
    period = int(wanted) if wanted.isdecimal() and int(wanted) in PERIODS else USUAL
    target = ROUTES.get(request.GET.get("road", ""), one)
    now = timezone.now()
    lines = lines_of(one.name, since=now - timedelta(days=period), until=now)
    measured = paces(lines)
    form = PlanForm(target, measured, request.GET or None, period=period)
    past = cases(lines, working_days())
    result = None
    if form.is_bound and form.is_valid() and past:
        staff = {
            str(desk): Staff(pace.officers * pace.each, one.days.get(desk, 1))
            for desk in desks_of(one)
            for pace in [measured.get(desk, UNKNOWN)]
        }
        result = _result(past, staff, form.plan(target))
    page: dict[str, object] = {"road": one, "target": target, "form": form, "files": len(past), "result": result}
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "rehearsal", section="routes", status=status, **page)


def _result(past: list[Case], staff: dict[str, Staff], plan: dict[str, Staff]) -> Result:
    again, planned = replay(past, staff, working_days()), replay(past, plan, working_days())
    desks = [desk for desk in Status if desk in {*staff, *plan}]
    return Result(
        files=len(past),
        was=_course([case.took for case in past]),
        again=_course(again.days),
        planned=_course(planned.days),
        desks=[_line(desk, again, planned) for desk in desks],
    )


def _course(days: Sequence[int | None]) -> Course:
    half, nine_of_ten = shares(days, 0.5, 0.9)
    return Course(half, nine_of_ten, sum(day is None for day in days))


def _line(desk: Status, again: Played, planned: Played) -> DeskLine:
    figures = planned.desks.get(desk)
    return DeskLine(desk.label, again.desks.get(desk), figures, _queue_line(figures.by_day) if figures else "")


def _queue_line(by_day: list[int]) -> str:
    """The length of the queue by day as the points of a line in a box of 200 × 40 dots."""
    tallest, steps = max([*by_day, 1]), max(len(by_day) - 1, 1)
    return " ".join(f"{200 * at / steps:.1f},{38 - 36 * length / tallest:.1f}" for at, length in enumerate(by_day))
