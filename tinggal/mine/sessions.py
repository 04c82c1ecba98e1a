"""Signing out on another phone or computer, one at a time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.people.devices import sign_out_there
from tinggal.people.middleware import ActorRequest


@login_required
@require_POST
def sign_out(request: ActorRequest, number: int) -> HttpResponse:
    """End one of the reader's own sessions. One that is gone already is as good as ended."""
    sign_out_there(number, by=request.actor)
    messages.success(request, _("Signed out there. Whoever used it must sign in again."))
    return redirect("usersessions_list")
