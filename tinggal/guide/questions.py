"""The questions of the guide, one at a time. All answers stand in the address: no account, no cookie, and the way back
works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.groups import INDEX_GROUPS
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.windows import counted_from
from tinggal.catalogue.words import Words
from tinggal.guide.wishes import NOW, WISHES, granted, wishes

NOT_KNOWN = "unknown"
"""The answer of somebody who cannot name the day; the guide then tells the rule instead of the days."""

TITLES: Mapping[str, Words] = {
    "now": _("Which permit do you have now?"),
    "wish": _("What do you want to do?"),
    "group": _("What will you do in Indonesia?"),
    "index": _("Which of these fits best?"),
    "service": _("Which of these is it?"),
    "permit": _("Which of these is it?"),
}


STEPS = ("now", "wish", "service", "group", "index", "permit")
"""``service`` is asked where not every permit that fits has a purpose, ``permit`` where two still fit at the end."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: ``value`` stands in the address."""

    value: str
    label: Words
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next. Without options it asks for a day."""

    step: str
    title: Words
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words, for the list from which one may change it."""

    step: str
    title: Words
    words: Words


@dataclass(frozen=True, slots=True)
class Walk:
    """What has been answered, the permits that still fit, and the next question; ``None`` when nothing is left to ask.

    ``answers`` holds only answers that were on offer, in the order of the questions. ``day`` is the day the filing
    window counts from; ``None`` when it is not known or not needed.
    """

    answers: Mapping[str, str]
    said: tuple[Said, ...]
    permits: tuple[PermitType, ...]
    question: Question | None
    day: date | None = None


def walk(given: Mapping[str, str], *, today: date) -> Walk:
    """Follow the answers as far as they go; what does not fit is asked again."""
    answers: dict[str, str] = {}
    said: list[Said] = []
    permits: tuple[PermitType, ...] = ()
    for step in STEPS:
        offered = _offered(step, answers, permits)
        if len(offered) == 1 and step != "now":
            value = offered[0].value
        elif not offered:
            continue
        else:
            chosen = {option.value: option for option in offered}.get(given.get(step, ""))
            if chosen is None:
                return Walk(answers, tuple(said), permits, Question(step, TITLES[step], offered))
            value = answers[step] = chosen.value
            said.append(Said(step, TITLES[step], chosen.label))
        permits = _fitting(step, value, permits)
    return _ask_the_day(given, answers, said, permits, today=today)


def _offered(step: str, answers: Mapping[str, str], permits: tuple[PermitType, ...]) -> tuple[Option, ...]:
    if step == "now":
        return tuple(Option(code, label) for code, label in NOW.items())
    if step == "wish":
        return tuple(Option(code, wish.label, wish.hint) for code, wish in wishes(answers["now"]).items())
    if step == "permit" or (step == "service" and not all(one.indexes for one in permits)):
        return tuple(Option(one.code, one.name, one.summary) for one in permits)
    if step == "service":
        return ()
    codes = [code for code in VISA_INDEXES if any(code in one.indexes for one in permits)]
    if step == "group":
        groups = {VISA_INDEXES[code].group for code in codes}
        return tuple(Option(group, INDEX_GROUPS[group]) for group in INDEX_GROUPS if group in groups)
    return tuple(
        Option(code, VISA_INDEXES[code].name, code)
        for code in codes
        if answers.get("group", VISA_INDEXES[code].group) == VISA_INDEXES[code].group
    )


def _fitting(step: str, value: str, permits: tuple[PermitType, ...]) -> tuple[PermitType, ...]:
    if step == "wish":
        return granted(value)
    if step == "group":
        return tuple(one for one in permits if any(VISA_INDEXES[code].group == value for code in one.indexes))
    if step == "index":
        return tuple(one for one in permits if value in one.indexes)
    return tuple(one for one in permits if one.code == value) if step in ("service", "permit") else permits


def _ask_the_day(
    given: Mapping[str, str], answers: dict[str, str], said: list[Said], permits: tuple[PermitType, ...], *, today: date
) -> Walk:
    if not permits:
        return Walk(answers, tuple(said), permits, None)
    title = permits[0].question(counted_from(permits[0], on=today)).label
    value = given.get("day", "")
    if value == NOT_KNOWN:
        answers["day"] = value
        return Walk(answers, (*said, Said("day", title, _("I do not know it yet"))), permits, None)
    day = as_day(value)
    if day is None:
        return Walk(answers, tuple(said), permits, Question("day", title))
    answers["day"] = value
    return Walk(answers, (*said, Said("day", title, "")), permits, None, day)


def as_day(value: str) -> date | None:
    """The day written as YYYY-MM-DD; ``None`` for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def wish_of(answers: Mapping[str, str]) -> Words:
    """What is wanted, in words; "" before it was said."""
    return WISHES[answers["wish"]].label if "wish" in answers else ""
