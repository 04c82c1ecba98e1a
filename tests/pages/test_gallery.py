"""The living page: every building block at work, with the lines to copy; what it promises to builders."""

import html
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import Client

from tinggal.pages.parts import COLOURS, PARTS, Part

TEMPLATES = Path(__file__).parents[2] / "tinggal" / "pages" / "templates"
SHEETS = ("vendor/govuk-frontend.css", "tinggal.css", "desk.css", "gallery.css")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
pytestmark = pytest.mark.django_db


def sheets() -> str:
    return "".join(Path(str(finders.find(f"pages/{name}"))).read_text() for name in SHEETS)


@pytest.fixture
def page(client: Client) -> str:
    return client.get("/components/").content.decode()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_each_part_is_shown_with_its_own_lines_to_copy(part: Part, page: str) -> None:
    lines = (TEMPLATES / part.template).read_text().strip()
    assert f'<h2 class="govuk-heading-l" id="{part.code}">' in page
    assert f"<code>{html.escape(lines)}</code>" in page.replace("&#x27;", "&#39;").replace("&#39;", "&#x27;")


def test_no_example_is_forgotten() -> None:
    examples = {path.stem for path in (TEMPLATES / "pages" / "gallery").glob("*.html")}
    assert examples == {part.code for part in PARTS} | {"page"}


def test_the_lines_of_a_page_make_a_page() -> None:
    made = engines["django"].get_template("pages/gallery/page.html").render({})
    assert made.count("<h1") == 1


def test_a_class_shown_in_the_gallery_is_drawn_by_a_sheet(page: str) -> None:
    shown = re.sub(r"<pre.*?</pre>", "", page.split("<main", 1)[1], flags=re.DOTALL)
    used = {name for names in re.findall(r'class="([^"]+)"', shown) for name in names.split()}
    drawn = set(CLASS.findall(sheets()))
    blocks = {name.partition("--")[0] for name in used if name.startswith(("t-", "g-"))}
    assert sorted(blocks - drawn - {"t-file"}) == []  # t-file is for the script alone


def test_every_swatch_has_its_colour() -> None:
    css = sheets()
    missing = [f"{group}-{name}" for group, names in COLOURS.items() for name in names]
    assert [token for token in missing if f".g-swatch--{token} {{ background: var(--{token}); }}" not in css] == []


def test_the_dark_can_be_seen_on_every_device(client: Client) -> None:
    css = client.get("/components/dark.css").content.decode()
    assert css.count("{") == css.count("}")
    assert "--neutral-ground: #14161b" in css
    assert "@media" not in css
    assert "/components/dark.css" in client.get("/components/?dark").content.decode()


def test_the_page_turns_round_for_a_language_written_from_the_right(client: Client) -> None:
    assert '<html class="govuk-template" lang="ar" dir="rtl">' in client.get("/components/?rtl").content.decode()


def test_an_old_browser_finds_the_icon_of_the_tab(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert answer.status_code == 301
    assert finders.find(answer["Location"].removeprefix("/static/"))
