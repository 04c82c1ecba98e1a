"""Rules of the house that no linter knows, each a few lines, for ever."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.catalogue.permits import PERMITS
from tinggal.verification.checks.table import BY_NAME

ROOT = Path(settings.ROOT)
CODE = [path for path in sorted((ROOT / "tinggal").rglob("*.py")) if "migrations" not in path.parts]
OURS = [
    *CODE,
    *(path for room in ("tests", "bench", "ml") for path in sorted((ROOT / room).rglob("*.py"))),
    ROOT / "manage.py",
]
TEMPLATES = sorted((ROOT / "tinggal").rglob("templates/**/*.html"))
FORBIDDEN = {"utils", "helpers", "common", "misc", "base", "core", "manager", "handler", "processor", "service", "info"}


def rel(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_no_file_is_longer_than_300_lines() -> None:
    assert rel([path for path in OURS if len(path.read_text().splitlines()) > 300]) == []


def test_every_file_opens_with_a_sentence() -> None:
    silent = [path for path in OURS if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))]
    assert rel([path for path in silent if path.name != "__init__.py" or "tests" not in path.parts]) == []


def test_imports_stay_at_the_top() -> None:
    assert rel([path for path in CODE if re.search(r"^ +(from \S+ import|import) ", _without_typing(path), re.M)]) == []


def _without_typing(path: Path) -> str:
    return re.sub(r"^if TYPE_CHECKING:\n(    .*\n)+", "", path.read_text(), flags=re.M)


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert rel([path for path in CODE if path.stem in FORBIDDEN]) == []


def test_status_is_written_in_one_file_only() -> None:
    writes = re.compile(r"\.status\s*=[^=]|\.update\([^)]*\bstatus=")
    assert rel([path for path in CODE if writes.search(path.read_text())]) == ["tinggal/applications/actions.py"]


def test_every_status_is_on_a_route() -> None:
    assert {status for road in ROUTES.values() for status in road.statuses} == set(Status.values)


def test_every_permit_names_known_roads_and_known_checks() -> None:
    roads = {name for permit in PERMITS for _, name in (*permit.route, *permit.calling_visa_route) if name}
    assert roads == set(ROUTES)
    checks = {check for permit in PERMITS for requirement in permit.requirements for check in requirement.checks}
    assert checks <= set(BY_NAME)


INLINE = [r"\sstyle=", r"<style", r"<script(?![^>]*src=)(?![^>]*json)", r"\son[a-z]+=", r"\|safe"]


@pytest.mark.parametrize("pattern", INLINE)
def test_templates_have_no_inline_code_and_no_unescaped_words(pattern: str) -> None:
    assert rel([path for path in TEMPLATES if re.search(pattern, path.read_text())]) == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    trace = re.compile(r"/(?:work|tmp)/[a-z]|files\.pythonhosted|registry\.npmjs")
    text = [*OURS, *TEMPLATES, *ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), ROOT / "run", ROOT / "test"]
    found = [path for path in text if path.exists() and trace.search(path.read_text())]
    assert rel([path for path in found if path.name != "test_house_rules.py"]) == []


def test_no_html_form_asks_the_browser_to_judge() -> None:
    posting = re.compile(r"<form(?![^>]*novalidate)[^>]*method=\"post\"", re.I)
    loud = [path for path in TEMPLATES if posting.search(path.read_text()) and "<input" in path.read_text()]
    assert rel([path for path in loud if "required" in path.read_text()]) == []
