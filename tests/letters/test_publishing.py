"""What strangers need to check letters: the signed list of those that ended, keys, the program, and copies of all."""

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.conftest import Cast
from tests.letters.born import correction_of, decided_letter, revocation_of
from tinggal.checker.notes import Head, opened, sign
from tinggal.checker.revocations import Revocations
from tinggal.checker.tiles import TilePath
from tinggal.checker.trust import Trust
from tinggal.letters import publishing
from tinggal.letters.actions import pdf_of
from tinggal.letters.exporting import CopyContradicts, export
from tinggal.letters.models import Letter
from tinggal.letters.shelves import FolderShelf
from tinggal.transparency.checkpoints import head_of, published
from tinggal.transparency.entering import enter
from tinggal.transparency.keys import log_key, log_vkey
from tinggal.transparency.sequencing import include
from tinggal.witness.__main__ import main as witness_command


@pytest.fixture(autouse=True)
def own_trust(own_files: None, tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """A folder of public keys that this test may write into."""
    shutil.copytree(settings.TRUST_FOLDER, tmp_path / "trust", ignore=shutil.ignore_patterns("published"))
    settings.TRUST_FOLDER = tmp_path / "trust"


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """An approval, signed and filed."""
    return decided_letter(cast)


def the_list() -> Revocations:
    note = publishing.revocations_note()
    assert note is not None
    return Revocations.parse(note, log=log_vkey())


def test_the_list_names_letters_that_ended_by_their_place_in_the_log_and_nobody(letter: Letter, cast: Cast) -> None:
    assert publishing.renew_revocations() is True
    assert (the_list().endings, the_list().size) == ({}, published().size)
    end = revocation_of(letter, cast)
    assert publishing.renew_revocations() is True
    (index, ending), *others = the_list().endings.items()
    assert (index, ending.state, others) == (letter.writing.entry.index, "revoked", [])
    assert ending.on == timezone.localdate(end.filed_at)
    for secret in (letter.number, letter.code, "ERIKSSON"):
        assert secret not in publishing.revocations_note()


def test_what_a_correction_ended_is_replaced(letter: Letter, cast: Cast) -> None:
    correction_of(letter, cast)
    publishing.renew_revocations()
    assert [one.state for one in the_list().endings.values()] == ["replaced"]


def test_the_list_is_signed_anew_only_when_it_changed_or_is_a_day_old(
    letter: Letter, time_machine: pytest.FixtureRequest
) -> None:
    assert [publishing.renew_revocations() for _ in range(3)] == [True, False, False]
    time_machine.move_to(timezone.now() + timedelta(days=1, seconds=1))
    assert [publishing.renew_revocations() for _ in range(2)] == [True, False]
    publishing.revocations_file().write_text("nonsense")
    assert publishing.renew_revocations() is True
    assert the_list().endings == {}


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_with_the_copy_alone_a_letter_is_checked_and_a_revoked_one_found(
    letter: Letter, cast: Cast, tmp_path: Path
) -> None:
    """No server, no database, and Python told not to look at this house."""
    copy, pdf = tmp_path / "copy", tmp_path / "letter.pdf"
    pdf.write_bytes(pdf_of(letter))

    def check() -> dict[str, object]:
        publishing.renew_revocations()
        export(FolderShelf(copy))
        command = [sys.executable, "-I", str(copy / "tinggal_verify.py"), "--json", "--revocations"]
        done = subprocess.run(
            [*command, str(copy / "revocations"), str(pdf)], check=False, capture_output=True, text=True
        )
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    assert "valid" in str(check())
    revocation_of(letter, cast)
    assert "revoked" in str(check())


def test_a_copy_is_brought_up_to_date_with_what_is_new_and_can_be_watched(letter: Letter, tmp_path: Path) -> None:
    copy, state = tmp_path / "copy", tmp_path / "state.json"
    watching = ["monitor", "--log", str(copy), "--state", str(state), "--vkey", log_vkey().vkey]
    export(FolderShelf(copy))
    assert witness_command(watching) == 0
    before = published().size
    many = [enter(b"ISSUE1%04d" % number) for number in range(300)]
    include(many[0], extra=b"")
    done = export(FolderShelf(copy))
    assert (done.size, done.tiles) == (before + 300, 2 * 2 + 1)  # two of entries, two of hashes, one above
    assert export(FolderShelf(copy)).tiles == 0
    assert witness_command(watching) == 0
    here = files(copy)
    assert {"tile/0/000", "tile/entries/000", f"tile/{TilePath(0, 1, done.size - 256)}", "tile/1/000.p/1"} <= here
    assert not any(name.startswith("tile/0/000.p/") for name in here)
    assert {"checkpoint", "keys.json", "log.vkey", "tinggal_verify.py", "index.html"} <= here
    assert any(name.startswith("certificates/roots/") for name in here)
    assert opened((copy / "checkpoint").read_text(), log=log_vkey()).size == done.size
    assert Trust.from_json((copy / "keys.json").read_text()).log == log_vkey()


def test_a_copy_that_has_more_or_something_else_is_left_alone(letter: Letter, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    export(FolderShelf(copy))
    true = head_of(published())
    false = (Head(true.origin, true.size + 1, true.root), Head(true.origin, true.size, b"\1" * 32))
    notes = [sign(head.body(), name=true.origin, key=log_key()) for head in false]
    for head in (*notes, "no head at all", notes[0].replace("\n", " ", 1)):
        (copy / "checkpoint").write_text(head)
        was = {name: (copy / name).read_bytes() for name in files(copy)}
        with pytest.raises(CopyContradicts):
            export(FolderShelf(copy))
        assert {name: (copy / name).read_bytes() for name in files(copy)} == was


def test_the_command_copies_to_a_folder_and_says_what_it_did(
    letter: Letter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="Say where to"):
        call_command("export_log")
    call_command("export_log", str(tmp_path / "copy"))
    assert f"{published().size} entries, " in capsys.readouterr().out
    page = (tmp_path / "copy" / "index.html").read_text()
    assert settings.LOG_ORIGIN in page
    assert "python3 tinggal_verify.py --revocations revocations letter.pdf" in page


@pytest.mark.django_db
def test_an_empty_log_can_be_copied_too(tmp_path: Path) -> None:
    assert export(FolderShelf(tmp_path / "copy")).size == 0
    assert "keys.json" in files(tmp_path / "copy")
