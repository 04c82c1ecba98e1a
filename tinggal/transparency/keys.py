"""The key with which the log signs its heads, and the keys and addresses of its witnesses."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from tinggal.checker.notes import ED25519, BadNote, VerifierKey
from tinggal.lib.files import write_whole
from tinggal.witness.keys import BadFolder, add_log, make_witness, open_key, write_key

# Words for who could run a witness. In development all three run on one machine, so they vouch for nothing.
DEVELOPMENT_WITNESSES = ("inspectorate", "ombudsman", "university")


@dataclass(frozen=True, slots=True)
class Station:
    """A witness we ask: its key, and the address below which it takes ``add-checkpoint``."""

    key: VerifierKey
    url: str

    @property
    def name(self) -> str:
        """The name in its signature lines."""
        return self.key.name


def log_key() -> Ed25519PrivateKey:
    """The private key of the log; only the signing process can read it. Raises ``BadFolder``."""
    return _opened(Path(settings.LOG_KEY_FILE))


def log_vkey() -> VerifierKey:
    """The public key of the log, from ``log.vkey`` in the trust folder. Raises ``BadFolder``."""
    file = Path(settings.TRUST_FOLDER) / "log.vkey"
    try:
        return VerifierKey.parse(file.read_text().strip())
    except (FileNotFoundError, BadNote) as problem:
        raise BadFolder(f"{file} does not hold the public key of the log: {problem}") from problem


def stations() -> tuple[Station, ...]:
    """The witnesses in ``witnesses.txt``, a line ``<vkey> <url>`` each. Raises ``BadNote`` for a wrong key."""
    file = Path(settings.TRUST_FOLDER) / "witnesses.txt"
    lines = file.read_text().splitlines() if file.exists() else []
    parts = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return tuple(Station(VerifierKey.parse(part[0]), part[1].rstrip("/")) for part in parts if len(part) == 2)


def make_log_keys(signing_folder: Path, trust_folder: Path, *, origin: str) -> None:
    """Make ``log.key`` (Ed25519, PEM) and ``log.vkey``, unless they are there. Safe when several do it at once."""
    key = write_key(signing_folder / "log.key")
    public = trust_folder / "log.vkey"
    if not public.exists():
        write_whole(public, VerifierKey.of(key, name=origin, kind=ED25519).vkey + "\n")


def make_witness_keys(folder: Path, trust_folder: Path, *, port: int) -> None:
    """Make three development witnesses in ``folder`` that know our log, and ``witnesses.txt`` with their addresses.

    Their port may be another one next time; a list that somebody wrote himself is left alone.

    All three run on one machine: they show how witnessing works and vouch for nothing. Needs ``log.vkey``.
    """
    add_log(folder, VerifierKey.parse((trust_folder / "log.vkey").read_text().strip()))
    lines = ["# Three witnesses on one machine, for development: they show how it works and vouch for nothing."]
    for name in DEVELOPMENT_WITNESSES:
        key = make_witness(folder, name=f"development/{name}")
        lines.append(f"{key.vkey} http://127.0.0.1:{port}/{name}")
    listed, text = trust_folder / "witnesses.txt", "\n".join(lines) + "\n"
    if not listed.exists() or (listed.read_text().startswith(lines[0]) and listed.read_text() != text):
        write_whole(listed, text)


_opened = cache(open_key)
