"""The monitor follows a log from outside, counts what comes, and finds everything that was changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.witness.conftest import SmallLog
from tinggal.checker.tiles import WIDTH, TilePath
from tinggal.checker.trust import Trust
from tinggal.witness.__main__ import main
from tinggal.witness.reading import FolderReader, packed
from tinggal.witness.watching import LogBroken, Seen, follow


def show(log: SmallLog, folder: Path) -> None:
    """Write a copy of the log as it is exported."""
    size = len(log.entries)
    (folder / "tile/entries").mkdir(parents=True, exist_ok=True)
    for first in range(0, size, WIDTH):
        held = log.entries[first : first + WIDTH]
        file = folder / "tile" / str(TilePath(-1, first // WIDTH, len(held)))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(packed(held))
    (folder / "checkpoint").write_text(log.note())
    (folder / "keys.json").write_text(Trust(origin=log.origin, log=log.vkey).to_json())


def test_it_follows_a_growing_log_and_counts(tmp_path: Path, log: SmallLog) -> None:
    seen = Seen(log.vkey.vkey)
    for day in ("1", "2", "3", "4"):
        log.add(*(b"ISSUE1 %s %d" % (day.encode(), number) for number in range(200)), b"ANCHOR1x", b"REVOKE1x")
        show(log, tmp_path)
        follow(seen, FolderReader(tmp_path), day=day)
    assert seen.size == len(log.entries)
    assert seen.days["2"] == {"letters": 200, "roots of the journal": 1, "revocations": 1}
    assert follow(seen, FolderReader(tmp_path), day="5") == 0
    assert "5" not in seen.days


def shorter(log: SmallLog) -> SmallLog:
    return changed(log, lambda entries: entries[:-1])


def changed(log: SmallLog, change: Callable[[list[bytes]], list[bytes]]) -> SmallLog:
    other = SmallLog(key=log.key)
    other.add(*change(list(log.entries)))
    return other


CHANGES: dict[str, Callable[[SmallLog], SmallLog]] = {
    "one less": shorter,
    "one changed": lambda log: changed(log, lambda entries: [*entries[:3], b"ISSUE1 false", *entries[4:]]),
    "two changed places": lambda log: changed(log, lambda entries: [entries[1], entries[0], *entries[2:]]),
    "one put in": lambda log: changed(log, lambda entries: [*entries[:2], b"ISSUE1 false", *entries[2:]]),
    "one taken out, one added": lambda log: changed(
        log, lambda entries: [*entries[:2], *entries[3:], b"ISSUE1 new", b"x"]
    ),
    "another key": lambda log: SmallLog(key=Ed25519PrivateKey.generate(), entries=log.entries, tiles=log.tiles),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_was_changed_is_found(name: str, tmp_path: Path, log: SmallLog) -> None:
    show(log, tmp_path)
    seen = Seen(log.vkey.vkey)
    follow(seen, FolderReader(tmp_path), day="1")
    before = seen.to_json()
    show(CHANGES[name](log), tmp_path)
    with pytest.raises(LogBroken):
        follow(seen, FolderReader(tmp_path), day="2")
    assert seen.to_json() == before


def test_as_a_command_it_remembers_and_ends_with_two_when_the_log_was_changed(
    tmp_path: Path, log: SmallLog, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, state = tmp_path / "copy", tmp_path / "state.json"
    copy.mkdir()
    show(log, copy)
    asked = ["monitor", "--log", str(copy), "--state", str(state)]
    assert main(asked) == 0
    assert "5 entries, 5 new." in capsys.readouterr().out
    log.add(b"REVOKE1x")
    show(log, copy)
    assert main(asked) == 0
    assert "6 entries, 1 new." in capsys.readouterr().out
    show(shorter(log), copy)
    assert main(asked) == 2
    assert "It has 5 entries and had 6." in capsys.readouterr().err


def test_a_log_that_is_not_there_is_no_broken_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["monitor", "--log", str(tmp_path), "--state", str(tmp_path / "s")]) == 1
    assert "keys.json" in capsys.readouterr().err
