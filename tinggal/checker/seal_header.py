"""The header of a visible digital seal: who issued and signed it, when, and what it is (ICAO Doc 9303-13, 2.2)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from tinggal.checker.c40 import BadC40, packed, unpacked

MAGIC: Final = 0xDC
VERSIONS: Final = {0x02: 3, 0x03: 4}
_BYTES: Final = {version: byte for byte, version in VERSIONS.items()}
_FIXED: Final = 5  # characters of the reference in a header of version 3
_SIGNER: Final = re.compile(r"[0-9A-Z ]{4}")
_REFERENCE: Final = re.compile(r"[0-9A-Z]{1,255}")
# This signer writes the length of its reference in decimal digits (BSI TR-03171), all others in hexadecimal.
_DECIMAL_SIGNER: Final = "DEZV"


class BadSeal(ValueError):
    """The bytes are not a seal as ICAO Doc 9303-13 writes it; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """``version`` is 3 or 4; ``country`` the issuing State in three characters ("IDN", "D<<").

    ``signer``: two letters of its country and two characters of its own; ``reference``: the serial number of its
    certificate in hexadecimal digits, in version 3 always five. ``issued`` is the day of the document, ``signed`` that
    of the seal. ``definition`` and ``category`` together say what kind of document it is.
    """

    version: int = 4
    country: str
    signer: str
    reference: str
    issued: date
    signed: date
    definition: int
    category: int

    def encoded(self) -> bytes:
        """The bytes of the header. Raises ``BadSeal`` for values it cannot hold."""
        if self.version not in _BYTES or not 0 < self.definition < 0xFF or not 0 < self.category < 0xFF:
            raise BadSeal("The version, the definition or the category of the seal is out of range.")
        if not _SIGNER.fullmatch(self.signer) or not _REFERENCE.fullmatch(self.reference) or len(self.country) > 3:
            raise BadSeal("The country, the signer or the reference of the seal is not written as it must be.")
        try:
            names = packed(self.country.ljust(3, "<")) + packed(self.signer + self._counted())
        except BadC40 as problem:
            raise BadSeal(str(problem)) from problem
        dates = encoded_date(self.issued) + encoded_date(self.signed)
        return bytes([MAGIC, _BYTES[self.version]]) + names + dates + bytes([self.definition, self.category])

    def _counted(self) -> str:
        if self.version == 4:
            length = f"{len(self.reference):02d}" if self.signer == _DECIMAL_SIGNER else f"{len(self.reference):02X}"
            if len(length) > 2:
                raise BadSeal("The reference of the certificate is too long.")
            return length + self.reference
        if len(self.reference) > _FIXED:
            raise BadSeal("In version 3 the reference of the certificate has five characters.")
        return self.reference.rjust(_FIXED, "0")

    @classmethod
    def read(cls, data: bytes) -> tuple[Self, int]:
        """The header at the beginning of a seal, and how many bytes it takes. Raises ``BadSeal``."""
        if len(data) < 2 or data[0] != MAGIC:
            raise BadSeal("This is no visible digital seal: it does not begin with DC.")
        if data[1] not in VERSIONS:
            raise BadSeal(f"The seal has version byte {data[1]:02X}, which we do not know.")
        version = VERSIONS[data[1]]
        country, at = _text(data, start=2, length=2).rstrip(" ").replace(" ", "<").ljust(3, "<"), 4
        if version == 4:
            start = _text(data, start=at, length=4)
            reference, at = _reference(data, start=start, at=at + 4)
        else:
            start = _text(data, start=at, length=6)
            reference, at = start[4:], at + 6
        if len(data) < at + 8:
            raise BadSeal("The seal ends within its header.")
        header = cls(
            version=version, country=country, signer=start[:4], reference=reference,
            issued=decoded_date(data[at : at + 3]), signed=decoded_date(data[at + 3 : at + 6]),
            definition=data[at + 6], category=data[at + 7],
        )  # fmt: skip
        return header, at + 8


def _reference(data: bytes, *, start: str, at: int) -> tuple[str, int]:
    """The reference of a version 4 header and where it ends; ``start`` is the signer with the two digits of the length.

    Seals of German arrival attestations have the five characters of version 3 in a header of version 4: there the two
    digits are the first zeros of the reference, a length that no reference can have.
    """
    if len(start) != 6:
        raise BadSeal("The signer of the seal is not written as it must be.")
    signer, digits = start[:4], start[4:]
    try:
        length = int(digits, 10 if signer == _DECIMAL_SIGNER else 16)
    except ValueError as problem:
        raise BadSeal("The length of the certificate's reference is not a number.") from problem
    if " " in digits:
        raise BadSeal("The length of the certificate's reference is not two digits.")
    if length == 0:
        return digits + _text(data, start=at, length=2), at + 2
    size = 2 * -(-length // 3)
    reference = _text(data, start=at, length=size)
    if len(reference) != length:
        raise BadSeal("The certificate's reference is not as long as the seal says.")
    return reference, at + size


def _text(data: bytes, *, start: int, length: int) -> str:
    if len(data) < start + length:
        raise BadSeal("The seal ends within its header.")
    try:
        return unpacked(data[start : start + length])
    except BadC40 as problem:
        raise BadSeal(f"The header of the seal does not read: {problem}") from problem


def encoded_date(day: date) -> bytes:
    """The number MMDDYYYY in three bytes, big endian."""
    return (day.month * 1_000_000 + day.day * 10_000 + day.year).to_bytes(3, "big")


def decoded_date(data: bytes) -> date:
    """The day of three bytes. Raises ``BadSeal`` if there is no such day."""
    if len(data) != 3:
        raise BadSeal("A date takes three bytes.")
    number = int.from_bytes(data, "big")
    try:
        return date(number % 10_000, number // 1_000_000, number // 10_000 % 100)
    except ValueError as problem:
        raise BadSeal(f"{data.hex()} is not the date of any day.") from problem
