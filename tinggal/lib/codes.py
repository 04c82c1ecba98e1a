"""Readable references with a check character, secrets, and blind indexes."""

import hashlib
import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U
_PREFIX = "TG"
_LENGTH = 8
_LOOKALIKES = str.maketrans("ILO", "110")


def _check_character(body: str) -> str:
    """Modulo 31, the largest prime below 32: finds every single wrong character and every swap of neighbours."""
    number = 0
    for character in body:
        number = number * 32 + ALPHABET.index(character)
    return ALPHABET[number % 31]


def new_reference() -> str:
    """A fresh registration number such as ``TG-7K3M-9QXA-5``: 40 random bits and a check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return f"{_PREFIX}-{body[:4]}-{body[4:]}-{_check_character(body)}"


def tidy_reference(text: str) -> str:
    """What somebody typed, as the canonical reference; "" when it cannot be one.

    Spaces, missing hyphens, small letters and the look-alikes I, L, O are forgiven.
    """
    bare = "".join(character for character in text.upper() if character.isalnum())
    bare = bare.removeprefix(_PREFIX).translate(_LOOKALIKES)
    if len(bare) != _LENGTH + 1 or any(character not in ALPHABET for character in bare):
        return ""
    body, check = bare[:_LENGTH], bare[_LENGTH]
    return f"{_PREFIX}-{body[:4]}-{body[4:]}-{check}" if _check_character(body) == check else ""


def is_reference(text: str) -> bool:
    """Whether this is a canonical reference with the right check character."""
    return text != "" and tidy_reference(text) == text


def token() -> str:
    """26 characters of base 32 holding 130 random bits: what may stand in a link or a QR code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(26))


def blind_index(value: str, *, key: bytes) -> str:
    """A keyed digest to find equal values without storing them: HMAC-SHA256, 64 hex digits."""
    tidy = "".join(character for character in value.upper() if character.isalnum())
    return hmac.new(key, tidy.encode(), hashlib.sha256).hexdigest()
