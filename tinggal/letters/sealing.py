"""The ICAO seal of a letter: what a landlord, a bank or an officer can check with no network."""

import hashlib
import json
import string
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Protocol

from tinggal.checker.c40 import packed
from tinggal.checker.mrz import BadMrz, td2
from tinggal.checker.seal import Feature, make_seal
from tinggal.checker.seal_header import Header
from tinggal.checker.seal_types import (
    LEAF_INDEX,
    LETTER,
    LETTER_KIND,
    LETTER_NUMBER,
    PAYLOAD,
    RESIDENCE_PERMIT,
)
from tinggal.letters.kinds import PERMITTING, Kind

MRZ: Final = 2
PASSPORT: Final = 3
PASSPORT_LENGTH: Final = 9
UNSPECIFIED: Final = "XXX"
_PLAIN: Final = frozenset(string.ascii_uppercase + string.digits)


class Sealer(Protocol):
    """Signs seals. Chosen as ``PROVIDERS["sealer"]``; one object serves every thread of a process."""

    simulated: bool
    country: str

    @property
    def signer(self) -> str:
        """Country and two characters, as in the certificate."""

    @property
    def reference(self) -> str:
        """The certificate's serial number in hexadecimal digits."""

    def sign(self, message: bytes) -> bytes:
        """r and s, each as long as the key."""

    def check(self) -> list[str]:
        """What is wrong, in words; empty when it can sign."""


def seal_for(
    content: Mapping[str, Any], *, kind: str, index: int, number: str, signed_on: date, sealer: Sealer
) -> bytes:
    """The bytes of the seal for a letter: the same for the same letter and day.

    ``content`` is the filed JSON as an object, ``index`` the letter's place in the public log. Approvals and permit
    cards read as residence permits, whose document number is that place in nine digits, unless they are no stay (an
    exit or re-entry permit). Every other letter is of a kind of its own without machine-readable lines, so that nothing
    can take a refusal for a permit; so is one that has no passport number, or no Latin letter in the holder's name.
    Raises ``NotSigned``.
    """
    holder = content["written"]["holder"]
    passport = _passport(holder["passport"])
    lines = _lines(content, number=f"{index:09d}") if passport and shows_a_stay(content, kind) else ""
    definition, category = RESIDENCE_PERMIT if lines else LETTER
    header = Header(
        country=sealer.country,
        signer=sealer.signer,
        reference=sealer.reference,
        issued=date.fromisoformat(content["written"]["dated"]),
        signed=signed_on,
        definition=definition,
        category=category,
    )
    features = [
        *([Feature(MRZ, packed(lines))] if lines else []),
        *([Feature(PASSPORT, packed(passport))] if passport else []),
        Feature(LETTER_NUMBER, number.encode()),
        Feature(LEAF_INDEX, index.to_bytes(max(1, (index.bit_length() + 7) // 8), "big")),
        Feature(PAYLOAD, hashlib.sha256(_filed(content)).digest()[:16]),
        Feature(LETTER_KIND, packed(kind.upper())),
    ]
    return make_seal(header, features, sign=sealer.sign)


def shows_a_stay(content: Mapping[str, Any], kind: str) -> bool:
    """Whether the letter itself shows that its holder may stay."""
    return Kind(kind) in PERMITTING and bool(content.get("stay", True))


def _lines(content: Mapping[str, Any], *, number: str) -> str:
    """The two machine-readable lines without a break; empty when the name cannot be written in them."""
    holder, until = content["written"]["holder"], content["permit"]["valid_until"]
    try:
        lines = td2(
            name=holder["mrz_name"] or holder["name"],
            number=number,
            nationality=holder["nationality_code"] or UNSPECIFIED,
            born_on=date.fromisoformat(holder["born_on"]) if holder["born_on"] else None,
            sex=holder["sex_code"],
            until=date.fromisoformat(until) if until else None,
        )
    except BadMrz:
        return ""
    return lines.replace("\n", "")


def _passport(number: str) -> str:
    """Nine characters: letters and digits of the number, fillers behind. Of a longer number the first nine."""
    plain = "".join(sign for sign in number.upper() if sign in _PLAIN)
    return plain[:PASSPORT_LENGTH].ljust(PASSPORT_LENGTH, "<") if plain else ""


def _filed(content: Mapping[str, Any]) -> bytes:
    """The bytes of the filed JSON, as ``letters.content.as_json`` writes them."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
