"""One thing per page: the questions of a group in parts, and on the page about the passport only what was not read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinggal.applications.answers_form import AnswersForm
from tinggal.applications.models import Application
from tinggal.applications.progress import groups_of, open_questions
from tinggal.applications.provenance import provenance
from tinggal.catalogue.types import Group, Question
from tinggal.catalogue.words import Words

TITLES: Final[Mapping[Group, Words]] = {
    "passport": _("Your passport"),
    "stay": _("Your stay in Indonesia"),
    "sponsor": _("Your sponsor"),
    "purpose": _("What you want to do here, and for how long"),
}
FIRST_PAGES: Final[Mapping[Group, tuple[str, Words, frozenset[str]]]] = {
    "passport": (
        "person",
        _("Who you are"),
        frozenset({"full_name", "native_name", "birth_date", "birth_place", "sex", "nationality"}),
    ),
    "stay": (
        "home",
        _("Where you live in Indonesia"),
        frozenset({"regency", "address", "old_regency", "old_address", "phone"}),
    ),
}
"""What stands on a page of its own before the rest of its group: name, title, codes of the questions."""
REST: Final = "rest"
FEW: Final = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One page of questions. ``name`` is "" for a page with the whole group; ``known`` are those of its group that were
    read on the passport and are only shown."""

    group: Group
    name: str
    title: Words
    questions: tuple[Question, ...]
    known: tuple[Question, ...] = ()

    def address(self, file: Application) -> str:
        """Where it is filled in."""
        page = reverse("portal:form", args=[file.reference, self.group])
        return f"{page}?part={self.name}" if self.name else page

    def is_open(self, file: Application) -> bool:
        """Whether an answer is missing that must be there."""
        return any(question in self.questions for question in open_questions(file, self.group))


class PartForm(AnswersForm):
    """The questions of one page."""

    def __init__(self, application: Application, part: Part, data: Mapping[str, Any] | None = None) -> None:
        self.part = part
        super().__init__(application, part.group, data)

    def asked(self, group: Group) -> list[Question]:
        """Those of the page."""
        return list(self.part.questions)


def parts_of(file: Application, group: Group) -> list[Part]:
    """The pages of a group in their order. What was read on the passport is not asked again: then the rest is one."""
    asked = tuple(question for question in file.permit.questions if question.group == group)
    if group == "passport" and (read := read_on_passport(file)):
        rest = tuple(one for one in asked if one.code not in read)
        if len(rest) <= FEW:
            known = tuple(one for one in asked if one.code in read)
            return [Part(group, REST, TITLES[group], rest, known)]
    return _in_two(group, asked)


def whole(file: Application, group: Group) -> Part:
    """All questions of a group on one page, for somebody who changes what is there."""
    asked = tuple(question for question in file.permit.questions if question.group == group)
    return Part(group, "", TITLES[group], asked)


def part_named(file: Application, group: Group, name: str) -> Part:
    """The page with this name; the whole group for any other name."""
    asked = whole(file, group)
    listed = [*parts_of(file, group), *_in_two(group, asked.questions)]
    return next((one for one in listed if one.name == name), asked)


def first_open(file: Application, group: Group) -> Part:
    """The first page of a group on which something is missing; the first of all when nothing is."""
    listed = parts_of(file, group)
    return next((part for part in listed if part.is_open(file)), listed[0])


def left_at(file: Application, codes: Iterable[str]) -> Part | None:
    """The page on which somebody stopped: that of the questions he answered last, while something is open there."""
    answered = set(codes)
    for part in (part for group in groups_of(file.permit) for part in parts_of(file, group)):
        if answered & {question.code for question in part.questions}:
            return part if part.is_open(file) else None
    return None


def page_of(file: Application, question: Question) -> str:
    """The address of the page on which a question is asked, at its place."""
    asked = tuple(one for one in file.permit.questions if one.group == question.group)
    part = next(one for one in _in_two(question.group, asked) if question in one.questions)
    return part.address(file)


def read_on_passport(file: Application) -> set[str]:
    """The codes of the answers that stand as they were read on the passport."""
    return {code for code, source in provenance(file).items() if source.how == "read" and file.answers.get(code)}


def _in_two(group: Group, asked: tuple[Question, ...]) -> list[Part]:
    whole_group = Part(group, "", TITLES[group], asked)
    if group not in FIRST_PAGES or len(asked) <= FEW:
        return [whole_group]
    name, title, codes = FIRST_PAGES[group]
    first = tuple(one for one in asked if one.code in codes)
    rest = tuple(one for one in asked if one.code not in codes)
    if not first or not rest:
        return [whole_group]
    pages = [Part(group, name, title, first), replace(whole_group, name=group, questions=rest)]
    return pages if group == "passport" else pages[::-1]
