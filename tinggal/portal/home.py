"""The front door: three doors for everybody, and the right room after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tinggal.people.middleware import ActorRequest


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Apply, track, check a letter."""
    return render(request, "portal/home.html")


@login_required
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """Where one lands after signing in: officers at their queue, everybody else at his own applications."""
    return redirect("desk:queue" if request.actor.is_officer else "portal:dashboard")
