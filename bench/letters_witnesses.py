"""Three witnesses, each a process of its own with a folder of its own, that vouch for the log of a measurement."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings

from tinggal.transparency.keys import DEVELOPMENT_WITNESSES, log_vkey
from tinggal.witness.keys import add_log, make_witness

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def witnesses(folder: Path) -> Iterator[list[int]]:
    """Their process ids. ``witnesses.txt`` in the trust folder names them, in the place of those for development."""
    lines = []
    with ExitStack() as running:
        pids = []
        for name in DEVELOPMENT_WITNESSES:
            home = folder / name
            home.mkdir(parents=True)
            add_log(home, log_vkey())
            key = make_witness(home, name=f"bench/{name}")
            process = running.enter_context(_process(home))
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1].rstrip("/")
            lines.append(f"{key.vkey} {address}/{name}\n")
            pids.append(process.pid)
        (Path(settings.TRUST_FOLDER) / "witnesses.txt").write_text("".join(lines))
        yield pids


@contextmanager
def _process(home: Path) -> Iterator["subprocess.Popen[str]"]:
    command = (sys.executable, "-m", "tinggal.witness", "--folder", str(home), "--port", "0")
    # Who dies in the middle of a question is complained about; here that is meant.
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()
