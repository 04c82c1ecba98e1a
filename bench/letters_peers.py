"""What else one could use, in a Python of its own on one core; and the floor below which nothing signs a PDF."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from bench.letters_processes import FIRST, on
from tinggal.letters import render

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "bench" / "peers"
HOME = ROOT / ".tools" / "peers"
HEADING = ("on one core", "letters", "a second", "ms each", "CPU each")
FLOOR_TIMES = 2000


@dataclass(frozen=True)
class Way:
    """Another way to make letters, and what it took."""

    name: str
    letters: int
    seconds: float
    cpu: float

    @property
    def a_second(self) -> float:
        """Letters a second."""
        return self.letters / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Processor milliseconds of a letter."""
        return 1000 * self.cpu / max(self.letters, 1)

    @property
    def whole(self) -> bool:
        """Whether it makes letters, not only a part of the work."""
        return "alone" not in self.name and self.letters > 0

    @property
    def by_itself(self) -> bool:
        """Whether each letter is made when it is decided, not many at a later hour."""
        return "for all" not in self.name

    def row(self) -> list[str]:
        """As the heading says."""
        each = (f"{self.a_second:.1f}", f"{1000 / self.a_second:.1f}", f"{self.cpu_ms:.1f}")
        return [self.name, f"{self.letters}", *each]


class Peers:
    """All ways of others, in one process that waits between two measurements. Those not installed are left out."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.names: list[str] = json.loads(self._line())

    def measure(self, name: str) -> Way:
        """Make letters in this way, now."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{name}\n")
        self._process.stdin.flush()
        return Way(**json.loads(self._line()))

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("A peer failed: see above.")
        return line


@contextmanager
def peers(letters: Sequence[str], *, count: int) -> Iterator[Peers]:
    """The peers with the same letters (filed JSON); ``count`` of them make a batch."""
    python = installed()
    sample = HOME / "letters.json"
    sample.write_text(json.dumps([json.loads(letter) for letter in letters], ensure_ascii=False))
    command = (*on({FIRST}), str(python), "-m", "peers", str(sample), str(fonts()), str(count))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT / "bench", stdin=pipe, stdout=pipe, text=True) as process:
        yield Peers(process)


def middle(measured: Sequence[Way]) -> Way:
    """The measurement of one way whose processor time is the median."""
    return sorted(measured, key=lambda way: way.cpu_ms)[len(measured) // 2]


def installed() -> Path:
    """The Python of the peers, made and filled if need be (bench/peers/requirements.txt, with hashes)."""
    wanted, stamp = (PEERS / "requirements.txt").read_text(), HOME / "installed"
    python = HOME / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run((sys.executable, "-m", "venv", "--clear", str(HOME)), check=True)
        install = (str(python), "-m", "pip", "install", "-qq", "--require-hashes")
        subprocess.run((*install, "-r", str(PEERS / "requirements.txt")), check=True)
        stamp.write_text(wanted)
    return python


def fonts() -> Path:
    """The folder with the fonts of our own letters."""
    return next((Path(render.__file__).parent / "typesetting").rglob("NotoSans-Regular.ttf")).parent


def floor() -> Way:
    """A bare P-256 signature over a small file, and an empty revision of a PDF appended to it: no standard at all."""
    key, page = ec.generate_private_key(ec.SECP256R1()), bytes(70_000)
    begun, spent = time.perf_counter(), time.process_time()
    for _time in range(FLOOR_TIMES):
        signature = key.sign(page, ec.ECDSA(SHA256()))
        appended = b"1 0 obj<</Contents<%s>>>endobj\nxref\n0 0\ntrailer<<>>\nstartxref\n0\n%%%%EOF\n"
        _whole = page + appended % signature.hex().encode()
    return Way("floor", FLOOR_TIMES, time.perf_counter() - begun, time.process_time() - spent)
