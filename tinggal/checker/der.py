"""A strict reader of DER (X.690): one way of writing for one value, nothing left over."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

BOOLEAN: Final = 0x01
INTEGER: Final = 0x02
BITS: Final = 0x03
OCTETS: Final = 0x04
NULL: Final = 0x05
OID: Final = 0x06
TIME: Final = 0x18  # GeneralizedTime
SEQUENCE: Final = 0x30
SET: Final = 0x31
_TIME: Final = re.compile(rb"([0-9]{14})(?:\.[0-9]*[1-9])?Z")


class BadDer(ValueError):
    """The bytes are not what DER allows, or not what stands at this place."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its tag byte, its content, and ``whole`` with tag and length."""

    tag: int
    content: bytes
    whole: bytes

    def parts(self, tag: int | None = None) -> tuple["Value", ...]:
        """What a constructed value holds, one level deep; ``tag`` is what the value itself has to be."""
        if tag is not None and self.tag != tag:
            raise BadDer(f"Tag {self.tag:#x} where {tag:#x} should be.")
        if not self.tag & 0x20:
            raise BadDer(f"Tag {self.tag:#x} holds no other values.")
        found, rest = [], self.content
        while rest:
            one, rest = first(rest)
            found.append(one)
        return tuple(found)

    def of(self, tag: int) -> bytes:
        """The content, if the tag is this one."""
        if self.tag != tag:
            raise BadDer(f"Tag {self.tag:#x} where {tag:#x} should be.")
        return self.content

    def number(self) -> int:
        """An INTEGER."""
        content = self.of(INTEGER)
        if not content or (len(content) > 1 and content[0] in (0, 0xFF) and content[0] >> 7 == content[1] >> 7):
            raise BadDer("An integer is not written as it must be.")
        return int.from_bytes(content, "big", signed=True)

    def oid(self) -> str:
        """An OBJECT IDENTIFIER with dots."""
        arcs, arc, begun = [], 0, False
        for byte in self.of(OID):
            if byte == 0x80 and not begun:
                raise BadDer("An object identifier is not written as it must be.")
            arc, begun = arc << 7 | byte & 0x7F, bool(byte & 0x80)
            if not begun:
                arcs.append(arc)
                arc = 0
        if begun or not arcs:
            raise BadDer("An object identifier ends too early.")
        top = min(arcs[0] // 40, 2)
        return ".".join(map(str, (top, arcs[0] - 40 * top, *arcs[1:])))

    def time(self) -> datetime:
        """A GeneralizedTime in UTC, fractions of a second left out."""
        found = _TIME.fullmatch(self.of(TIME))
        if found is None:
            raise BadDer("A time is not written as it must be.")
        try:
            return datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError as problem:
            raise BadDer("There is no such time.") from problem


def read(data: bytes) -> Value:
    """The one value that the bytes are. Raises ``BadDer`` if anything follows it."""
    one, rest = first(data)
    if rest:
        raise BadDer(f"{len(rest)} bytes too many.")
    return one


def first(data: bytes) -> tuple[Value, bytes]:
    """The value at the beginning and the bytes behind it. Tags above 30 are not read."""
    if len(data) < 2 or data[0] & 0x1F == 0x1F:
        raise BadDer("A value ends too early or has a tag we do not know.")
    length, start = data[1], 2
    if length >= 0x80:
        start += length & 0x7F
        if not 1 <= length & 0x7F <= 4 or len(data) < start:
            raise BadDer("A length is indefinite, too long or cut off.")
        length = int.from_bytes(data[2:start], "big")
        if data[2] == 0 or length < 0x80:
            raise BadDer("A length is not written as short as possible.")
    end = start + length
    if len(data) < end:
        raise BadDer("A value ends too early.")
    return Value(data[0], data[start:end], data[:end]), data[end:]
