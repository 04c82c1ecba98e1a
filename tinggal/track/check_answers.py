"""Puts answers on the checking page: light, in the reader's language, and fit to be kept as proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.gzip import gzip_page

from tinggal.checker.notes import encode64
from tinggal.checker.verdict import State
from tinggal.letters.checking import Outcome
from tinggal.letters.checking_facts import Facts
from tinggal.track.check_findings import said, sentence
from tinggal.track.check_pace import WINDOW_SECONDS
from tinggal.track.check_rows import rows_of, sealed_rows
from tinggal.track.check_words import LANGUAGES, TAGS, Words, words_for
from tinggal.transparency.models import Checkpoint

TODO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "in_register": "compare",
        "same_file": "rely",
        "seal_in_register": "compare",
        "not_found": "type_again",
        "pair_not_found": "type_again",
        "unknown_but_signed": "ask",
        "seal_not_in_register": "ask",
        "revoked": "ended",
        "replaced": "newer",
        "expired": "newer_permit",
    }
)
Shown = Mapping[str, object]
NOTHING_WRONG: Final[Mapping[str, str]] = MappingProxyType({})
GENUINE: Final = frozenset({State.VALID, State.EXPIRED})
_KEPT: Final = (
    "code",
    "day",
    "month",
    "year",
    "share",
    "who",
    "why",
    "more",
)  # what a change of language sends once more


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was checked: ``way`` is "code", "file" or "seal", ``what`` the tidy code or a SHA-256 in hex digits."""

    way: str
    what: str
    secret: bool = False


def asking(request: HttpRequest, *, code: str = "", problems: Mapping[str, str] = NOTHING_WRONG) -> HttpResponse:
    """The page with all ways to check, with what is wrong, if anything. The camera is allowed here only."""
    context = {"code": code, "problems": problems, "typed": request.POST}
    response = _page(request, "track/check.html", context, changing=_by_link(reverse("track:check")))
    response["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()"
    return response


def answered(request: HttpRequest, outcome: Outcome, *, asked: Asked) -> HttpResponse:
    """The answer about one letter, to be read and to be kept."""
    words = words_for(request)
    told = outcome.told or outcome.compare
    language = words.language
    head = Checkpoint.objects.first()
    context = {
        "outcome": outcome,
        "asked": asked,
        "why": _why(outcome, words),
        "todo": f"todo.{TODO.get(outcome.why, 'do_not_rely')}",
        "notices": list(_notices(outcome, words)),
        "rows": rows_of(told, words) if told else (),
        "sealed": sealed_rows(outcome.sealed, words),
        "findings": [(finding.ok, said(finding, language=language)) for finding in outcome.findings],
        "limits": [sentence(code, language=language) for code in outcome.unknowable],
        "head": head,
        "root": encode64(bytes(head.root)) if head else "",
        "at": words.moment(timezone.now()),
        "may_ask_more": asked.way == "code" and told is not None and told.more is None,
        "pair_wrong": outcome.refused,
    }
    return _page(request, "track/checked.html", context, changing=_by_form(request, asked))


def busy(request: HttpRequest, who: str) -> HttpResponse:
    """Too many checks of one ``address``, or too many secrets tried for one ``letter``."""
    context: Shown = {"who": f"busy.{who}"}
    response = _page(request, "track/check_busy.html", context, changing=_by_link(reverse("track:check")))
    response.status_code = 429
    response["Retry-After"] = str(WINDOW_SECONDS)
    return response


def _page(request: HttpRequest, template: str, context: Shown, *, changing: Shown) -> HttpResponse:
    words = words_for(request)
    address = settings.SITE_URL + reverse("track:check")
    shown = {**context, **changing, "log_page": settings.SITE_URL + reverse("track:log")}
    shown |= {"words": words, "languages": _languages(words), "address": address}
    response: HttpResponse = gzip_page(lambda asked: render(asked, template, shown))(request)
    add_never_cache_headers(response)
    response["Content-Language"] = words.tag
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex" if "outcome" in context else "all"
    response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    return response


def _languages(words: Words) -> list[tuple[str, str, str, bool]]:
    """Code, tag, own name, and whether it is the one of the page."""
    return [(code, TAGS.get(code, code), name, code == words.language) for code, name in LANGUAGES.items()]


def _by_link(address: str) -> Shown:
    return {"change_at": address, "change_sends": ()}


def _by_form(request: HttpRequest, asked: Asked) -> Shown:
    """Another language for an answer: what was asked is asked again. A file cannot be sent twice."""
    if asked.way != "code":
        return _by_link(reverse("track:check"))
    if not asked.secret:
        return _by_link(reverse("track:code", args=[asked.what]))
    return {"change_at": reverse("track:check"), "change_sends": [(name, request.POST.get(name, "")) for name in _KEPT]}


def _why(outcome: Outcome, words: Words) -> str:
    date = words.day(outcome.on) if outcome.on else ""
    return words.say(f"why.{outcome.why}", number=outcome.number, date=date)


def _notices(outcome: Outcome, words: Words) -> Iterator[tuple[str, str]]:
    """What must not be overlooked, loudest first: a look ("bad", "warning") and a sentence."""
    told: Facts | None = outcome.told
    if told is None:
        return
    if told.specimen:
        yield "bad", words.say("notice.specimen")
    if outcome.state in GENUINE and not told.permits:
        yield "bad", words.say("notice.refusal" if told.kind == "refusal" else "notice.no_permit")
    if outcome.state == State.VALID and told.valid_from and told.valid_from > timezone.localdate():
        yield "warning", words.say("notice.not_yet", date=words.day(told.valid_from))
    if not told.vouched:
        yield "warning", words.say("notice.unvouched")
