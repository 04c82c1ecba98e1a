"""Does a sponsor vouch for more foreigners than it can have?"""

from collections.abc import Iterator

from tinggal.signals.alike import Alike
from tinggal.signals.capacity import foreigners_of, newest_files_of
from tinggal.signals.evidence import NAMED, Item, item
from tinggal.signals.spelling import number
from tinggal.signals.traits import SPONSOR, Traits

MOST_OF_ONE_PERSON = 10
_FAR = 1.2
_DIGITS_OF_A_PERSON = 16  # a NIK; a company's NIB has 13


def above_capacity(traits: Traits, _alike: Alike) -> Iterator[Item]:
    """A company against the headcount of its plan, a person against ten. A fifth more is not yet far above."""
    vouches = number(traits.application.answers.get("sponsor_number", ""))
    is_a_person = len(vouches) == _DIGITS_OF_A_PERSON and vouches.isdecimal()
    allowed = MOST_OF_ONE_PERSON if is_a_person else _headcount(traits)
    marks = traits.of_kind(SPONSOR)
    if not allowed or not marks:
        return
    persons = foreigners_of(marks[0].key)
    if persons > _FAR * allowed:
        newest = newest_files_of(marks[0].key, besides=traits.application, most=NAMED)
        words = "above_person" if is_a_person else "above_rptka"
        found = item(words, about="sponsor_number", others=newest, persons=persons, allowed=allowed)
        yield Item(found.words, found.about, found.others, persons - 1, found.facts)


def _headcount(traits: Traits) -> int:
    """As read on the approval of the plan; 0 where it was not read."""
    sheet = traits.sheets.get("rptka_approval")
    written = sheet.read("headcount") if sheet else ""
    return int(written) if written.isdecimal() and len(written) < 6 else 0
