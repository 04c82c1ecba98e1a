"""A letter can be made again, byte for byte, and whoever changed anything is found out."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.letters import render
from tinggal.letters.actions import pdf_of
from tinggal.letters.models import Letter, Writing
from tinggal.letters.reactions import issue

TYPESETTING = Path(render.__file__).parent / "typesetting"


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """A filed approval."""
    walk_to(Status.AT_KASUBDIT, draft, cast)
    issue(perform(draft, "approve", by=cast["kusuma"]))
    return Letter.objects.get()


def said(*words: str) -> str:
    out = io.StringIO()
    call_command("replay_letter", *words, stdout=out)
    return out.getvalue()


def test_the_command_makes_the_same_file_again_and_writes_it(letter: Letter, tmp_path: Path) -> None:
    out = said(*letter.number.split(), "--to", str(tmp_path / "letter.pdf"))
    assert f"{letter.number}: the same" in out
    pdf = (tmp_path / "letter.pdf").read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == letter.unsigned_sha256
    assert pdf_of(letter).startswith(pdf)


def test_all_letters_can_be_made_again(letter: Letter) -> None:
    assert said("--all") == "1 typeset again, 0 different\n"


@pytest.mark.parametrize("field", ["content", "proof", "seal", "template_version"])
def test_whatever_was_changed_is_found_out(letter: Letter, field: str) -> None:
    changed = {
        "content": letter.content.replace('"days":3', '"days":4'),
        "proof": letter.proof + "\n",
        "seal": bytes(letter.seal)[:-1],
        "template_version": "1999-01",
    }
    rows = Writing.objects if field in ("content", "template_version") else Letter.objects
    rows.update(**{field: changed[field]})
    with pytest.raises(CommandError, match="as it was"):
        said(letter.number)


def test_a_letter_of_another_engine_says_so(letter: Letter, capsys: pytest.CaptureFixture[str]) -> None:
    Letter.objects.update(engine="typst 0.1", unsigned_sha256="0" * 64)
    with pytest.raises(CommandError):
        call_command("replay_letter", letter.number)
    assert f"by typst 0.1, and this is {render.ENGINE}" in capsys.readouterr().out


@pytest.mark.parametrize("words", [(), ("1", "--all"), ("--all", "--to", "x")])
@pytest.mark.django_db
def test_the_command_asks_for_one_letter_or_all(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Give the number"):
        said(*words)


@pytest.mark.django_db
def test_an_unknown_number_is_told() -> None:
    with pytest.raises(CommandError, match="no letter 17"):
        said("17")


def versions() -> list[Path]:
    return [folder for folder in TYPESETTING.iterdir() if (folder / "fonts.json").exists()]


@pytest.mark.parametrize("folder", versions(), ids=lambda folder: folder.name)
def test_the_fonts_of_every_version_are_the_ones_it_was_made_with(folder: Path) -> None:
    listed = json.loads((folder / "fonts.json").read_text())["files"]
    for font in listed:
        assert hashlib.sha256((TYPESETTING / "fonts" / font["file"]).read_bytes()).hexdigest() == font["sha256"]


def test_the_fonts_are_few_enough_to_be_kept_in_the_repository() -> None:
    files = [path for path in (TYPESETTING / "fonts").iterdir() if path.suffix in {".ttf", ".otf"}]
    assert sum(path.stat().st_size for path in files) <= 12_000_000
    used = {font["file"] for folder in versions() for font in json.loads((folder / "fonts.json").read_text())["files"]}
    assert {path.name for path in files} == used
