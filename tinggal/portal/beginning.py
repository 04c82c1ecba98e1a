"""Beginning an application: what one needs at hand, and then a draft."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tinggal.applications.drafts import start
from tinggal.catalogue.procedure import information
from tinggal.catalogue.windows_told import window_in_words
from tinggal.people.middleware import ActorRequest
from tinggal.portal.going_on import going_on
from tinggal.portal.permits import known_permit


@login_required(login_url="account_signup")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActorRequest, code: str) -> HttpResponse:
    """Say what is needed; the button makes the draft and opens its first page. Whoever has no account opens one."""
    permit = known_permit(code)
    if request.method == "POST":
        return redirect(going_on(start(permit, by=request.actor)))
    told = information(permit, on=timezone.localdate())
    context = {"permit": permit, "told": told, "window": window_in_words(told.window)}
    return render(request, "portal/begin.html", context)
