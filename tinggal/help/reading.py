"""The pages one reads: the home of help, how-tos, questions and answers, words explained, the official site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinggal.help.howtos import HOWTOS
from tinggal.help.leaves import HowTo
from tinggal.help.questions import QUESTIONS
from tinggal.help.terms import TERMS, slug


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Help and contact, in groups one can take in at a glance."""
    context = {"howtos": HOWTOS, "questions": QUESTIONS[:5], "more": len(QUESTIONS)}
    return render(request, "help/home.html", context)


@require_safe
def howto(request: HttpRequest, code: str) -> HttpResponse:
    """One how-to, a picture for each step; 404 for an unknown one."""
    return render(request, "help/howto.html", {"howto": _howto(code), "others": [o for o in HOWTOS if o.code != code]})


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All questions, each in a fold."""
    return render(request, "help/questions.html", {"questions": QUESTIONS})


@require_safe
def question(request: HttpRequest, code: str) -> HttpResponse:
    """One question by itself, to be sent to somebody; 404 for an unknown one."""
    for number, asked in enumerate(QUESTIONS):
        if asked.code == code:
            after = QUESTIONS[number + 1] if number + 1 < len(QUESTIONS) else None
            return render(request, "help/question.html", {"asked": asked, "after": after})
    raise Http404


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """The words of papers and forms, by the alphabet."""
    return render(request, "help/words.html", {"terms": [(slug(term), term) for term in TERMS]})


@require_safe
def word(request: HttpRequest, code: str) -> HttpResponse:
    """One word by itself; 404 for an unknown one."""
    for term in TERMS:
        if slug(term) == code:
            return render(request, "help/word.html", {"term": term})
    raise Http404


@require_safe
def official(request: HttpRequest) -> HttpResponse:
    """How to know the official site."""
    return render(request, "help/official.html")


def _howto(code: str) -> HowTo:
    for one in HOWTOS:
        if one.code == code:
            return one
    raise Http404
