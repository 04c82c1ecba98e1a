"""Brings back what somebody typed when his session had ended: it waits in his new session until he has signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict

from tinggal.people.middleware import ActorRequest

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
_WAITS, _MOST = "typed", 20_000


def keeps_typed(view: Callable[Concatenate[ActorRequest, P], HttpResponse]) -> View[P]:
    """``login_required`` for a page with a form: what a signed-out browser sends is not thrown away.

    The page asks for it with ``typed_before`` once somebody has signed in. One form of at most 20,000 characters waits.
    """

    @wraps(view)
    def page(request: ActorRequest, /, *more: P.args, **named: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *more, **named)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path())

    return page


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was typed on this very page while signed out; told once. Nothing is kept by it: the person sends it."""
    waits = request.session.get(_WAITS)
    if not waits or waits["page"] != request.get_full_path():
        return None
    del request.session[_WAITS]
    return QueryDict(waits["form"])


def _keep(request: HttpRequest) -> None:
    form = request.POST.copy()
    form.pop("csrfmiddlewaretoken", None)
    if len(text := form.urlencode()) <= _MOST:
        request.session[_WAITS] = {"page": request.get_full_path(), "form": text}
