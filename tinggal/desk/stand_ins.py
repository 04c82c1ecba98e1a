"""Who stands in for me: posts handed to deputies, handing one over, and ending that."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.clock_watch import SUPERIOR
from tinggal.catalogue.families import FAMILIES
from tinggal.desk.doors import for_officers
from tinggal.people.delegating import delegations_seen_by, posts_to_hand_over
from tinggal.people.delegation_form import HandOver
from tinggal.people.delegation_rows import rows
from tinggal.people.handing_over import hand_over, take_back
from tinggal.people.middleware import ActorRequest

MOST, MAY_BE_CORRECTED = 100, 422


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: ActorRequest) -> HttpResponse:
    """The deputies of the posts he may hand over, his own deputyships, and the form."""
    form = HandOver(request.actor, request.POST if request.method == "POST" else None, families=FAMILIES)
    if request.method == "POST" and form.is_valid() and hand_over(form, request):
        return redirect("desk:stand_ins")
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
    take_back(one, request)
    return redirect("desk:stand_ins")
