"""All that a seal says, for people who look into one: whoever issued it and whatever document it is on."""

import re

from tinggal.checker.c40 import BadC40, unpacked
from tinggal.checker.seal import Feature, Seal
from tinggal.checker.seal_types import Coding, known, name_of, read, type_of

_LIKE_TD2 = re.compile(r"[A-Z][A-Z<]{35}\n[0-9A-Z<]{9}[0-9<][A-Z<]{3}[0-9<]{7}[FM<][0-9<]{7}[0-9A-Z<]{7}[0-9]")


def report(seal: Seal) -> dict[str, object]:
    """The seal for JSON. ``mrz`` has a line break between its lines; ``mrz`` and ``passport_number`` are None where the
    kind of document has none.

    Of kinds we do not know, every feature has only its bytes and a ``guess``. If those look like a residence permit,
    ``mrz`` and ``passport_number`` are told as such, and ``guessed`` is true.
    """
    told = {meant.name: read(one.value, meant.coding) for one in seal.features if (meant := known(seal, one.tag))}
    guessed = _guessed(seal) if type_of(seal) is None else {}
    return {
        "version": seal.version,
        "issuing_country": seal.country,
        "signer": seal.signer,
        "certificate_reference": seal.reference,
        "issue_date": seal.issued.isoformat(),
        "signature_date": seal.signed.isoformat(),
        "feature_definition": f"{seal.definition:02x}",
        "document_type_category": f"{seal.category:02x}",
        "document_type": name_of(seal),
        "mrz": told.get("mrz") or guessed.get("mrz"),
        "passport_number": told.get("passport_number") or guessed.get("passport_number"),
        "guessed": bool(guessed),
        "features": [_feature(seal, one) for one in seal.features],
        "signature": seal.signature.hex(),
    }


def _feature(seal: Seal, one: Feature) -> dict[str, object]:
    meant = known(seal, one.tag)
    value = read(one.value, meant.coding) if meant else None
    if meant and value is not None:
        return {"tag": one.tag, "name": meant.name, "value": value, "hex": one.value.hex()}
    return {"tag": one.tag, "hex": one.value.hex(), "guess": _guess(one.value)}


def _guess(value: bytes) -> str | None:
    """The bytes as readable UTF-8 or, which rarely looks like it, as C40; None if they are neither."""
    text = value.decode(errors="replace")
    if text.isprintable() and "\ufffd" not in text:
        return text
    try:
        return unpacked(value).replace(" ", "<")
    except BadC40:
        return None


def _guessed(seal: Seal) -> dict[str, str]:
    """The machine-readable lines and the passport number, if tags 2 and 3 look like those of a residence permit."""
    lines, number = seal.feature(2) or b"", seal.feature(3) or b""
    told = read(lines, Coding.TD2)
    if told is None or not _LIKE_TD2.fullmatch(told):
        return {}
    passport = read(number, Coding.C40) if len(number) == 6 else None
    return {"mrz": told, "passport_number": passport} if passport else {"mrz": told}
