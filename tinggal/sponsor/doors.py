"""Lets a sponsor's team and its agents in, each to what his tasks or his mandate allow; nobody else learns of it."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from tinggal.applications.access import files_on_behalf, right_for
from tinggal.applications.models import Application
from tinggal.lib.codes import is_reference
from tinggal.people.middleware import ActorRequest
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

View = Callable[..., HttpResponse]


def for_sponsor(*tasks: str) -> Callable[[View], View]:
    """The view gets the sponsor. Visitors sign in; 404 for who has nothing to do with it, 403 for one of the team
    or an agent without these tasks."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: ActorRequest, sponsor: int, **values: str | int) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            found = get_object_or_404(Sponsor, pk=sponsor)
            if right_for(request.actor, found, task=Task.VIEW) is None:
                raise Http404
            for task in tasks:
                if right_for(request.actor, found, task=task) is None:
                    raise PermissionDenied(f"{request.actor.key} may not {task} for {found.subject}")
            answer = view(request, found, **values)
            answer["Cache-Control"] = "no-store, private"
            return answer

        return guarded

    return guard


def file_of(request: ActorRequest, sponsor: Sponsor, reference: str) -> Application:
    """A file of this sponsor that the reader may look at; 404 for any other."""
    if not is_reference(reference):
        raise Http404
    files = files_on_behalf(request.actor).filter(sponsor=sponsor)
    return get_object_or_404(files.select_related("office", "applicant", "sponsor"), reference=reference)
