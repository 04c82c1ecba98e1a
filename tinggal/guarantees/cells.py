"""Reads the cells of a table: what each means as an answer, or what is wrong with it and what to do, in words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tinggal.applications.answers_form import wrong_day, wrong_length
from tinggal.applications.form_fields import field_for
from tinggal.catalogue.countries import COUNTRIES
from tinggal.catalogue.types import PermitType, Question
from tinggal.offices.models import Regency

FROM_THE_SPONSOR = frozenset({"sponsor_name", "sponsor_number", "sponsor_address", "sponsor_email", "sponsor_phone"})
YES = {"yes": "yes", "ya": "yes", "no": "no", "tidak": "no"}
_DAY_FIRST = re.compile(r"^([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})$")
_YEAR_FIRST = re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$")
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Read:
    """One row: the answers that are right, and for each wrong cell what is wrong with it."""

    answers: Mapping[str, str]
    faults: Mapping[str, str]


def columns(permit: PermitType) -> tuple[Question, ...]:
    """The questions a table has a column for: all but those about the sponsor, which we know."""
    return tuple(one for one in permit.questions if one.code not in FROM_THE_SPONSOR)


class RowReader:
    """Reads rows of one permit; what they share (fields, places, countries) is made once."""

    def __init__(self, permit: PermitType) -> None:
        self.permit, self.questions = permit, columns(permit)
        self.fields = {one.code: field_for(one, required=False) for one in self.questions}
        self.words = {one.code: self._known_words(one) for one in self.questions}

    def read(self, cells: Mapping[str, str]) -> Read:
        """The row as answers. Cells of columns that the permit does not ask for mean nothing."""
        answers: dict[str, str] = {}
        faults: dict[str, str] = {}
        for question in self.questions:
            try:
                if text := self._answer(question, cells.get(question.code, "").strip()):
                    answers[question.code] = text
            except ValidationError as wrong:
                faults[question.code] = " ".join(str(words) for words in wrong.messages)
        self._hold_together(answers, faults)
        return Read(answers, faults)

    def _answer(self, question: Question, cell: str) -> str:
        if not cell:
            return ""
        if len(cell) > _LONGEST:
            raise ValidationError(_("This cell is too long."))
        if question.kind == "date":
            return _day(cell).isoformat()
        if known := self.words[question.code]:
            return _among(known, cell)
        return str(self.fields[question.code].clean(cell) or "")

    def _hold_together(self, answers: dict[str, str], faults: dict[str, str]) -> None:
        for question in self.permit.required_questions(answers):
            code = question.code
            if code in self.fields and code not in answers and code not in faults:
                faults[code] = _("This cell is empty. It is needed.")
        for question in self.questions:
            if question.kind == "date" and question.code in answers:
                self._judge_day(question, answers, faults)
        months, index = answers.get("months"), answers.get("index")
        if months and index and (words := wrong_length(self.permit, index=index, months=months)):
            faults["months"] = words

    def _judge_day(self, question: Question, answers: Mapping[str, str], faults: dict[str, str]) -> None:
        before = answers.get(question.after, "") if question.after else ""
        earlier = date.fromisoformat(before) if before else None
        if words := wrong_day(self.permit, question, date.fromisoformat(answers[question.code]), earlier=earlier):
            faults[question.code] = words

    def _known_words(self, question: Question) -> Mapping[str, str]:
        """What may stand in the cells of a question with a list, folded → the answer; nothing for free text."""
        if question.kind == "country":
            named = ((code, (code, str(one.name), one.legal_name)) for code, one in COUNTRIES.items())
            return {_folded(words): code for code, names in named for words in names}
        if question.kind == "regency":
            return {_folded(words): one.code for one in Regency.objects.all() for words in (one.code, one.name)}
        if question.kind == "yes_no":
            return YES
        return {_folded(words): one.value for one in question.choices for words in (one.value, str(one.label))}


def _among(known: Mapping[str, str], cell: str) -> str:
    if (found := known.get(_folded(cell))) is None:
        words = _("“%(cell)s” is not in the list. See the sheet of allowed words.")
        raise ValidationError(words % {"cell": cell[:40]})
    return found


def _day(cell: str) -> date:
    """2027-02-28, or day first: 28/02/2027, 28.2.2027."""
    first, last = _YEAR_FIRST.match(cell), _DAY_FIRST.match(cell)
    try:
        if first:
            return date(int(first[1]), int(first[2]), int(first[3]))
        if last:
            return date(int(last[3]), int(last[2]), int(last[1]))
    except ValueError:
        raise ValidationError(_("%s is not a date. Check day and month.") % cell[:40]) from None
    raise ValidationError(_("“%s” is not a date. Write it as 2027-02-28.") % cell[:40])


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
