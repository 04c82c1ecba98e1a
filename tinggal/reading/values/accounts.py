"""The number of the bank account that a paper is about, in the layouts of Indonesian and English statements."""

import re
from collections.abc import Iterator, Sequence

from tinggal.reading.rows import Row
from tinggal.reading.values import labels
from tinggal.reading.values.context import column_above, label_of
from tinggal.reading.values.days import days_in
from tinggal.reading.values.found import Found
from tinggal.reading.values.labels import labels_in

_DIGIT = "[0-9OoIl|]"
_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_NUMBER = re.compile(rf"(?<![\w/*.\-])(\d(?:[ .\-]?{_DIGIT}){{7,17}})(?![\w/*]|[.,]\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_IBAN = re.compile(r"(?<![\w])([A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30})(?![\w])")
_BETWEEN = 1  # words: a currency or the kind of account
_MISREAD = 2


def accounts(rows: Sequence[Row], at: int) -> Iterator[tuple[str, Found]]:
    """The account numbers of row ``at``, as digits; those of an IBAN with its letters.

    Accounts to or from which money went, customers' and cards' numbers do not count, nor numbers with hidden digits.
    """
    text = rows[at].text
    for found in _ibans(text):
        yield "account_number", found
    for match in _NUMBER.finditer(text):
        shown = match[1]
        if (
            _AMOUNT.fullmatch(shown)
            or days_in(shown)
            or sum(sign.isalpha() or sign == "|" for sign in shown) > _MISREAD
        ):
            continue
        label, sure = _label_of(rows, at, start=match.start(1))
        if label == "account_number":
            digits = re.sub(r"[ .\-]", "", shown).translate(_AS_DIGITS)
            yield label, Found(match.start(1), match.end(1), digits, sure)


def _label_of(rows: Sequence[Row], at: int, *, start: int) -> tuple[str, float]:
    """In a row of numbers only, the one head of its column counts more than a label at the end of the row above."""
    heads = labels_in(column_above(rows, at, start=start), labels.ACCOUNTS)
    if len(heads) == 1 and (not start or rows[at].text[:start].endswith("  ")):
        return heads[0][:2]
    return label_of(rows, at, start=start, table=labels.ACCOUNTS, between=_BETWEEN)


def _ibans(text: str) -> Iterator[Found]:
    """By their two check digits (ISO 13616); a label is not needed."""
    for match in _IBAN.finditer(text):
        written = re.sub(r"\s", "", match[1])
        for size in range(len(written), 14, -1):
            moved = written[4:size] + written[:4]
            if int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1:
                yield Found(match.start(1), _end(text, match.start(1), size), written[:size])
                break


def _end(text: str, start: int, size: int) -> int:
    places = [at for at in range(start, len(text)) if not text[at].isspace()]
    return places[size - 1] + 1
