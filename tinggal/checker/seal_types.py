"""The kinds of documents whose seals we can read by name: ICAO Doc 9303-7 and -8, BSI TR-03137 part 1, and our own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tinggal.checker.c40 import unpacked
from tinggal.checker.seal import Seal

LETTER_NUMBER: Final = 0x80
LEAF_INDEX: Final = 0x81
PAYLOAD: Final = 0x82
LETTER_KIND: Final = 0x83


class Coding(StrEnum):
    """How the bytes of a feature are to be read."""

    C40 = "C40"
    TD2 = "machine-readable zone of 2 × 36 characters"
    MRV_A = "machine-readable zone of a visa, 44 + 28 characters"
    MRV_B = "machine-readable zone of a visa, 36 + 28 characters"
    UTF8 = "UTF-8"
    NUMBER = "number"
    STAY = "days, months and years, a byte each"
    BYTES = "bytes"


_STAYS: Final = {
    b"\x00\x00\x00": "until the end of the visa",
    b"\xff\xff\xff": "as the border decides",
    b"\xfe\xfe\xfe": "transit without entry",
}
_UNITS: Final = ("days", "months", "years")
FIRST_LINE: Final = {Coding.TD2: 36, Coding.MRV_A: 44, Coding.MRV_B: 36}


@dataclass(frozen=True, slots=True)
class Known:
    """A feature with its name; ``shortest`` and ``longest`` in bytes."""

    name: str
    coding: Coding
    shortest: int
    longest: int
    required: bool = True


@dataclass(frozen=True, slots=True)
class DocumentType:
    """``either``: of these tags one must be there (a visa has the zone of one of two sizes)."""

    name: str
    features: Mapping[int, Known]
    either: frozenset[int] = frozenset()


def _exactly(name: str, coding: Coding, length: int) -> Known:
    return Known(name, coding, length, length)


_MRZ = _exactly("mrz", Coding.TD2, 48)
_PASSPORT = _exactly("passport_number", Coding.C40, 6)
_DOCUMENT = _exactly("document_number", Coding.C40, 6)
_MUNICIPALITY = _exactly("municipality_code", Coding.C40, 6)
_NAME = Known("surname", Coding.UTF8, 1, 90)
_ADDRESS = {1: _DOCUMENT, 2: _MUNICIPALITY, 3: Known("address", Coding.C40, 6, 18)}

# What our own seals say besides; tags above 0x7F, so that readers of the profile pass over them.
OURS: Final[Mapping[int, Known]] = MappingProxyType(
    {
        LETTER_NUMBER: Known("letter_number", Coding.UTF8, 1, 120, required=False),
        LEAF_INDEX: Known("log_leaf_index", Coding.NUMBER, 1, 8, required=False),
        PAYLOAD: Known("payload_sha256_first_16_bytes", Coding.BYTES, 16, 16, required=False),
        LETTER_KIND: Known("letter_kind", Coding.C40, 2, 20, required=False),
    }
)

RESIDENCE_PERMIT: Final = (0xFB, 0x06)
# Any letter that grants no permit. ICAO leaves even categories to the States; nobody we know of uses 4C ("L").
LETTER: Final = (0x01, 0x4C)
OWN: Final = frozenset({RESIDENCE_PERMIT, LETTER})

TYPES: Final[Mapping[tuple[int, int], DocumentType]] = MappingProxyType(
    {
        RESIDENCE_PERMIT: DocumentType("residence permit", {2: _MRZ, 3: _PASSPORT}),
        LETTER: DocumentType(
            "letter of the immigration authority",
            {3: Known("passport_number", Coding.C40, 6, 6, required=False)},
        ),
        (0xFA, 0x06): DocumentType(
            "supplementary sheet of a residence permit",
            {4: _MRZ, 5: _exactly("sheet_number", Coding.C40, 6)},
        ),
        (0xFD, 0x02): DocumentType("arrival attestation", {2: _MRZ, 3: _exactly("azr_number", Coding.C40, 8)}),
        (0xFC, 0x04): DocumentType(
            "social insurance card",
            {
                1: _exactly("social_insurance_number", Coding.C40, 8),
                2: _NAME,
                3: Known("first_name", Coding.UTF8, 1, 90),
                4: Known("name_at_birth", Coding.UTF8, 1, 90, required=False),
            },
        ),
        (0xF9, 0x08): DocumentType("address sticker of an identity card", _ADDRESS),
        (0xF9, 0x0C): DocumentType("address sticker of a residence permit", _ADDRESS),
        (0xF8, 0x0A): DocumentType(
            "place of residence sticker of a passport",
            {1: _DOCUMENT, 2: _MUNICIPALITY, 3: _exactly("postal_code", Coding.C40, 4)},
        ),
        (0x5E, 0x03): DocumentType("emergency travel document", {2: _MRZ}),
        (0x5D, 0x01): DocumentType(
            "visa",
            {
                1: Known("mrz", Coding.MRV_A, 48, 48, required=False),
                2: Known("mrz", Coding.MRV_B, 44, 44, required=False),
                3: Known("number_of_entries", Coding.NUMBER, 1, 1, required=False),
                4: _exactly("duration_of_stay", Coding.STAY, 3),
                5: _PASSPORT,
                6: Known("visa_type", Coding.BYTES, 1, 4, required=False),
                7: Known("additional_feature", Coding.BYTES, 0, 254, required=False),
            },
            either=frozenset({1, 2}),
        ),
    }
)
# Profiles that we know by name only: their features are told by a profile that is not public.
NAMED: Final[Mapping[tuple[int, int], str]] = MappingProxyType(
    {(0x01, 0xC8): "administrative document", (0x01, 0xC9): "administrative document"}
)


def type_of(seal: Seal) -> DocumentType | None:
    """What kind of document the seal is on; None for a kind that we do not know."""
    return TYPES.get((seal.definition, seal.category))


def name_of(seal: Seal) -> str:
    """The name of the kind of document, for people."""
    kind = type_of(seal)
    return kind.name if kind else NAMED.get((seal.definition, seal.category), "unknown")


def known(seal: Seal, tag: int) -> Known | None:
    """What the feature with this tag is, if the kind of document tells. Ours are known in our own kinds only."""
    kind = type_of(seal)
    if kind is None:
        return None
    ours = OURS.get(tag) if (seal.definition, seal.category) in OWN and seal.country == "IDN" else None
    return kind.features.get(tag) or ours


def missing(seal: Seal) -> tuple[str, ...]:
    """The names of the features that this kind of document must have and the seal has not, or not in that length."""
    kind = type_of(seal)
    if kind is None:
        return ()
    there = {one.tag for one in seal.features}
    absent = [one.name for tag, one in kind.features.items() if one.required and tag not in there]
    if kind.either and not kind.either & there:
        absent.append(kind.features[min(kind.either)].name)
    for one in seal.features:
        meant = known(seal, one.tag)
        if meant and (not meant.shortest <= len(one.value) <= meant.longest or read(one.value, meant.coding) is None):
            absent.append(meant.name)
    return tuple(absent)


def read(value: bytes, coding: Coding) -> str | None:
    """The value in words; a machine-readable zone in two lines with fillers. None if it is not of this coding."""
    try:
        if coding is Coding.UTF8:
            return value.decode()
        if coding is Coding.NUMBER:
            return str(int.from_bytes(value, "big"))
        if coding is Coding.STAY:
            return _STAYS.get(value) or ", ".join(map(" ".join, zip(map(str, value), _UNITS, strict=True)))
        if coding is Coding.BYTES:
            return value.hex()
        text = unpacked(value)
    except ValueError:
        return None
    if coding in FIRST_LINE:
        lines = text.replace(" ", "<")
        return f"{lines[: FIRST_LINE[coding]]}\n{lines[FIRST_LINE[coding] :]}"
    return text.rstrip(" ")
