"""Amounts of money as Indonesian and English documents write them."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from tinggal.reading.values.found import Found

_CURRENCIES = {
    "RP": "IDR",
    "IDR": "IDR",
    "US$": "USD",
    "USD": "USD",
    "U$": "USD",
    "$": "USD",
    "EUR": "EUR",
    "€": "EUR",
} | {code: code for code in ("AUD", "SGD", "JPY", "CNY", "KRW", "GBP", "MYR", "CHF", "INR", "RUB", "CAD", "NZD", "THB")}
_TIMES = {
    "ribu": 10**3,
    "thousand": 10**3,
    "juta": 10**6,
    "million": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "billion": 10**9,
}
_CURRENCY = "|".join(re.escape(one) for one in sorted(_CURRENCIES, key=len, reverse=True))
_NUMBER = r"\d[\d.,' ]*\d|\d"
_MANY = rf"(?:\s?({'|'.join(_TIMES)})\b)?"
_BEFORE = re.compile(rf"(?<![^\W_])({_CURRENCY})[.:]?\s{{0,2}}({_NUMBER})(?:,?-+|\.-)?{_MANY}", re.I)
_AFTER = re.compile(rf"(?<![\d.,])({_NUMBER}){_MANY}\s?({_CURRENCY})(?![^\W_])", re.I)
_CODE = re.compile(r"(?:RP|[A-Z]{3})\d{6,9}")
_BARE = re.compile(r"(?<![\w.,/\-])(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?|\d+[.,]\d{2})(?![\w/\-])")


def amounts_in(text: str) -> list[Found]:
    """Every amount with a currency, as "IDR 35000000" or "USD 2000.5", in order."""
    found = sorted(_with_currency(text), key=lambda one: (one.start, -one.end))
    return [one for at, one in enumerate(found) if not any(one.start < other.end for other in found[:at])]


def bare_amounts_in(text: str, *, currency: str) -> list[Found]:
    """Numbers written as amounts without a currency, taken to be of this one."""
    return [
        Found(match.start(), match.end(), f"{currency} {_plain(number)}", 0.8)
        for match in _BARE.finditer(text)
        if (number := number_in(match[1])) is not None
    ]


def number_in(text: str) -> Decimal | None:
    """The number of "35.000.000,00", "35,000,000.00", "2 000" or "1.5". A last mark with two digits, or any number but
    three, after it begins the fraction; so does no mark that stands twice."""
    digits = text.replace(" ", "").replace("'", "")
    marks = [sign for sign in digits if sign in ".,"]
    if marks:
        last = marks[-1]
        whole, _, rest = digits.rpartition(last)
        if marks.count(last) > 1 or (len(rest) == 3 and (len(marks) == 1 or len(set(marks)) == 1)):
            whole, rest = digits, ""
        digits = re.sub("[.,]", "", whole) + (f".{rest}" if rest else "")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _with_currency(text: str) -> Iterator[Found]:
    for match in _BEFORE.finditer(text):
        if _CODE.fullmatch(match[0]):
            continue  # the number of a passport
        yield from _found(match, match[1], match[2], match[3])
    for match in _AFTER.finditer(text):
        yield from _found(match, match[3], match[1], match[2])


def _found(match: re.Match[str], currency: str, digits: str, times: str | None) -> Iterator[Found]:
    number = number_in(digits.rstrip(" .,"))
    if number is not None:
        number *= _TIMES.get((times or "").lower(), 1)
        yield Found(match.start(), match.end(), f"{_CURRENCIES[currency.upper()]} {_plain(number)}")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
