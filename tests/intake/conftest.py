"""ClamAV's own daemon with two signatures of ours, started once for the tests that ask it."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake import corpus
from tinggal.intake import clamd
from tinggal.intake.clamd import ScannerSilent

MARK = b"tinggal test signature"
SIGNATURES = {"Eicar-Test-Signature": corpus.EICAR, "Tinggal.Test": MARK}
LEARNED = "learned.ndb"
_PATIENCE = 60  # seconds; it takes one or two


class Clamd:
    """A running daemon: its address, and a way to teach it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder, folder / "signatures"
        self.address = f"unix:{folder / 'clamd.ctl'}"
        self.reloads = 0

    def learn(self, signature: str, content: bytes) -> None:
        """One more signature, in force when this returns."""
        (self.database / LEARNED).write_text(f"{signature}:0:*:{content.hex()}\n")
        self.reload()

    def forget(self) -> None:
        """Back to the two it began with."""
        if (self.database / LEARNED).exists():
            (self.database / LEARNED).unlink()
            self.reload()

    def reload(self) -> None:
        """Read the signatures anew, and wait until that is done: it answers nothing meanwhile."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self.address.removeprefix("unix:"))
            line.sendall(b"zRELOAD\0")
            assert line.recv(100) == b"RELOADING\0"
        log = self.folder / "clamd.log"
        until = time.monotonic() + _PATIENCE
        self.reloads += 1
        while time.monotonic() < until and log.read_text().count("Database correctly reloaded") < self.reloads:
            clamd.scan(b"", address=self.address)
            time.sleep(0.1)


@pytest.fixture(scope="session")
def running_clamd() -> Iterator[Clamd]:
    """The daemon, in a folder of its own; skipped where ClamAV is not installed."""
    program = shutil.which("clamd") or "/usr/sbin/clamd"
    if not Path(program).exists():
        pytest.skip("ClamAV's daemon is not installed (Debian: clamav-daemon)")
    with tempfile.TemporaryDirectory(prefix="clamd") as name:
        clam = Clamd(Path(name))
        clam.database.mkdir()
        lines = [f"{signature}:0:*:{content.hex()}" for signature, content in SIGNATURES.items()]
        (clam.database / "own.ndb").write_text("\n".join(lines) + "\n")
        settings = [f"LocalSocket {clam.folder / 'clamd.ctl'}", f"DatabaseDirectory {clam.database}", "Foreground yes"]
        settings += ["User root", "ConcurrentDatabaseReload no", "IdleTimeout 1", "StreamMaxLength 20M"]
        settings += [f"LogFile {clam.folder / 'clamd.log'}"]
        (clam.folder / "clamd.conf").write_text("\n".join(settings) + "\n")
        daemon = subprocess.Popen(
            [program, "-c", str(clam.folder / "clamd.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(clam, daemon)
            yield clam
        finally:
            daemon.terminate()
            daemon.wait(timeout=20)


@pytest.fixture
def scanner(running_clamd: Clamd, settings: pytest.FixtureRequest) -> Iterator[Clamd]:
    """An installation that uses it."""
    settings.CLAMD_ADDRESS = running_clamd.address  # type: ignore[attr-defined]
    yield running_clamd
    running_clamd.forget()


def _wait_for(clam: Clamd, daemon: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert daemon.poll() is None, "clamd ended by itself"
        try:
            clamd.version(address=clam.address)
        except ScannerSilent:
            time.sleep(0.1)
        else:
            return
    pytest.fail("clamd did not start in time")
