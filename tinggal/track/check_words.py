"""The words of the checking page in five languages: landlords, banks and airlines read more than the site speaks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES: Mapping[str, str] = {
    "id": "Indonesia",
    "en": "English",
    "zh": "简体中文",
    "ja": "日本語",
    "ko": "한국어",
}
TAGS: Mapping[str, str] = {"zh": "zh-Hans"}
_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its code (``id``), its tag for browsers (``zh-Hans``), and its sentences by place."""

    language: str
    table: Mapping[str, Any]

    @property
    def tag(self) -> str:
        """For ``lang`` attributes (BCP 47)."""
        return TAGS.get(self.language, self.language)

    def say(self, place: str, **given: object) -> str:
        """The sentence at a place such as ``why.revoked``, with what is given in it."""
        section, _dot, name = place.partition(".")
        sentence: str = self.table[section][name] if name else self.table[section]
        return sentence.format(**given)

    def day(self, day: date) -> str:
        """A date as people write it."""
        return self.say("date", day=day.day, month=self.table["months"][day.month - 1], year=day.year)

    def moment(self, at: datetime) -> str:
        """A date with the time in Jakarta, to the second, and the zone."""
        there = timezone.localtime(at)
        return f"{self.day(there.date())}, {there:%H:%M:%S} WIB (UTC+7)"


@cache
def words_in(language: str) -> Words:
    """The words of one of ``LANGUAGES``."""
    return Words(language, tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8")))


def words_for(request: HttpRequest) -> Words:
    """The language that was chosen here (``lang``), or on the site before, or that the browser asks for."""
    browser = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    asked = (
        request.POST.get("lang", "") or request.GET.get("lang", ""),
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "").partition("-")[0],
        *(tag.partition("-")[0] for tag, _weight in browser),
    )
    return words_in(next((language for language in asked if language in LANGUAGES), settings.LANGUAGE_CODE))
