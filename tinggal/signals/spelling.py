"""Names, addresses and numbers in one spelling, so that what people write differently is found to be the same."""

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher

_FORMS_OF_COMPANIES = frozenset({"PT", "CV", "TBK", "PERSERO", "UD", "FA", "LTD", "LIMITED", "INC"})
_STREETS = {"JL": "JALAN", "JLN": "JALAN", "GG": "GANG", "STREET": "JALAN", "ST": "JALAN", "APT": "APARTEMEN"}
_NOISE = frozenset({"NO", "NOMOR", "NUMBER", "NR", "INDONESIA"})
_SHORTEST_PHONE, _SHORTEST_ACCOUNT, _SHORTEST_ADDRESS = 8, 8, 2
_ALIKE = 0.85


def tokens(text: str) -> list[str]:
    """The words of a text in capital letters without signs: "Böhm, José" becomes BOHM, JOSE. Other scripts stay."""
    bare = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter)).upper()
    return re.findall(r"\w+", letters.replace("_", " "))


def company(name: str) -> str:
    """A company or person who vouches, without the form of the company: "PT. Bahari Tbk" and "Bahari" are one."""
    return " ".join(word for word in tokens(name) if word not in _FORMS_OF_COMPANIES)


def number(text: str) -> str:
    """Letters and digits only, in capitals: for NIB, NIK, RPTKA and passport numbers."""
    return "".join(tokens(text))


def address(text: str, *, regency: str) -> str:
    """Street and number in a regency; "" for what is too short to be a place."""
    words = [_STREETS.get(word, word) for word in tokens(text) if word not in _NOISE]
    return " ".join([regency, *words]) if len(words) >= _SHORTEST_ADDRESS else ""


def phone(text: str) -> str:
    """With the country code, Indonesian when none is written: 0812… and +62 812… are one; "" for none."""
    digits = "".join(filter(str.isdecimal, text))
    if digits.startswith("620"):
        digits = "62" + digits[3:]
    elif digits.startswith("0"):
        digits = "62" + digits.lstrip("0")
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def mail(text: str) -> str:
    """In small letters, without what stands behind a plus sign; "" for what is no address."""
    name, _at, domain = text.strip().lower().partition("@")
    return f"{name.partition('+')[0]}@{domain}" if name and domain else ""


def account(text: str) -> str:
    """The digits of a bank account; "" for too few."""
    digits = "".join(filter(str.isdecimal, text))
    return digits if len(digits) >= _SHORTEST_ACCOUNT else ""


def names_alike(one: str, other: str) -> bool:
    """Whether these may be one name: the same letters but for a few, in any order, or one name inside the other."""
    first, second = sorted(tokens(one)), sorted(tokens(other))
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= _ALIKE


def share_a_name(one: str, other: str) -> bool:
    """Whether two names have a word in common, as families do."""
    return bool(_long(tokens(one)) & _long(tokens(other)))


def _long(words: Collection[str]) -> set[str]:
    return {word for word in words if len(word) > 1}
