"""Which permit? Some questions without an account, and then everything about the one that fits."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.guide.advice import NOT_CHARGED, advice
from tinggal.guide.calendar_days import MEDIA_TYPE, calendar_of
from tinggal.guide.questions import NOT_KNOWN, Question, Walk, walk
from tinggal.pages.choices import HintedRadios
from tinggal.pages.fields import DateInParts

ASKED = "asked"


@require_safe
def which(request: HttpRequest) -> HttpResponse:
    """The next question, or the answer. Answers come in the address; a wrong one is asked again."""
    walked = walk(request.GET.dict(), today=timezone.localdate())
    if walked.question is None:
        return _answer(request, walked)
    form = _form(walked.question, request)
    if form.is_bound and form.is_valid() and walked.question.step == "day":
        return redirect(address({**walked.answers, "day": form.cleaned_data["day"].isoformat()}))
    context = {
        "form": form,
        "answers": walked.answers,
        "asked": walked.question.step,
        "back": _back(walked),
        "skip": address({**walked.answers, "day": NOT_KNOWN}) if walked.question.step == "day" else "",
    }
    return render(request, "guide/question.html", context)


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The first and the last day as a file for a calendar; 404 while they are not known."""
    today = timezone.localdate()
    walked = walk(request.GET.dict(), today=today)
    found = advice(walked, today=today).days if walked.day and len(walked.permits) == 1 else None
    if found is None:
        raise Http404
    title, link = str(walked.permits[0].name), request.build_absolute_uri(address(walked.answers))
    response = HttpResponse(calendar_of(found, title=title, url=link), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'attachment; filename="tinggal.ics"'
    return response


def address(answers: Mapping[str, str], *, name: str = "guide:which") -> str:
    """The page that follows these answers."""
    return f"{reverse(name)}?{urlencode(answers)}" if answers else reverse(name)


def _form(question: Question, request: HttpRequest) -> forms.Form:
    """Bound only when this very question was sent: the first look at it is no mistake."""
    form = forms.Form(request.GET if request.GET.get(ASKED) == question.step else None)
    if not question.options:
        form.fields["day"] = DateInParts(label=str(question.title), help_text=_("For example 27 3 2027."))
        return form
    form.fields[question.step] = forms.ChoiceField(
        label=str(question.title),
        choices=[(option.value, option.label) for option in question.options],
        widget=HintedRadios(hints={option.value: option.hint for option in question.options}),
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )
    return form


def _back(walked: Walk) -> str:
    """The question before this one; the home page before the first."""
    if not walked.said:
        return reverse("portal:home")
    return address(_without(walked.answers, walked.said[-1].step))


def _without(answers: Mapping[str, str], step: str) -> dict[str, str]:
    """The answers before a step: those after it may not fit any more."""
    before = list(answers)[: list(answers).index(step)]
    return {name: answers[name] for name in before}


def _answer(request: HttpRequest, walked: Walk) -> HttpResponse:
    said = [(one, address(_without(walked.answers, one.step))) for one in walked.said]
    if not walked.permits:
        return render(request, "guide/not_here.html", {"said": said})
    told = advice(walked, today=timezone.localdate())
    context = {
        "said": said,
        "day": walked.day,
        "told": told,
        "today": timezone.localdate(),
        "not_charged": NOT_CHARGED,
        "calendar": address(walked.answers, name="guide:days") if told.days else "",
    }
    return render(request, "guide/answer.html", context)
