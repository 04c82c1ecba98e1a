"""A service on two printed pages: tagged PDF, made once for the same words and kept for a day."""

import functools
import hashlib
import json
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import typst
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from tinggal.help.leaflet_drawing import printed
from tinggal.help.leaflet_told import LANGUAGES, told_of
from tinggal.help.services import known
from tinggal.letters.render import every_font, families_for, pages_of, printable

PAGES: Final = 2
SIZES: Final = (9.6, 8.8, 8.0, 7.2, 6.6)  # points; the largest with which the service fits on two pages is taken
PATIENCE: Final = 10  # seconds; one leaflet is made at a time, so that printing never takes more than one processor
KEPT: Final = 24 * 3600
_FOLDER: Final = Path(__file__).parent / "typesetting"
_TURN = threading.Lock()


class NotNow(Exception):
    """Others are having leaflets made; it may be asked for again in a moment."""


class TooLong(Exception):
    """The service does not fit on two pages even in the smallest print."""


def leaflet(told: Mapping[str, Any]) -> bytes:
    """The PDF of what ``leaflet_told.told_of`` says. Raises ``NotNow`` and ``TooLong``."""
    key = f"leaflet:{digest_of(told)}"
    kept: bytes | None = cache.get(key)
    if kept is not None:
        return kept
    if not _TURN.acquire(timeout=PATIENCE):
        raise NotNow
    try:
        made: bytes = cache.get(key) or _on_two_pages(told)
    finally:
        _TURN.release()
    cache.set(key, made, KEPT)
    return made


def digest_of(told: Mapping[str, Any]) -> str:
    """By which two leaflets are the same: their words, and how they are laid out."""
    words = json.dumps(told, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(words + _layout()).hexdigest()


def _etag(_request: HttpRequest, code: str, language: str) -> str:
    return f'"{digest_of(_told(code, language))[:32]}"'


@require_safe
@condition(etag_func=_etag)
def leaflet_file(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """The leaflet of a service in a language; 404 for an unknown one, 503 with a hint when too many ask at once."""
    try:
        pdf = leaflet(_told(code, language))
    except NotNow:
        return HttpResponse(status=503, headers={"Retry-After": "20"})
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{code}-{language}.pdf"'
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


def _told(code: str, language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise Http404
    return told_of(known(code), language=language, on=_day())


def _day() -> date:
    return timezone.localdate()


@functools.cache
def _layout() -> bytes:
    return (_FOLDER / "leaflet.typ").read_bytes()


def _on_two_pages(told: Mapping[str, Any]) -> bytes:
    for size in SIZES:
        pdf = _typeset(told, size=size)
        if pages_of(pdf) == PAGES:
            return pdf
    raise TooLong(f"{told['name']} does not fit on {PAGES} pages.")


def _typeset(told: Mapping[str, Any], *, size: float) -> bytes:
    steps = [{**step, "picture": printed(step["act"])} for step in told["steps"]]
    text = json.dumps({**told, "steps": steps, "size": size}, ensure_ascii=False)
    given = json.dumps(
        {**json.loads(printable(text)), "fonts": families_for(text, language=told["script"])}, ensure_ascii=False
    ).encode()
    compiler = typst.Compiler(
        input=_FOLDER / "leaflet.typ", root=_FOLDER, font_paths=every_font(), ignore_system_fonts=True
    )
    files: dict[str, Any] = {"input": {"main.typ": _layout(), "told.json": given}}
    pdf = compiler.compile(**files, format="pdf", pdf_standards=["ua-1"], pdf_tags=True)
    if not isinstance(pdf, bytes):
        raise TypeError("The compiler gave no file.")
    return pdf
