"""The page on which somebody chooses between two answers to the same question, given on two devices."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application
from tinggal.applications.provenance import Source, provenance
from tinggal.catalogue.types import Question
from tinggal.pages.templatetags.pages import moment
from tinggal.people.middleware import ActorRequest
from tinggal.portal.form_parts import PartForm
from tinggal.portal.two_answers import SEEN, WHICH, as_it_came


class WhichForm(forms.Form):
    """One choice for each question with two answers."""

    def __init__(self, asked: Sequence[tuple[Question, str, str]], data: QueryDict | None) -> None:
        super().__init__(data)
        for question, here, there in asked:
            self.fields[WHICH + question.code] = forms.ChoiceField(
                label=str(question.label),
                choices=[("here", here), ("there", there)],
                widget=forms.RadioSelect,
                error_messages={"required": _("%s: choose which answer is right.") % question.label},
            )


def ask_which(request: ActorRequest, form: PartForm, codes: Sequence[str]) -> HttpResponse:
    """Both answers to each of these questions, side by side; nothing of either is lost."""
    file = form.application
    typed = Application(permit_code=file.permit_code, answers={code: form.good_answers[code] for code in codes})
    sources, here, there = provenance(file), places_named(typed), places_named(file)
    asked = [
        (
            one,
            _("You wrote here: %s") % (answer_words(one, typed, places=here) or _("nothing")),
            _told(sources.get(one.code), request.actor.key, answer_words(one, file, places=there) or _("nothing")),
        )
        for one in form.questions
        if one.code in codes
    ]
    again = any(name.startswith(SEEN) for name in request.POST)
    context = {
        "application": file,
        "form": WhichForm(asked, request.POST if again else None),
        "came": as_it_came(request.POST),
        "seen": [(SEEN + code, str(file.answers.get(code, ""))) for code in codes],
    }
    return render(request, "portal/which_one.html", context)


def _told(source: Source | None, key: str, text: str) -> str:
    """The answer that the server has, with who gave it and when."""
    if source is None:
        return _("Saved before: %s") % text
    said = {"at": _time(source.at), "text": text}
    if source.by == key:
        return _("You wrote on another device, %(at)s: %(text)s") % said
    return _("Somebody else wrote, %(at)s: %(text)s") % said


def _time(at: datetime) -> str:
    """ "14:03 WIB" for today, with the day for another."""
    words = moment(at)
    return words.rpartition(", ")[2] if timezone.localdate(at) == timezone.localdate() else words
