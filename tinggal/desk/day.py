"""My day: what is due, what I work on, what came back, what waits for applicants; and the team of a head."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.basket.second_looks import awaiting
from tinggal.casework.day import came_back, counts, oldest, read, waiting_for_applicants
from tinggal.casework.filters import Filter, forget_filter, keep_filter
from tinggal.casework.holds import held_back_by
from tinggal.casework.leases import MOST_HELD, held_by
from tinggal.casework.reasons import ReassignReason
from tinggal.casework.team import led_by, team
from tinggal.casework.turns import reach_of
from tinggal.desk.doors import for_officers
from tinggal.desk.lists import rows_of
from tinggal.desk.shown import row
from tinggal.desk.turn_forms import coded
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

FEW = 5


@for_officers
@require_safe
def day(request: ActorRequest) -> HttpResponse:
    """What an officer sees first in the morning."""
    actor, today = request.actor, timezone.localdate()
    reach = reach_of(actor)
    back = list(came_back(actor, reach=reach).order_by("due_on", "pk").values_list("pk", flat=True))
    mine = held_by(actor)
    sections = (
        (_("Came back to me"), "back", read(back[:FEW])),
        (_("Waiting longest"), "oldest", oldest(actor, most=FEW, reach=reach)),
        (_("Waiting for the applicant"), "applicant", waiting_for_applicants(actor, most=FEW, reach=reach)),
    )
    page = {
        "today": today,
        "counts": counts(actor, today=today, reach=reach),
        "came_back": len(back),
        "mine": [(lease, row(lease.application)) for lease in mine],
        "held_back": [(hold, row(hold.application)) for hold in held_back_by(actor)],
        "full": len(mine) >= MOST_HELD,
        "sections": [(title, name, rows_of(files, actor=actor)) for title, name, files in sections if files],
        "leads": bool(led_by(actor)),
        "second_looks": awaiting(actor).count() if actor.holds(Role.KAKANIM, Role.KASUBDIT) else 0,
    }
    return render(request, "desk/day.html", page)


@for_officers
@require_safe
def my_team(request: ActorRequest) -> HttpResponse:
    """Who works on what, and how much each did; the head gives a file to somebody else."""
    if not led_by(request.actor):
        raise PermissionDenied(f"{request.actor.key} leads nobody")
    today: date = timezone.localdate()
    members = team(request.actor, today=today)
    rows = [
        (
            one,
            [(lease, row(lease.application)) for lease in one.leases],
            [(hold, row(hold.application)) for hold in one.holds],
        )
        for one in members
    ]
    page = {"members": rows, "people": [one.user for one in members], "reasons": coded(ReassignReason)}
    return render(request, "desk/team.html", page)


@for_officers
@require_POST
def keep_this_filter(request: ActorRequest) -> HttpResponse:
    """Keep what the list is narrowed to, under a name."""
    chosen = Filter.of(request.POST.dict())
    try:
        keep_filter(request.POST.get("name", ""), chosen, by=request.actor)
        messages.success(request, _("The filter is kept."))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('desk:queue')}?{urlencode(chosen.chosen)}")


@for_officers
@require_POST
def forget_this_filter(request: ActorRequest, number: int) -> HttpResponse:
    """Delete a filter of one's own."""
    forget_filter(number, by=request.actor)
    messages.success(request, _("The filter is deleted."))
    return redirect("desk:queue")
