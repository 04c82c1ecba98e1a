"""The pages nobody else owns: language, help, privacy, accessibility, the gallery, and the words for failures."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from tinggal.lib.workflow import NotYours
from tinggal.pages.gallery import exhibits

log = logging.getLogger(__name__)


@csrf_exempt
def language(request: HttpRequest) -> HttpResponse:
    """Choosing a language changes nothing but a cookie, so no token is asked: pages stay free of cookies until then."""
    if request.method == "POST":
        return set_language(request)
    return render(request, "pages/language.html")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Help and contact."""
    return render(request, "pages/help.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What becomes of personal data."""
    return render(request, "pages/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "pages/accessibility.html")


@require_safe
def official(request: HttpRequest) -> HttpResponse:
    """How to know the official site."""
    return render(request, "pages/official.html")


def components(request: HttpRequest) -> HttpResponse:
    """Every building block in every state: the page to look at after a change of style."""
    wide = "desk" in request.GET
    return render(request, "pages/components_desk.html" if wide else "pages/components.html", exhibits(request.POST))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For ``CSRF_FAILURE_VIEW``: nearly always a form left open too long, or cookies that are switched off."""
    return _problem(request, "pages/form_expired.html", status=403, reason=reason)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For ``handler403``: another desk's page. The reason is logged; it is shown only where it is meant for people."""
    words = str(exception) if isinstance(exception, NotYours) else ""
    return _problem(request, "403.html", status=403, reason=str(exception), words=words)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For ``handler404``."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """For ``handler500``. Asks neither the database nor the session: they may be what failed."""
    number = _quotable(request, status=500, reason="an accident, see the log above")
    return HttpResponse(render_to_string("500.html", {"problem_number": number}), status=500)


def _problem(request: HttpRequest, template: str, *, status: int, reason: str, words: str = "") -> HttpResponse:
    number = _quotable(request, status=status, reason=reason)
    return render(request, template, {"problem_number": number, "words": words}, status=status)


def _quotable(request: HttpRequest, *, status: int, reason: str) -> str:
    """A number for the page to show; the same number stands in the log beside the reason."""
    number = secrets.token_hex(4).upper()
    log.warning("Problem %s: %s %s answered %s (%s)", number, request.method, request.path, status, reason)
    return number
