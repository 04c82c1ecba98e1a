"""The pages nobody else owns: language, privacy, accessibility, terms, the gallery, and the words for failures."""

import logging
import re
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from tinggal.lib.workflow import NotYours
from tinggal.pages.gallery import exhibits

DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{(.*)\}", re.DOTALL)
BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sorry, something went wrong – Tinggal</title><h1>Sorry, something went wrong</h1>
<p>This is our fault, not yours. What you saved before is safe. Try again in a few minutes.</p>
<p>If you ask for help, give this number: <strong id="problem-number">%s</strong></p></html>"""
log = logging.getLogger(__name__)


@csrf_exempt
def language(request: HttpRequest) -> HttpResponse:
    """Choosing a language changes nothing but a cookie, so no token is asked: pages stay free of cookies until then."""
    if request.method == "POST":
        return set_language(request)
    return render(request, "pages/language.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What becomes of personal data."""
    return render(request, "pages/privacy.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "pages/accessibility.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """What we owe the people who use the service, and what they owe us."""
    return render(request, "pages/terms.html")


def components(request: HttpRequest) -> HttpResponse:
    """Every building block in every state: ``?desk`` for officers, ``?dark`` in the dark, ``?rtl`` from the right."""
    template = "pages/components_desk.html" if "desk" in request.GET else "pages/components.html"
    with translation.override("ar" if "rtl" in request.GET else translation.get_language()):
        return render(request, template, {**exhibits(request.POST), "dark": "dark" in request.GET})


@require_safe
def dark(request: HttpRequest) -> HttpResponse:
    """The dark colours for every device: what the sheet of tokens keeps for those that ask for them."""
    sheet = finders.find("pages/tokens.css")
    found = DARK.search(Path(str(sheet)).read_text()) if sheet else None
    if found is None:
        raise Http404
    return HttpResponse(f":root {{ color-scheme: dark; }}\n{found[1]}", content_type="text/css")


@require_safe
def tab_icon(request: HttpRequest) -> HttpResponse:
    """Old browsers ask for the icon here, whatever the page says."""
    return redirect(static("pages/icons/favicon.ico"), permanent=True)


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
    """For ``handler500``. Asks neither the database nor the session: they may be what failed, as may the templates."""
    number = _quotable(request, status=500, reason="an accident, see the log above")
    try:
        page: str = render_to_string("500.html", {"problem_number": number})
    except Exception:
        log.exception("Problem %s could not be told with a page", number)
        page = BARE % number
    return HttpResponse(page, status=500)


def _problem(request: HttpRequest, template: str, *, status: int, reason: str, words: str = "") -> HttpResponse:
    number = _quotable(request, status=status, reason=reason)
    return render(request, template, {"problem_number": number, "words": words}, status=status)


def _quotable(request: HttpRequest, *, status: int, reason: str) -> str:
    """A number for the page to show; the same number stands in the log beside the reason."""
    number = secrets.token_hex(4).upper()
    log.warning("Problem %s: %s %s answered %s (%s)", number, request.method, request.path, status, reason)
    return number
