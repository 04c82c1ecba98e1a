"""Deputies of every desk: who stands in for whom, written orders, and desks where nobody may act."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.conflicts import left_to_nobody
from tinggal.applications.status import Status
from tinggal.catalogue.families import FAMILIES
from tinggal.manage.doors import for_administrators, show
from tinggal.people.delegating import delegations_seen_by
from tinggal.people.delegation_form import HandOver
from tinggal.people.delegation_rows import rows
from tinggal.people.handing_over import hand_over, take_back
from tinggal.people.middleware import ActorRequest

MOST, MAY_BE_CORRECTED = 200, 422


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: ActorRequest) -> HttpResponse:
    """Everybody's deputies, the newest first, and the form that enters a written order."""
    form = HandOver(request.actor, request.POST if request.method == "POST" else None, families=FAMILIES)
    if request.method == "POST" and form.is_valid() and hand_over(form, request):
        return redirect("manage:stand_ins")
    found = list(rows(delegations_seen_by(request.actor)[:MOST], families=dict(FAMILIES)))
    left = [(Status(place).label, count) for place, count in left_to_nobody().items()]
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "stand_ins", section="stand_ins", status=status, form=form, rows=found, left=left)


@for_administrators
@require_POST
def end_stand_in(request: ActorRequest, number: int) -> HttpResponse:
    """End one now."""
    one = get_object_or_404(delegations_seen_by(request.actor), pk=number)
    take_back(one, request)
    return redirect("manage:stand_ins")
