"""C40, the packing of capital letters, digits and fillers in a seal: three characters in two bytes (ICAO Doc 9303-13,
section 2.6, from ISO/IEC 16022)."""

from typing import Final

_FIRST: Final = 3  # the values below it shift to other character sets, which seals never do
_LETTERS: Final = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_LETTERS, start=_FIRST)} | {"<": _FIRST}
_PADDING: Final = 0
_SINGLE: Final = 0xFE  # announces one last character, written as its ASCII code plus one


class BadC40(ValueError):
    """The text has a character that C40 cannot say here, or the bytes are not the C40 of any text."""


def packed(text: str) -> bytes:
    """The bytes of a text; the filler "<" becomes a space. Raises ``BadC40`` for anything but A-Z, 0-9, space, "<"."""
    if unknown := set(text) - set(_VALUES):
        raise BadC40(f"C40 has no {min(unknown)!r}.")
    whole, left = divmod(len(text), 3)
    pairs = [_pair(text[start : start + 3]) for start in range(0, 3 * whole, 3)]
    if left == 2:
        pairs.append(_pair(text[-2:]))
    elif left == 1:
        pairs.append(bytes([_SINGLE, ord(text[-1].replace("<", " ")) + 1]))
    return b"".join(pairs)


def unpacked(data: bytes) -> str:
    """The text of the bytes, fillers as spaces. Raises ``BadC40`` unless ``packed`` gives the same bytes for it."""
    if len(data) % 2:
        raise BadC40("C40 has an even number of bytes.")
    text = "".join(_triple(data[at : at + 2], last=at + 2 == len(data)) for at in range(0, len(data), 2))
    if packed(text) != data:
        raise BadC40("The bytes are not how C40 writes this text.")
    return text


def _pair(letters: str) -> bytes:
    first, second, *third = (_VALUES[letter] for letter in letters)
    return (1600 * first + 40 * second + (third[0] if third else _PADDING) + 1).to_bytes(2, "big")


def _triple(pair: bytes, *, last: bool) -> str:
    if pair[0] == _SINGLE and last:
        return _letter(_VALUES.get(chr(pair[1] - 1), 0) if pair[1] else 0)
    number = int.from_bytes(pair, "big") - 1
    if not 0 <= number < 64_000:
        raise BadC40(f"{pair.hex()} is not C40.")
    values = [number // 1600, number // 40 % 40, number % 40]
    if last and values[2] == _PADDING:
        values.pop()
    return "".join(_letter(value) for value in values)


def _letter(value: int) -> str:
    if value < _FIRST:
        raise BadC40("C40 in a seal uses no shift.")
    return _LETTERS[value - _FIRST]
