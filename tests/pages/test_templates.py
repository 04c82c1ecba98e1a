"""What no template may contain: code or style of its own, forgotten comments, links that open elsewhere."""

import re
from pathlib import Path

import pytest
from django.template import engines

TINGGAL = Path(__file__).parents[2] / "tinggal"
PAGES = sorted(path for path in TINGGAL.glob("*/templates/**/*.html") if "letters" not in path.parts)
NAMES = [str(path.relative_to(TINGGAL)) for path in PAGES]


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_a_template_holds_no_code_and_no_style(path: Path) -> None:
    page = path.read_text()
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", page) == []
    scripts = re.findall(r"<script\b[^>]*>", page)
    assert [tag for tag in scripts if "src=" not in tag and "application/json" not in tag] == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_comments_end_on_their_line(path: Path) -> None:
    assert [line for line in path.read_text().splitlines() if line.count("{#") != line.count("#}")] == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_forms_leave_judging_to_us(path: Path) -> None:
    page = path.read_text()
    assert re.findall(r"<(?:input|select|textarea)[^>]*\s(?:required|maxlength|placeholder)\b", page) == []


@pytest.mark.parametrize("path", sorted((TINGGAL / "pages" / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_every_template_of_this_room_can_be_read(path: Path) -> None:
    engines["django"].get_template(str(path.relative_to(TINGGAL / "pages" / "templates")))
