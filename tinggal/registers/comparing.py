"""In what a register's record differs from what was asked: names by likeness, everything else to the letter.

A field that one side does not know differs in nothing. Fields are those of the simulators' records and what adapters
of real registers translate theirs into: name, status ("active" or anything else), born, family_card, company, posts
(separated by "|"), valid_until, places_left, entered_on, left_on, visa.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher

from tinggal.registers.questions import Business, Crossing, LegalBody, ManpowerPlan, Person, Question, Taxpayer

Record = Mapping[str, str]
_ALIKE = 0.85
_LEGAL_FORMS = frozenset({"pt", "tbk", "cv", "ud", "persero", "perseroan", "terbatas", "yayasan", "koperasi", "pma"})
_ACTIVE = "active"


def differences(question: Question, record: Record) -> tuple[str, ...]:
    """The fields that differ, in the order of the question."""
    return tuple(name for name, differs in _compared(question, record) if differs)


def alike(one: str, other: str) -> bool:
    """Whether two names are the same but for order, signs, legal form and about one letter in seven."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return first == second
    return SequenceMatcher(None, " ".join(sorted(first)), " ".join(sorted(second))).ratio() >= _ALIKE


def _compared(question: Question, record: Record) -> Iterator[tuple[str, bool]]:
    match question:
        case Person():
            yield "name", _unlike(question.name, record.get("name", ""))
            yield "born", _other(question.born, record.get("born", ""))
            yield "family_card", _other(question.family_card, record.get("family_card", ""))
            yield "status", _ended(record)
        case Taxpayer() | Business() | LegalBody():
            yield "name", _unlike(question.name, record.get("name", ""))
            yield "status", _ended(record)
        case ManpowerPlan():
            yield "company", _unlike(question.company, record.get("company", ""))
            posts = [post for post in record.get("posts", "").split("|") if post]
            yield "post", bool(posts) and all(_unlike(question.post, post) for post in posts)
            yield "valid_until", _day(record, "valid_until", lambda last: last < question.on)
            yield "places_left", question.newcomer and record.get("places_left", "") == "0"
            yield "status", _ended(record)
        case Crossing():
            yield "entered_on", _other(question.entered_on, record.get("entered_on", ""))
            yield "visa", bool(question.visa) and _other(_bare(question.visa), _bare(record.get("visa", "")))
            yield "left_on", _day(record, "left_on", lambda left: left > question.entered_on)
        case _:
            return


def _ended(record: Record) -> bool:
    return record.get("status", _ACTIVE) != _ACTIVE


def _unlike(asked: str, on_record: str) -> bool:
    return bool(asked and on_record) and not alike(asked, on_record)


def _other(asked: date | str | None, on_record: str) -> bool:
    return bool(asked and on_record) and str(asked) != on_record


def _day(record: Record, name: str, wrong: Callable[[date], bool]) -> bool:
    try:
        return wrong(date.fromisoformat(record.get(name, "")))
    except ValueError:
        return False


def _bare(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in letters).split()
    return [word for word in words if word not in _LEGAL_FORMS] or words
