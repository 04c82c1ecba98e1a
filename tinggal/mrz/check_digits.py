"""Check digits of machine-readable zones (ICAO Doc 9303-3, section 4.9)."""

from typing import Final

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS: Final = "0123456789"
FILLER: Final = "<"
ALPHABET: Final = LETTERS + DIGITS + FILLER
WEIGHTS: Final = (7, 3, 1)
VALUES: Final = {sign: value for value, sign in enumerate(DIGITS + LETTERS)} | {FILLER: 0}


def check_digit(field: str) -> str:
    """The digit over a field. Raises ``KeyError`` for signs the zone does not have."""
    return str(sum(VALUES[sign] * WEIGHTS[at % 3] for at, sign in enumerate(field)) % 10)


def agrees(field: str, digit: str, *, may_be_filler: bool = False) -> bool:
    """Whether a printed digit belongs to a field; an empty optional field may have a filler instead of 0."""
    if digit == FILLER:
        return may_be_filler and not field.strip(FILLER)
    return digit == check_digit(field)
