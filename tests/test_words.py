"""The Indonesian words are complete, keep every placeholder, and follow the code."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "id" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]


def translation(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def test_every_message_has_its_indonesian_words() -> None:
    assert [entry.msgid for entry in entries() if not entry.translated()] == []


def test_no_placeholder_is_lost_or_invented() -> None:
    wrong = []
    for entry in entries():
        asked = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        if sorted(PLACEHOLDER.findall(translation(entry))) != asked:
            wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed")
def test_the_catalogue_follows_the_code(tmp_path: Path) -> None:
    shutil.copytree(settings.ROOT / "tinggal", tmp_path / "tinggal", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.ROOT / "manage.py", tmp_path)
    collect = [sys.executable, "manage.py", "words", "--collect"]
    subprocess.run(collect, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    fresh = polib.pofile(str(tmp_path / CATALOGUE.relative_to(settings.ROOT)))
    known = {entry.msgid for entry in entries()}
    assert [entry.msgid for entry in fresh if not entry.obsolete and entry.msgid not in known] == []
