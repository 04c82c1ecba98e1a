"""The form of one group of questions, filled with what was answered before."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.form_fields import field_for
from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.catalogue.fees import month_choices
from tinggal.catalogue.types import Group, PermitType, Question
from tinggal.pages.templatetags.pages import comma, in_words

IN_THE_PAST = {
    "passport_expires_on": gettext_lazy(
        "This passport has expired. Renew your passport first. You need a passport that is still valid."
    ),
}


def wrong_day(permit: PermitType, question: Question, day: date, *, earlier: date | None) -> str:
    """What is wrong with a day: on the wrong side of today, or not after the ``earlier`` one; "" when nothing."""
    today, named = timezone.localdate(), {"label": question.label, "day": in_words(day)}
    if question.falls == "future" and day < today:
        return str(IN_THE_PAST.get(question.code) or _("%(label)s: %(day)s has passed. Check the date.") % named)
    if question.falls == "past" and day > today:
        return _("%(label)s: %(day)s is still to come. Check the date.") % named
    if earlier and day <= earlier:
        other = permit.question(question.after).label
        words = _("“%(label)s” must be later than “%(other)s” (%(day)s).")
        return words % {"label": question.label, "other": other, "day": in_words(earlier)}
    return ""


def wrong_length(permit: PermitType, *, index: str, months: str) -> str:
    """Whether the length is not among those of the visa index, in words; "" when it is."""
    allowed = month_choices(permit, index=index)
    if months in {choice.value for choice in allowed}:
        return ""
    lengths = comma().join(str(choice.label) for choice in allowed)
    return _("For visa index %(index)s you can choose: %(lengths)s.") % {"index": index, "lengths": lengths}


class AnswersForm(forms.Form):
    """The questions of one group, filled with what was answered before.

    After ``full_clean`` the right answers are in ``good_answers`` even when others are wrong.
    """

    def __init__(self, application: Application, group: Group, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"phone": application.applicant.phone, **application.answers})
        self.application = application
        self.questions = self.asked(group)
        codes = [question.code for question in self.questions]
        answers = {**application.answers, **{code: str(data[code]) for code in codes if data and code in data}}
        needed = application.permit.required_questions(answers)
        for question in self.questions:
            self.fields[question.code] = field_for(question, required=question in needed)

    def asked(self, group: Group) -> list[Question]:
        """The questions of the page."""
        return [question for question in self.application.permit.questions if question.group == group]

    def clean(self) -> None:
        """What makes sense by itself may still not fit the other answers, or today's date."""
        for question in self.questions:
            given = self.cleaned_data.get(question.code)
            if isinstance(given, date):
                self._check_day(question, given)
        self._check_length()

    def _check_day(self, question: Question, day: date) -> None:
        earlier = self._day_of(question.after) if question.after else None
        if words := wrong_day(self.application.permit, question, day, earlier=earlier):
            self.add_error(question.code, words)

    def _day_of(self, code: str) -> date | None:
        if code in self.fields and not self._left_out(code):
            given = self.cleaned_data.get(code)
            return given if isinstance(given, date) else None
        return date_answer(self.application, code)

    def _check_length(self) -> None:
        months = self.cleaned_data.get("months")
        index = self.cleaned_data.get("index") or self.application.answers.get("index")
        if months and index and (words := wrong_length(self.application.permit, index=index, months=months)):
            self.add_error("months", words)

    @property
    def good_answers(self) -> dict[str, str]:
        """Question code → text to keep, for every question on the page; "" for an answer something is wrong with.

        So an older answer never stands in for one that was to replace it, and the question counts as open.
        """
        return {code: self._text(code) for code in self.fields if not self._left_out(code)}

    def _text(self, code: str) -> str:
        given = self.cleaned_data.get(code)
        return given.isoformat() if isinstance(given, date) else str(given or "")

    def _left_out(self, code: str) -> bool:
        return bool(self.fields[code].widget.value_omitted_from_data(self.data, self.files, code))

    @property
    def only_gaps(self) -> bool:
        """Whether nothing is wrong but questions left open: no reason to keep somebody who goes on later."""
        return all(error.code == "required" for errors in self.errors.as_data().values() for error in errors)
