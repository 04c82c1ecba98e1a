"""Lets only the holders of certain posts through to a page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def only_for(*roles: Role) -> Callable[[View[P]], View[P]]:
    """Visitors sign in first; who holds none of these posts today gets a 403. Nothing behind the door is cached."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.actor.holds(*roles):
                raise PermissionDenied(f"{request.actor.key} holds none of {', '.join(sorted(roles))}")
            answer = view(request, *args, **kwargs)
            answer["Cache-Control"] = "no-store, private"
            return answer

        return guarded

    return guard
