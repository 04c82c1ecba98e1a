"""The front door: three doors for everybody, and the right room after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import CASEWORK, Role


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Apply, track, check a letter."""
    return render(request, "portal/home.html")


@login_required
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """Where one lands after signing in: an officer at his day, others in their own room or at their applications."""
    if request.actor.holds(*CASEWORK):
        return redirect("desk:day")
    if request.actor.holds(Role.AUDITOR):
        return redirect("desk:queue")
    return redirect("manage:home" if request.actor.holds(Role.ADMIN) else "portal:dashboard")
