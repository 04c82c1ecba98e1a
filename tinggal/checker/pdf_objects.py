"""Reads the values that a PDF file is made of (ISO 32000-2, 7.3), strictly: what is doubtful is refused."""

import re
from dataclasses import dataclass
from typing import Final

_DEEPEST: Final = 40
_BLANKS: Final = frozenset({b"\x00", b"\t", b"\n", b"\f", b"\r", b" "})
_NAME: Final = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]*)")
_REFERENCE: Final = re.compile(rb"(0|[1-9][0-9]{0,7}) 0 R(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
_NUMBER: Final = re.compile(rb"([+-]?)([0-9]{0,18})(\.[0-9]{0,18})?(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]*)>")
_WORD: Final = re.compile(rb"(true|false|null)(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
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


def value(data: bytes, at: int, *, depth: int = 0) -> tuple[Object, int]:
    """The value that begins at this place (blanks before it are passed over) and the place behind it.

    Texts are given as bytes. Raises ``BadPdf``; comments are not allowed.
    """
    if depth > _DEEPEST:
        raise BadPdf("Values stand in one another too deep.")
    at = blank(data, at)
    match data[at : at + 1]:
        case b"/":
            return _name(data, at)
        case b"(":
            return _text(data, at)
        case b"[":
            return _list(data, at, depth=depth)
        case b"<" if data[at + 1 : at + 2] == b"<":
            return _dictionary(data, at, depth=depth)
        case b"<":
            return _hex(data, at)
    return _plain(data, at)


def blank(data: bytes, at: int) -> int:
    """The place of the next byte that is not a blank."""
    while data[at : at + 1] in _BLANKS:
        at += 1
    return at


def _plain(data: bytes, at: int) -> tuple[Object, int]:
    if found := _REFERENCE.match(data, at):
        return Reference(int(found[1])), found.end()
    if found := _WORD.match(data, at):
        return _WORDS[found[1]], found.end()
    found = _NUMBER.match(data, at)
    if found is None or not found[2] + (found[3] or b".")[1:]:
        raise BadPdf(f"There is no value at {at}.")
    return (float(found[0]) if found[3] else int(found[0])), found.end()


def _name(data: bytes, at: int) -> tuple[Name, int]:
    found = _NAME.match(data, at)
    if found is None:
        raise BadPdf(f"There is no name at {at}.")
    raw = found[1]
    if b"#" in raw:
        raw = _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), raw)
    return Name(raw.decode("latin-1")), found.end()


def _hex(data: bytes, at: int) -> tuple[bytes, int]:
    found = _HEX.match(data, at)
    if found is None or len(found[1]) % 2:
        raise BadPdf(f"There is no text in hexadecimal at {at}.")
    return bytes.fromhex(found[1].decode()), found.end()


def _text(data: bytes, at: int) -> tuple[bytes, int]:
    parts: list[bytes] = []
    open_ones, at = 1, at + 1
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
    found: list[Object] = []
    at = blank(data, at + 1)
    while data[at : at + 1] != b"]":
        one, at = value(data, at, depth=depth + 1)
        found.append(one)
        at = blank(data, at)
    return found, at + 1


def _dictionary(data: bytes, at: int, *, depth: int) -> tuple[dict[str, Object], int]:
    found: dict[str, Object] = {}
    at = blank(data, at + 2)
    while data[at : at + 2] != b">>":
        key, at = _name(data, at)
        if key in found:
            raise BadPdf(f"/{key} stands there twice.")
        found[key], at = value(data, at, depth=depth + 1)
        at = blank(data, at)
    return found, at + 2
