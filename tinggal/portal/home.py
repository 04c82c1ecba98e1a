"""The front door: three doors for everybody, and the right room after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinggal.applications.models import Application
from tinggal.catalogue.words import Words
from tinggal.forecast.asking import OF_TEN
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import CASEWORK, Role
from tinggal.portal.times_today import times_today
from tinggal.sponsors.models import Membership

WHAT_IT_IS: dict[str, Words] = {
    "extension": gettext_lazy("Extend a limited stay permit"),
    "alih_status": gettext_lazy("First permit, from a visit"),
    "itas_to_itap": gettext_lazy("Permanent stay permit"),
    "itap_extension": gettext_lazy("Extend a permanent stay permit"),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Apply, track, check a letter; and how long it takes today."""
    times = times_today(WHAT_IT_IS, today=timezone.localdate())
    return render(request, "portal/home.html", {"times": times, "of_ten": OF_TEN})


@login_required
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """Where one lands after signing in: an officer at his day, others in their own room or at their applications.

    Who works for a sponsor and never applied for himself begins at the sponsor.
    """
    if request.actor.holds(*CASEWORK):
        return redirect("desk:day")
    if request.actor.holds(Role.AUDITOR):
        return redirect("desk:queue")
    if request.actor.holds(Role.ADMIN):
        return redirect("manage:home")
    for_others = Membership.objects.in_force().filter(user=request.user.pk).exists()
    own = Application.objects.filter(applicant=request.user.pk).exists()
    return redirect("sponsor:home" if for_others and not own else "portal:dashboard")
