"""Who may enter the administration: holders of the administrator's post, and nobody else. No file is ever read here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinggal.pages.navigation import Link
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

P = ParamSpec("P")
SECTIONS = {
    "home": _("Health"),
    "deliveries": _("Deliveries"),
    "offices": _("Offices"),
    "competence": _("Who serves whom"),
    "officers": _("Officers"),
    "tariffs": _("Fees"),
    "routes": _("Roads"),
    "holidays": _("Closed days"),
    "reasons": _("Reasons"),
    "indexes": _("Visa indexes"),
}


def for_administrators(
    view: Callable[Concatenate[ActorRequest, P], HttpResponse],
) -> Callable[Concatenate[ActorRequest, P], HttpResponse]:
    """Visitors sign in first; who is no administrator gets a 403. Nothing is cached."""

    @wraps(view)
    def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.actor.holds(Role.ADMIN):
            raise PermissionDenied(f"{request.actor.key} is not an administrator")
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        return answer

    return guarded


def show(
    request: ActorRequest, template: str, /, *, section: str, status: int = 200, **context: object
) -> HttpResponse:
    """A page of the administration, with its own navigation."""
    places = [
        Link(href=reverse(f"manage:{name}"), label=label, current=name == section) for name, label in SECTIONS.items()
    ]
    return render(request, f"manage/{template}.html", context | {"places": places}, status=status)
