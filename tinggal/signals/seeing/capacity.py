"""Does a sponsor vouch for more foreigners than it can have?"""

from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.signals.alike import Alike
from tinggal.signals.capacity import foreigners_of, newest_files_of, under_plan
from tinggal.signals.evidence import NAMED, Item, item
from tinggal.signals.people import same_sponsor
from tinggal.signals.spelling import number
from tinggal.signals.traits import RPTKA, SPONSOR, Traits

MOST_OF_ONE_PERSON = 10
_FAR = 1.2
_DIGITS_OF_A_PERSON = 16  # a NIK; a company's NIB has 13
_SURE = 0.6


def above_capacity(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A person against ten; a company against the number on its plan, counting those under that plan: a company may
    have several. A fifth more is not yet far above."""
    vouches = number(traits.application.answers.get("sponsor_number", ""))
    if len(vouches) == _DIGITS_OF_A_PERSON and vouches.isdecimal():
        yield from _above_person(traits)
    else:
        yield from _above_plan(traits, alike)


def _above_person(traits: Traits) -> Iterator[Item]:
    marks = traits.of_kind(SPONSOR)
    persons = foreigners_of(marks[0].key) if marks else 0
    if persons > _FAR * MOST_OF_ONE_PERSON:
        newest = newest_files_of(marks[0].key, besides=traits.application, most=NAMED)
        yield _said("above_person", newest, persons=persons, allowed=MOST_OF_ONE_PERSON)


def _above_plan(traits: Traits, alike: Alike) -> Iterator[Item]:
    allowed = _headcount(traits)
    plans = {mark.key: mark for mark in traits.of_kind(RPTKA)}.values()
    if not allowed or len(plans) != 1:
        return  # a plan whose number is not that of the form is a matter for a check
    (plan,) = plans
    files = [file for file in alike.having(plan) if same_sponsor(file.answers, traits.application.answers)]
    persons = under_plan([traits.application, *files])
    if persons > _FAR * allowed:
        yield _said("above_plan", files[:NAMED], persons=persons, allowed=allowed)


def _said(words: str, others: list[Application], *, persons: int, allowed: int) -> Item:
    found = item(words, about="sponsor_number", others=others, persons=persons, allowed=allowed)
    return Item(found.words, found.about, found.others, persons - 1, found.facts)


def _headcount(traits: Traits) -> int:
    """The largest number of foreign workers on the approval of the plan: of a table by posts that is the total. 0 where
    none was read surely."""
    sheet = traits.sheets.get("rptka_approval")
    read = sheet.facts.every("headcount") if sheet and sheet.facts else ()
    return max((int(one.text) for one in read if one.sure >= _SURE and one.text.isdecimal()), default=0)
