"""A visible digital seal: header, features and signature in one row of bytes (ICAO Doc 9303-13, section 2)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tinggal.checker.seal_header import BadSeal, Header

SIGNATURE: Final = 0xFF  # the tag of the signature; features have any other
_HEADER_FIELDS: Final = tuple(Header.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that the seal says about the document; what the tag means depends on the kind of document."""

    tag: int
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Header):
    """A seal as it was read. ``signature`` is r and s, each as long as the key; it covers ``signed_bytes``."""

    features: tuple[Feature, ...]
    signature: bytes
    signed_bytes: bytes

    def feature(self, tag: int) -> bytes | None:
        """The value with this tag, if there is one."""
        return next((feature.value for feature in self.features if feature.tag == tag), None)

    def as_dict(self) -> dict[str, object]:
        """The seal for JSON: days as ISO 8601, bytes as hexadecimal digits, features by tag and not interpreted."""
        return {
            "version": self.version,
            "country": self.country,
            "signer": self.signer,
            "reference": self.reference,
            "issued": self.issued.isoformat(),
            "signed": self.signed.isoformat(),
            "definition": f"{self.definition:02x}",
            "category": f"{self.category:02x}",
            "features": [{"tag": one.tag, "hex": one.value.hex()} for one in self.features],
            "signature": self.signature.hex(),
        }


def make_seal(header: Header, features: Iterable[Feature], *, sign: Callable[[bytes], bytes]) -> bytes:
    """The bytes of a new seal; ``sign`` gets what is to be signed and returns r and s, each as long as the key.

    Raises ``BadSeal`` for what a seal cannot hold.
    """
    zone = list(features)
    if len({one.tag for one in zone}) != len(zone) or not all(0 <= one.tag < SIGNATURE for one in zone):
        raise BadSeal("The tags of features are different numbers below 255.")
    write = _der_length if header.version == 4 else _byte_length
    message = header.encoded() + b"".join(bytes([one.tag]) + write(len(one.value)) + one.value for one in zone)
    signature = sign(message)
    return message + bytes([SIGNATURE]) + write(len(signature)) + signature


def parse_seal(data: bytes) -> Seal:
    """Read a seal, every byte of it. Raises ``BadSeal``; the signature is not checked here.

    Lengths are DER from version 4 on and plain bytes in version 3. Tags we do not know are no fault.
    """
    header, start = Header.read(data)
    return _parsed(data, header=header, start=start, plain=header.version == 3)


def parse_odd_seal(data: bytes) -> Seal:
    """Read a seal whose lengths are written by the rule of the other version, as some issuers do. Raises ``BadSeal``.

    For looking at it only: a seal that needs this is not in order.
    """
    header, start = Header.read(data)
    return _parsed(data, header=header, start=start, plain=header.version == 4)


def _parsed(data: bytes, *, header: Header, start: int, plain: bool) -> Seal:
    features, at = [], start
    while True:
        tag, begin, end = _next(data, at=at, plain=plain)
        if tag == SIGNATURE:
            break
        features.append(Feature(tag, data[begin:end]))
        at = end
    if len({one.tag for one in features}) != len(features):
        raise BadSeal("A feature stands twice in the seal.")
    if end != len(data):
        raise BadSeal(f"{len(data) - end} bytes too many stand behind the signature.")
    if end == begin or (end - begin) % 2:
        raise BadSeal("The signature is not two numbers of the same length.")
    fields = {name: getattr(header, name) for name in _HEADER_FIELDS}
    return Seal(**fields, features=tuple(features), signature=data[begin:end], signed_bytes=data[:at])


def _next(data: bytes, *, at: int, plain: bool) -> tuple[int, int, int]:
    """The tag at this place, and where its value begins and ends."""
    if at >= len(data):
        raise BadSeal("The seal has no signature.")
    if at + 1 >= len(data):
        raise BadSeal("The seal ends within a feature.")
    length, begin = data[at + 1], at + 2
    if length >= 0x80 and not plain:
        begin += length & 0x7F
        if not 1 <= length & 0x7F <= 4 or len(data) < begin:
            raise BadSeal("A length in the seal is indefinite, too long or cut off.")
        length = int.from_bytes(data[at + 2 : begin], "big")
        if data[at + 2] == 0 or length < 0x80:
            raise BadSeal("A length in the seal is not written as short as possible.")
    if begin + length > len(data):
        raise BadSeal(f"A feature of {length} bytes is longer than what is left of the seal.")
    return data[at], begin, begin + length


def _der_length(length: int) -> bytes:
    if length < 0x80:
        return bytes([length])
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(size)]) + size


def _byte_length(length: int) -> bytes:
    if length > 0xFF:
        raise BadSeal("A feature of a seal of version 3 has at most 255 bytes.")
    return bytes([length])
