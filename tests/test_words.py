"""The words of every language are complete, keep every placeholder, follow the code, and stay plain."""

import calendar
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

LOCALES = ("id", "zh_Hans", "ja", "ko")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
each_language = pytest.mark.parametrize("locale", LOCALES)


def catalogue(locale: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / locale / "LC_MESSAGES" / "django.po"


def entries(locale: str) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(catalogue(locale))) if not entry.obsolete]


def translation(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


@each_language
def test_every_message_has_its_words(locale: str) -> None:
    assert [entry.msgid for entry in entries(locale) if not entry.translated()] == []


@each_language
def test_no_placeholder_is_lost_or_invented(locale: str) -> None:
    wrong = []
    for entry in entries(locale):
        asked = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        if sorted(PLACEHOLDER.findall(translation(entry))) != asked:
            wrong.append(entry.msgid)
    assert wrong == []


@each_language
def test_no_word_of_ours_takes_the_place_of_a_month(locale: str) -> None:
    """What a helper may do is not the month of May: such a word has a context of its own."""
    months = set(calendar.month_name[1:])
    assert [entry.msgid for entry in entries(locale) if entry.msgid in months and not entry.msgctxt] == []


@each_language
def test_no_link_is_lost(locale: str) -> None:
    """Tags in a sentence are the same in every language."""
    tags = re.compile(r"</?[a-z]+")
    wrong = [
        entry.msgid
        for entry in entries(locale)
        if sorted(tags.findall(entry.msgid)) != sorted(tags.findall(entry.msgstr or translation(entry)))
    ]
    assert wrong == []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed")
def test_the_catalogue_follows_the_code(tmp_path: Path) -> None:
    shutil.copytree(settings.ROOT / "tinggal", tmp_path / "tinggal", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.ROOT / "manage.py", tmp_path)
    collect = [sys.executable, "manage.py", "words", "--collect"]
    subprocess.run(collect, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for locale in LOCALES:
        fresh = polib.pofile(str(tmp_path / catalogue(locale).relative_to(settings.ROOT)))
        known = {entry.msgid for entry in entries(locale)}
        assert [entry.msgid for entry in fresh if not entry.obsolete and entry.msgid not in known] == []
