"""After an old backup was restored the log gets its newest entries back from any copy, and only the true ones."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.transparency.conftest import Enter
from tests.transparency.test_including import holds
from tests.transparency.test_shrinking import restore
from tinggal.checker.tiles import TilePath
from tinggal.transparency import tree
from tinggal.transparency.checkpoints import published, whole_note
from tinggal.transparency.guard import LogShrank
from tinggal.transparency.models import Entry
from tinggal.transparency.sequencing import include
from tinggal.transparency.serving import tile
from tinggal.transparency.verify import verify_log

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def copy(committed: None, new_entry: Enter, tmp_path: Path) -> Path:
    """A copy of nine entries; the database was set back to six, with one more that waits for its place."""
    for _ in range(9):
        include(new_entry(), extra=b"")
    folder = tmp_path / "copy" / "tile" / "entries"
    folder.mkdir(parents=True)
    bundle = TilePath(-1, 0, 9)
    (folder / "000.p").mkdir()
    (folder / "000.p" / "9").write_bytes(tile(bundle) or b"")
    (tmp_path / "copy" / "checkpoint").write_text(whole_note(published()))
    waiting = bytes(Entry.objects.get(index=7).data)
    restore(6)
    Entry.objects.create(data=waiting)
    return tmp_path / "copy"


def test_the_log_goes_on_where_it_was(copy: Path, new_entry: Enter, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LogShrank):
        include(new_entry(), extra=b"")
    call_command("recover_log", str(copy))
    assert "3 entries were added; the log has 9." in capsys.readouterr().out
    assert list(verify_log()) == []
    entry = new_entry()
    assert holds(entry, include(entry, extra=b""))
    assert Entry.objects.filter(index=None).count() == 0
    assert list(verify_log()) == []
    call_command("recover_log", str(copy))
    assert "0 entries were added" in capsys.readouterr().out


def test_a_false_copy_adds_nothing(copy: Path) -> None:
    bundle, head = copy / "tile/entries/000.p/9", copy / "checkpoint"
    whole, note = bundle.read_bytes(), head.read_text()
    for false in (whole[:-1] + bytes([whole[-1] ^ 1]), whole[:-40], b""):
        bundle.write_bytes(false)
        with pytest.raises(CommandError):
            call_command("recover_log", str(copy))
    bundle.write_bytes(whole)
    for words in (note.replace("9", "8", 1), "", note.replace("— ", "— x", 1)):
        head.write_text(words)
        with pytest.raises(CommandError):
            call_command("recover_log", str(copy))
    assert tree.size() == 6
