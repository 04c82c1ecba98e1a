"""Check digits of machine-readable zones (ICAO Doc 9303-3, section 4.9)."""

from typing import Final

from tinggal.checker.mrz import check_digit

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS: Final = "0123456789"
FILLER: Final = "<"
ALPHABET: Final = LETTERS + DIGITS + FILLER
WEIGHTS: Final = (7, 3, 1)
VALUES: Final = {sign: value for value, sign in enumerate(DIGITS + LETTERS)} | {FILLER: 0}


def agrees(field: str, digit: str, *, may_be_filler: bool = False) -> bool:
    """Whether a printed digit belongs to a field; an empty optional field may have a filler instead of 0."""
    if digit == FILLER:
        return may_be_filler and not field.strip(FILLER)
    return digit == check_digit(field)
