"""The documents say what is true: drawings, commands, links, rooms, settings, checks, words, versions."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.config.management.commands.diagram import drawn
from tinggal.people.roles import Role
from tinggal.verification.results import Outcome, Resolution

ROOT = Path(settings.ROOT)
HOUSE = ROOT / "tinggal"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
MAP, GLOSSARY, OPERATE, README, CHANGELOG = (
    (ROOT / name).read_text()
    for name in ("docs/map.md", "docs/glossary.md", "docs/operate.md", "README.md", "CHANGELOG.md")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CHECK_IDS = re.compile(r"tinggal\.[EW][0-9]{3}")
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def lines_of_table(text: str, mark: str) -> set[str]:
    """The names in the first column of the first table after a mark."""
    table = text.partition(mark)[2].partition("\n|")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| ?`([A-Z0-9_]+)`", "|" + table, re.M))


def anchors(page: Path) -> set[str]:
    """What may stand behind a # in a link to this page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.M)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_the_roads_on_the_map_are_drawn_from_the_tables() -> None:
    assert drawn(MAP) == MAP, "Run: make diagram"


@every_page
def test_every_command_in_the_documents_exists(page: Path) -> None:
    text = page.read_text()
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.M)) <= targets
    assert [name for name in re.findall(r"(?:`|^)\./([a-z-]+)", text, re.M) if not (ROOT / name).is_file()] == []
    ours = {path.stem for path in HOUSE.glob("*/management/commands/*.py")}
    djangos = {"check", "collectstatic", "migrate", "shell"}
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= ours | djangos


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        name, _, anchor = link.partition("#")
        there = page.parent / name if name else page
        if "://" not in link and (not there.exists() or (anchor and anchor not in anchors(there))):
            broken.append(link)
    assert broken == []


@every_page
def test_every_file_named_in_the_documents_exists(page: Path) -> None:
    named = set(re.findall(r"`((?:tinggal|docs|tests|tools)/[\w./-]+\.\w+)`", page.read_text()))
    assert sorted(name for name in named if not (ROOT / name).is_file()) == []


def test_the_map_names_every_room_and_where_to_begin_in_it() -> None:
    rooms = {path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists()} | {"flow.py"}
    rows = dict(re.findall(r"^\| `([\w.]+)` \| .* \| `([\w./]+)` \|$", MAP, re.M))
    assert set(rows) == rooms
    assert [place for place in rows.values() if not (HOUSE / place).is_file()] == []


def test_the_map_shows_the_layers_that_are_checked() -> None:
    contract = PROJECT["tool"]["importlinter"]["contracts"][0]
    shown = MAP.partition("```text\n")[2].partition("\n```")[0]
    assert shown.splitlines() == contract["layers"]


def test_operate_names_every_variable_the_settings_read_and_no_other() -> None:
    pages = (HOUSE / "config/settings.py").read_text() + (HOUSE / "config/signing.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z0-9_]+)"', pages))
    read |= set(re.findall(r'os\.environ\.get\("([A-Z_]+)"', (HOUSE / "config/asgi.py").read_text()))
    assert lines_of_table(OPERATE, "<!-- variables") == read


def test_operate_explains_every_system_check_and_no_other() -> None:
    asked = {found for path in HOUSE.rglob("*.py") for found in CHECK_IDS.findall(path.read_text())}
    assert set(CHECK_IDS.findall(OPERATE)) == asked


def test_the_glossary_has_every_place_role_step_and_table() -> None:
    actions = {move.action for road in ROUTES.values() for move in road.moves}
    tables = {table.__name__ for table in apps.get_models() if table.__module__.startswith("tinggal.")}
    words = {*Status.values, *Role.values, *Outcome.values, *Resolution.values, *actions, *tables}
    assert sorted(word for word in words if f"`{word}`" not in GLOSSARY) == []


def test_the_glossary_has_every_kind_of_event() -> None:
    written = set()
    for path in HOUSE.rglob("*.py"):
        written |= set(re.findall(r'(?:record\(|kind=|_note\()\s*"([a-z]+\.[a-z_]+)"', path.read_text()))
    kinds = {kind for kind in written if not kind.startswith("application.") or kind == "application.seen"}
    assert sorted(kind for kind in kinds if f"`{kind}`" not in GLOSSARY) == []


def test_decisions_are_numbered_without_a_gap_and_say_three_things() -> None:
    decisions = sorted(ROOT.glob("docs/decisions/*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        parts = re.findall(r"^\*\*(\w+)\.\*\*", path.read_text(), re.M)
        assert (path.name, parts) == (path.name, ["Situation", "Choice", "Consequences"])


def test_one_version_and_one_licence_everywhere() -> None:
    version, licence = PROJECT["project"]["version"], PROJECT["project"]["license"]
    published = (ROOT / "publiccode.yml").read_text()
    assert re.findall(r"^## (\d+\.\d+\.\d+)", CHANGELOG, re.M)[0] == version
    assert f'softwareVersion: "{version}"' in published
    assert f"license: {licence}" in published
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


def test_publiccode_keeps_to_the_lengths_of_the_standard() -> None:
    text = (ROOT / "publiccode.yml").read_text()
    assert all(len(words) <= 150 for words in re.findall(r'shortDescription: "(.+)"', text))
    assert all(len(words) <= 35 for words in re.findall(r"genericName: (.+)", text))
    long = re.findall(r"longDescription: >\n((?: {6}.+\n)+)", text)
    assert [language for language in long if not 500 <= len(" ".join(language.split())) <= 10_000] == []
    assert len(long) == 2


def test_pictures_are_small() -> None:
    assert [path.name for path in ROOT.glob("docs/pictures/*") if path.stat().st_size > 150_000] == []


def test_the_demo_logins_of_the_readme_are_those_that_exist() -> None:
    officers = (HOUSE / "demo/officers.py").read_text()
    rows = README.partition("## Demo logins")[2].partition("\n\nOfficers")[0]
    logins = [
        login for row in re.findall(r"^\| .+? \| (`.+)\|$", rows, re.M) for login in re.findall(r"`([^`]+)`", row)
    ]
    assert logins
    assert [login for login in logins if f'"{login}"' not in officers] == []
    password = re.search(r'PASSWORD = "([^"]+)"', officers)
    assert password is not None
    assert f"`{password[1]}`" in README
