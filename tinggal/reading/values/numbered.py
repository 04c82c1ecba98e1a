"""Numbers with what they are: by the words before them where there are any, else by their shape."""

from collections.abc import Iterator, Sequence

from tinggal.reading.rows import Row
from tinggal.reading.squeeze import squeezed
from tinggal.reading.values import labels
from tinggal.reading.values.context import label_of
from tinggal.reading.values.found import Found
from tinggal.reading.values.numbers import (
    codes_in,
    is_identity_number,
    is_manpower_number,
    long_numbers_in,
    own_numbers_in,
    passport_numbers_in,
    tax_numbers_in,
)

Named = tuple[str, Found]
_LENGTHS = {"nik": (16,), "kk_number": (16,), "npwp": (15, 16), "nib": (13,)}
_BY_SHAPE = 0.6
_FAMILY_CARD = squeezed("kartu keluarga")


def numbers(rows: Sequence[Row], at: int) -> Iterator[Named]:
    """Every number of row ``at`` that a register may know."""
    yield from _of_registers(rows, at)
    yield from _of_letters(rows, at)
    yield from _of_permits(rows, at)


def _of_registers(rows: Sequence[Row], at: int) -> Iterator[Named]:
    text = rows[at].text
    taxed = list(tax_numbers_in(text))
    for found in taxed:
        yield "npwp", found
    for found in long_numbers_in(text):
        if any(one.start < found.end and found.start < one.end for one in taxed):
            continue
        label, sure = label_of(rows, at, start=found.start, table=labels.NUMBERS)
        digits = found.text
        if label in _LENGTHS and len(digits) in _LENGTHS[label]:
            yield label, Found(found.start, found.end, digits, sure)
        elif len(digits) == 16 and label == "letter_number" and _is_headed(rows, at, _FAMILY_CARD):
            yield "kk_number", Found(found.start, found.end, digits, sure)
        elif len(digits) == 16 and is_identity_number(digits):
            yield "nik", Found(found.start, found.end, digits, _BY_SHAPE)
        elif len(digits) == 13 and label == "letter_number":
            yield "nib", Found(found.start, found.end, digits, _BY_SHAPE)


def _is_headed(rows: Sequence[Row], at: int, phrase: str) -> bool:
    return any(phrase in squeezed(row.text) for row in rows[max(0, at - 2) : at + 1])


def _of_letters(rows: Sequence[Row], at: int) -> Iterator[Named]:
    for found in own_numbers_in(rows[at].text):
        label, sure = label_of(rows, at, start=found.start, table=labels.NUMBERS)
        if is_manpower_number(found.text) or label == "rptka_number":
            yield "rptka_number", Found(found.start, found.end, found.text, max(sure, 0.9))
        if label == "letter_number":
            yield "letter_number", Found(found.start, found.end, found.text, sure)


def _of_permits(rows: Sequence[Row], at: int) -> Iterator[Named]:
    text = rows[at].text
    for found in passport_numbers_in(text):
        label, sure = label_of(rows, at, start=found.start, table=labels.CODES)
        if label == "passport_number":
            yield label, Found(found.start, found.end, found.text, sure)
    for found in codes_in(text):
        label, sure = label_of(rows, at, start=found.start, table=labels.CODES)
        if label in ("visa_number", "permit_number"):
            yield label, Found(found.start, found.end, found.text, sure)
