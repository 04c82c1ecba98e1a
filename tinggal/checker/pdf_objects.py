"""Reads the values that a PDF file is made of (ISO 32000-2, 7.3), strictly: what is doubtful is refused."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_DEEPEST: Final = 40
_AFTER: Final = rb"(?![^\x00\t\n\f\r ()<>\[\]{}/%])"  # what ends a word or a number
_NAMED: Final = rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]*)"
_BLANKS: Final = re.compile(rb"[\x00\t\n\f\r ]*")
_VALUE: Final = (
    rb"[\x00\t\n\f\r ]*(?:"
    rb"(0|[1-9][0-9]{0,7}) 0 R" + _AFTER + rb"|"
    rb"([+-]?[0-9]{1,18})" + _AFTER + rb"|"
    rb"([+-]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18}))" + _AFTER + rb"|" + _NAMED + rb"|"
    rb"(<<)|(\[)|(\()|<([0-9A-Fa-f]*)>|"
    rb"(true|false|null)" + _AFTER + rb")"
)
_ONE: Final = re.compile(_VALUE)
_ENTRY: Final = re.compile(rb"[\x00\t\n\f\r ]*" + _NAMED + _AFTER + _VALUE)  # a name and how its value begins
_TEXT: Final = re.compile(rb"[^()\\\r]+|[()\r]|\\(?:[0-7]{1,3}|\r\n|[\x00-\xff])")
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_WORDS: Final = {b"true": True, b"false": False, b"null": None}


class BadPdf(ValueError):
    """The file is not a PDF as our letters are."""


class Name(str):
    """A name such as /Type, without the slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Stands for the object with this number."""

    number: int


Object = dict[str, "Object"] | list["Object"] | Name | Reference | bytes | float | int | bool | None


def value(data: bytes, at: int) -> tuple[Object, int]:
    """The value that begins at this place (blanks before it are passed over) and the place behind it.

    Texts are given as bytes. Raises ``BadPdf``; comments are not allowed.
    """
    found = _ONE.match(data, at)
    if found is None:
        raise BadPdf(f"There is no value at {at}.")
    return _begun(found, 0, data=data, depth=0)


def _begun(found: re.Match[bytes], before: int, *, data: bytes, depth: int) -> tuple[Object, int]:
    """The value of which ``found`` has the beginning, in the groups after the first ``before``."""
    kind, at = (found.lastindex or 0) - before, found.end()
    match kind:
        case 1:
            return Reference(int(found[1 + before])), at
        case 2:
            return int(found[2 + before]), at
        case 3:
            return float(found[3 + before]), at
        case 4:
            return _name(found[4 + before]), at
        case 5:
            return _dictionary(data, at, depth=depth + 1)
        case 6:
            return _list(data, at, depth=depth + 1)
        case 7:
            return _text(data, at)
        case 8:
            return _hex(found[8 + before]), at
    return _WORDS[found[9 + before]], at


def blank(data: bytes, at: int) -> int:
    """The place of the next byte that is not a blank."""
    found = _BLANKS.match(data, at)
    return found.end() if found else at


@lru_cache(maxsize=1024)
def _name(raw: bytes) -> Name:
    if b"#" in raw:
        raw = _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), raw)
    return Name(raw.decode("latin-1"))


def _hex(digits: bytes) -> bytes:
    if len(digits) % 2:
        raise BadPdf("A text in hexadecimal has half a byte.")
    return bytes.fromhex(digits.decode())


def _text(data: bytes, at: int) -> tuple[bytes, int]:
    parts: list[bytes] = []
    open_ones = 1
    while found := _TEXT.match(data, at):
        piece, at = found[0], found.end()
        open_ones += {b"(": 1, b")": -1}.get(piece, 0)
        if not open_ones:
            return b"".join(parts), at
        parts.append(_unescaped(piece) if piece[:1] == b"\\" else piece)
    raise BadPdf("A text does not end.")


def _unescaped(piece: bytes) -> bytes:
    after = piece[1:]
    if after[0] in b"01234567":
        return bytes([int(after, 8) & 0xFF])
    return _ESCAPES.get(after, after)


def _list(data: bytes, at: int, *, depth: int) -> tuple[list[Object], int]:
    _hold_to_depth(depth)
    found: list[Object] = []
    while begun := _ONE.match(data, at):
        one, at = _begun(begun, 0, data=data, depth=depth)
        found.append(one)
    at = blank(data, at)
    if data[at : at + 1] != b"]":
        raise BadPdf(f"There is no value at {at}.")
    return found, at + 1


def _dictionary(data: bytes, at: int, *, depth: int) -> tuple[dict[str, Object], int]:
    _hold_to_depth(depth)
    found: dict[str, Object] = {}
    while begun := _ENTRY.match(data, at):
        key = _name(begun[1])
        if key in found:
            raise BadPdf(f"/{key} stands there twice.")
        found[key], at = _begun(begun, 1, data=data, depth=depth)
    at = blank(data, at)
    if data[at : at + 2] != b">>":
        raise BadPdf(f"There is no name with a value at {at}.")
    return found, at + 2


def _hold_to_depth(depth: int) -> None:
    if depth > _DEEPEST:
        raise BadPdf("Values stand in one another too deep.")
