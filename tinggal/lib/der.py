"""Writes DER (ITU-T X.690): the few types that signatures and time stamps are made of. Reading is done elsewhere."""

from datetime import UTC, datetime
from typing import Final

NULL: Final = b"\x05\x00"
TRUE: Final = b"\x01\x01\xff"


def tagged(tag: int, *parts: bytes) -> bytes:
    """``parts`` one after another behind a tag of one byte and the length in its shortest form."""
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def sequence(*parts: bytes) -> bytes:
    """SEQUENCE of parts that are DER already."""
    return tagged(0x30, *parts)


def set_of(*parts: bytes) -> bytes:
    """SET OF: the parts in the order of their bytes, as DER demands."""
    return tagged(0x31, *sorted(parts))


def integer(number: int) -> bytes:
    """INTEGER, not negative."""
    return tagged(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def octets(data: bytes) -> bytes:
    """OCTET STRING."""
    return tagged(0x04, data)


def oid(dotted: str) -> bytes:
    """OBJECT IDENTIFIER from its dotted numbers."""
    first, second, *rest = (int(number) for number in dotted.split("."))
    return tagged(0x06, *(_base128(number) for number in (40 * first + second, *rest)))


def text(words: str) -> bytes:
    """UTF8String."""
    return tagged(0x0C, words.encode())


def generalized_time(moment: datetime) -> bytes:
    """GeneralizedTime in whole seconds, UTC."""
    return tagged(0x18, f"{moment.astimezone(UTC):%Y%m%d%H%M%SZ}".encode())


def explicit(number: int, *parts: bytes) -> bytes:
    """Parts behind the context tag ``[number]``; also an IMPLICIT tag of a SET or SEQUENCE, whose body they are."""
    return tagged(0xA0 | number, *parts)


def _base128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(0x80 | number & 0x7F)
    return bytes(reversed(digits))
