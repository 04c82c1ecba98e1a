"""The files of the permit wallet: what tells a phone that it is one, the worker that keeps it, seals and letters."""

from pathlib import Path
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.letters.actions import LetterDamaged, found_damaged, opened, pdf_of
from tinggal.letters.qr import seal_drawing
from tinggal.mine.own import own_letters
from tinggal.people.middleware import ActorRequest

WORKER: Final = Path(__file__).parent / "static" / "mine" / "worker.js"
NOT_READABLE: Final = 503


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The W3C web app manifest. Nothing personal stands in it: browsers fetch it without saying for whom."""
    icons = [
        ("app-192.png", "192x192", "any"),
        ("app-512.png", "512x512", "any"),
        ("maskable-512.png", "512x512", "maskable"),
    ]
    told = {
        "id": reverse("mine:wallet"),
        "name": _("Permit wallet"),
        "short_name": _("My permit"),
        "description": _("Your permit on your phone. It works without a network."),
        "lang": get_language() or "en",
        "start_url": reverse("mine:wallet"),
        "scope": reverse("mine:wallet"),
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#12355b",
        "icons": [
            {"src": static(f"pages/icons/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in icons
        ],
    }
    answer = JsonResponse(told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It lies beside the wallet, not among the static files, so its scope is the wallet alone."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@login_required
@require_safe
def seal(request: ActorRequest, number: int) -> HttpResponse:
    """The picture of a letter's seal, to be held before a camera (ICAO visible digital seal as a QR code)."""
    found = get_object_or_404(own_letters(request.actor), pk=number)
    if not found.seal:
        raise Http404
    return _for_this_reader(seal_drawing(bytes(found.seal)).svg.encode(), "image/svg+xml")


@login_required
@require_safe
def letter(request: ActorRequest, number: int) -> HttpResponse:
    """The letter byte for byte as it was filed, shown rather than saved, so that a phone without a network opens it."""
    found = get_object_or_404(own_letters(request.actor).select_related("application"), pk=number)
    try:
        pdf = pdf_of(found)
    except LetterDamaged:
        found_damaged(found)
        return render(request, "portal/letter_damaged.html", {"letter": found}, status=NOT_READABLE)
    opened(found, by=request.actor)
    answer = _for_this_reader(pdf, "application/pdf")
    answer["Content-Disposition"] = content_disposition_header(False, found.file_name) or "inline"
    return answer


def _for_this_reader(content: bytes, content_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    return answer
