"""Who stands in for me: posts handed to deputies, handing one over, and ending that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.clock_watch import SUPERIOR
from tinggal.catalogue.families import FAMILIES
from tinggal.desk.doors import for_officers
from tinggal.people.delegating import delegations_seen_by, end, grant, posts_to_hand_over
from tinggal.people.delegating_rules import DelegationRefused
from tinggal.people.delegation_form import HandOver
from tinggal.people.delegation_rows import rows
from tinggal.people.middleware import ActorRequest

MOST, MAY_BE_CORRECTED = 100, 422


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: ActorRequest) -> HttpResponse:
    """The deputies of the posts he may hand over, his own deputyships, and the form."""
    form = HandOver(request.actor, request.POST if request.method == "POST" else None, families=FAMILIES)
    if request.method == "POST" and form.is_valid():
        try:
            granted = grant(**form.cleaned_data, by=request.actor)
            messages.success(
                request, _("The post is handed over. %s acts in it from the first day on.") % granted.deputy
            )
            return redirect("desk:stand_ins")
        except DelegationRefused as refusal:
            form.add_error(None, str(refusal))
    found = delegations_seen_by(request.actor)[:MOST]
    supervises = request.actor.holds(*SUPERIOR.values())
    page = {
        "form": form,
        "supervises": supervises,
        "rows": list(rows(found, families=dict(FAMILIES))),
        "may_hand_over": posts_to_hand_over(request.actor).exists(),
    }
    return render(request, "desk/stand_ins.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


@for_officers
@require_POST
def end_stand_in(request: ActorRequest, number: int) -> HttpResponse:
    """End one now. Unknown to whoever has nothing to do with it."""
    one = get_object_or_404(delegations_seen_by(request.actor), pk=number)
    try:
        end(one, by=request.actor)
        messages.success(request, _("%s acts in this post no longer.") % one.deputy)
    except DelegationRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:stand_ins")
