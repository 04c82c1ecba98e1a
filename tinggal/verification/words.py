"""What was expected and what was found, as people read it: findings keep both the same for every language."""

import re
from datetime import date

from tinggal.catalogue.permits import PERMITS
from tinggal.pages.templatetags.pages import comma, in_words

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOCUMENTS = {one.code: one.label for permit in PERMITS for one in permit.requirements}


def value_in_words(text: str) -> str:
    """What was expected or found, for people: 2027-12-08 as 8 December 2027, a list of documents by their names."""
    listed = [_DOCUMENTS.get(code) for code in text.split(", ")]
    if None not in listed:
        return comma().join(map(str, listed))
    return _ISO_DAY.sub(_day_in_words, text)


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return str(in_words(date.fromisoformat(found[0])))
    except ValueError:
        return found[0]
