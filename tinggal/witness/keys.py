"""The folder of a witness: its key, and the logs it knows."""

import re
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from tinggal.checker.notes import COSIGNATURE, BadNote, VerifierKey
from tinggal.lib.files import write_first, write_whole

KEY: Final = "witness.key"
VKEY: Final = "witness.vkey"
LOGS: Final = "logs.txt"
_NAME: Final = re.compile(r"[A-Za-z0-9._/-]*[A-Za-z0-9]")


class BadFolder(ValueError):
    """A file of the witness is missing or not what it should be; the text says which."""


def make_witness(folder: Path, *, name: str) -> VerifierKey:
    """Make the key of the witness ``name`` in ``folder/<last part of the name>``, unless it is there.

    ``name`` stands in every cosignature: like an address without "https://", no blanks, no plus.
    """
    if not _NAME.fullmatch(name):
        raise BadFolder(f"{name!r} cannot name a witness: use something like example.org/witness.")
    home = folder / name.rpartition("/")[2]
    key = write_key(home / KEY)
    public = VerifierKey.of(key, name=name, kind=COSIGNATURE)
    if not (home / VKEY).exists():
        write_whole(home / VKEY, public.vkey + "\n")
    return read_vkey(home)


def read_vkey(home: Path) -> VerifierKey:
    """The public key of the witness in ``home``. Raises ``BadFolder``."""
    try:
        return VerifierKey.parse((home / VKEY).read_text().strip())
    except (OSError, BadNote) as problem:
        raise BadFolder(f"{home / VKEY}: {problem}") from problem


def read_key(home: Path) -> Ed25519PrivateKey:
    """The private key of the witness in ``home``. Raises ``BadFolder``."""
    return open_key(home / KEY)


def read_logs(folder: Path) -> dict[str, VerifierKey]:
    """The logs in ``logs.txt`` (a vkey a line, # for remarks) by origin. Raises ``BadFolder``."""
    file = folder / LOGS
    lines = file.read_text().splitlines() if file.exists() else []
    try:
        keys = [VerifierKey.parse(line.split()[0]) for line in lines if line.strip() and not line.startswith("#")]
    except BadNote as problem:
        raise BadFolder(f"{file}: {problem}") from problem
    return {key.name: key for key in keys}


def add_log(folder: Path, log: VerifierKey) -> None:
    """Write a log into ``logs.txt``, unless it is there."""
    if log.name not in read_logs(folder):
        file = folder / LOGS
        written = file.read_text() if file.exists() else "# The logs this witness knows: one public key a line.\n"
        write_whole(file, f"{written}{log.vkey}\n")


def open_key(file: Path) -> Ed25519PrivateKey:
    """Read a key from a PEM file. Raises ``BadFolder``."""
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError) as problem:
        raise BadFolder(f"{file}: {problem}") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise BadFolder(f"{file} is not an Ed25519 key.")
    return key


def write_key(file: Path) -> Ed25519PrivateKey:
    """An Ed25519 key in PEM, readable by its owner only; the one that is there already when there is one."""
    if not file.exists():
        fresh = Ed25519PrivateKey.generate()
        write_first(file, fresh.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return open_key(file)
