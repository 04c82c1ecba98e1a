"""Puts the actor on every request, and keeps officers out until they have a second factor."""

from collections.abc import Callable
from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from tinggal.people.actors import VISITOR, Actor, actor_for
from tinggal.people.models import User

Respond = Callable[[HttpRequest], HttpResponse]
OPEN_TO_ALL = ("/accounts/", "/language/", "/static/", "/simulators/", "/health")


class ActorRequest(HttpRequest):
    """A request as our views see it: signed in or not, there is an actor."""

    user: User

    @cached_property
    def actor(self) -> Actor:
        """Set by ``ActorMiddleware``; looked up when first asked for."""
        return actor_for(self.user)


def acting(request: HttpRequest) -> Actor:
    """The actor of a request, also where it is typed as Django's own."""
    return getattr(request, "actor", VISITOR)


class ActorMiddleware:
    """``request.actor``: looked up once, and only by the pages that ask."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass with its actor."""
        setattr(request, "actor", SimpleLazyObject(lambda: actor_for(request.user)))
        return self.respond(request)


class SecondFactorMiddleware:
    """An officer without a passkey or an authenticator app is led to the page where he sets one up."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, or lead to the second factor."""
        if request.path.startswith(OPEN_TO_ALL) or not request.user.is_authenticated:
            return self.respond(request)
        if acting(request).is_officer and not acting(request).second_factor:
            return redirect("mfa_index")
        return self.respond(request)
