"""Signed notes: checkpoints of the log and the cosignatures of its witnesses (C2SP signed-note, tlog-cosignature)."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519: Final = 1  # an ordinary signature over the text of the note
COSIGNATURE: Final = 4  # cosignature/v1: over the text and the time at which it was seen
_MOST_LINES: Final = 64
_LATEST: Final = 2**63 - 1
_DECIMAL: Final = re.compile(r"0|[1-9][0-9]{0,18}")


class BadNote(ValueError):
    """The note is not written as it must be, or nobody we trust signed it."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name under which it signs; ``kind`` is ``ED25519`` (log) or ``COSIGNATURE`` (witness)."""

    name: str
    key_id: bytes
    kind: int
    public: bytes

    @classmethod
    def of(cls, key: Ed25519PrivateKey, *, name: str, kind: int) -> Self:
        """The public side of a private key under a name."""
        public = key.public_key().public_bytes_raw()
        return cls(_name(name), _key_id(name, kind=kind, public=public), kind, public)

    @classmethod
    def parse(cls, vkey: str) -> Self:
        """Read ``name+key id in hex+base64``. Raises ``BadNote`` for anything but our two kinds of Ed25519 keys."""
        name, key_id, packed = [*vkey.split("+", maxsplit=2), "", ""][:3]
        material = decode64(packed)
        key = cls(_name(name), _key_id(name, kind=material[0], public=material[1:]), material[0], material[1:])
        if key.kind not in (ED25519, COSIGNATURE) or len(key.public) != 32 or key.key_id.hex() != key_id:
            raise BadNote(f"{vkey!r} is not a key we can use.")
        return key

    @property
    def vkey(self) -> str:
        """The key as one line of text (C2SP signed-note, "Verifier keys")."""
        return f"{self.name}+{self.key_id.hex()}+{encode64(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True, slots=True)
class Head:
    """The state of a log: how many leaves it has and the root over them (C2SP tlog-checkpoint, no extension lines)."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The text that log and witnesses sign."""
        return f"{self.origin}\n{self.size}\n{encode64(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a checkpoint without its signatures. Raises ``BadNote``."""
        lines = text.split("\n")
        if len(lines) != 4 or not lines[0] or not _DECIMAL.fullmatch(lines[1]) or lines[3]:
            raise BadNote("This is not a checkpoint.")
        head = cls(lines[0], int(lines[1]), decode64(lines[2]))
        if len(head.root) != 32 or head.size > _LATEST:
            raise BadNote("This is not a checkpoint.")
        return head


def sign(body: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """The whole note: the text, an empty line, our signature line. ``body`` ends with a newline."""
    _check_text(body)
    signer = VerifierKey.of(key, name=name, kind=ED25519)
    return f"{body}\n{_line(signer, signature=key.sign(body.encode()))}"


def cosign(body: str, *, name: str, key: Ed25519PrivateKey, at: int) -> str:
    """The line of a witness for the text of a checkpoint seen ``at`` (Unix seconds). It ends with a newline."""
    _check_text(body)
    signer = VerifierKey.of(key, name=name, kind=COSIGNATURE)
    return _line(signer, signature=at.to_bytes(8, "big") + key.sign(_seen(body, at=at)))


def verified(note: str, *, key: VerifierKey) -> str:
    """The text of a note that ``key`` signed, with its last newline. Raises ``BadNote``."""
    body, lines = _taken_apart(note)
    signatures = [signature for name, key_id, signature in lines if (name, key_id) == (key.name, key.key_id)]
    if key.kind != ED25519 or not signatures:
        raise BadNote(f"{key.name} did not sign this note.")
    for signature in signatures:
        _verify(key, signature=signature, signed=body.encode())
    return body


def opened(note: str, *, log: VerifierKey) -> Head:
    """The head in a checkpoint that ``log`` signed; its origin is the name of the key. Raises ``BadNote``."""
    head = Head.parse(verified(note, key=log))
    if head.origin != log.name:
        raise BadNote(f"This is a checkpoint of {head.origin}, not of {log.name}.")
    return head


def vouchers(note: str, *, witnesses: Iterable[VerifierKey]) -> dict[str, int]:
    """The names of the witnesses that cosigned, with the Unix second at which each first saw this head.

    Lines of unknown keys are passed over. A wrong line of a known witness raises ``BadNote``.
    """
    body, lines = _taken_apart(note)
    known = {(witness.name, witness.key_id): witness for witness in witnesses if witness.kind == COSIGNATURE}
    seen: dict[str, int] = {}
    for name, key_id, signature in lines:
        if witness := known.get((name, key_id)):
            at = int.from_bytes(signature[:8], "big")
            if at > _LATEST:
                raise BadNote(f"The time of {name} is out of bounds.")
            _verify(witness, signature=signature[8:], signed=_seen(body, at=at))
            seen[name] = min(at, seen.get(name, at))
    return seen


def encode64(data: bytes) -> str:
    """Base 64 of RFC 4648, section 4."""
    return base64.b64encode(data).decode()


def decode64(text: str) -> bytes:
    """Strict base 64: one way of writing for one value, never empty. Raises ``BadNote``."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise BadNote("This is not base 64.") from problem
    if not data or encode64(data) != text:
        raise BadNote("This is not base 64 as it should be written.")
    return data


def _taken_apart(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The text and the signature lines as (name, key id, signature)."""
    text, found, signatures = note.rpartition("\n\n")
    if not found or not signatures.endswith("\n"):
        raise BadNote("The note has no signatures.")
    _check_text(text + "\n")
    lines = signatures[:-1].split("\n")
    if len(lines) > _MOST_LINES:
        raise BadNote("The note has too many signatures.")
    return text + "\n", [_parsed(line) for line in lines]


def _parsed(line: str) -> tuple[str, bytes, bytes]:
    dash, name, packed = [*line.split(" "), "", "", ""][:3]
    if dash != "—" or line != f"— {name} {packed}":
        raise BadNote("A signature line is not written as it must be.")
    signature = decode64(packed)
    if len(signature) < 5:
        raise BadNote("A signature is too short.")
    return _name(name), signature[:4], signature[4:]


def _line(signer: VerifierKey, *, signature: bytes) -> str:
    return f"— {signer.name} {encode64(signer.key_id + signature)}\n"


def _seen(body: str, *, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{body}".encode()


def _verify(key: VerifierKey, *, signature: bytes, signed: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, signed)
    except (InvalidSignature, ValueError) as problem:
        raise BadNote(f"The signature of {key.name} is wrong.") from problem


def _key_id(name: str, *, kind: int, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def _name(text: str) -> str:
    if not text or "+" in text or any(sign.isspace() or sign < " " for sign in text):
        raise BadNote(f"{text!r} cannot be the name of a key.")
    return text


def _check_text(body: str) -> None:
    if not body.endswith("\n") or any(sign < " " and sign != "\n" for sign in body):
        raise BadNote("The text of a note ends with a newline and has no other control characters.")
    try:
        body.encode()
    except UnicodeEncodeError as problem:
        raise BadNote("The text of a note is UTF-8.") from problem
