"""Deputies of every desk: who stands in for whom, written orders, and desks where nobody may act."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.conflicts import left_to_nobody
from tinggal.applications.status import Status
from tinggal.catalogue.families import FAMILIES
from tinggal.manage.doors import for_administrators, show
from tinggal.people.delegating import delegations_seen_by, end, grant
from tinggal.people.delegating_rules import DelegationRefused
from tinggal.people.delegation_form import HandOver
from tinggal.people.delegation_rows import rows
from tinggal.people.middleware import ActorRequest

MOST, MAY_BE_CORRECTED = 200, 422


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: ActorRequest) -> HttpResponse:
    """Everybody's deputies, the newest first, and the form that enters a written order."""
    form = HandOver(request.actor, request.POST if request.method == "POST" else None, families=FAMILIES)
    if request.method == "POST" and form.is_valid():
        try:
            granted = grant(**form.cleaned_data, by=request.actor)
            messages.success(
                request, _("The post is handed over. %s acts in it from the first day on.") % granted.deputy
            )
            return redirect("manage:stand_ins")
        except DelegationRefused as refusal:
            form.add_error(None, str(refusal))
    found = list(rows(delegations_seen_by(request.actor)[:MOST], families=dict(FAMILIES)))
    left = [(Status(place).label, count) for place, count in left_to_nobody().items()]
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "stand_ins", section="stand_ins", status=status, form=form, rows=found, left=left)


@for_administrators
@require_POST
def end_stand_in(request: ActorRequest, number: int) -> HttpResponse:
    """End one now."""
    one = get_object_or_404(delegations_seen_by(request.actor), pk=number)
    try:
        end(one, by=request.actor)
        messages.success(request, _("%s acts in this post no longer.") % one.deputy)
    except DelegationRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("manage:stand_ins")
