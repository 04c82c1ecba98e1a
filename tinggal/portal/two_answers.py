"""The same question answered on two devices: nothing newer is overwritten by an older page, and both answers are kept
until somebody says which one is right.

A page carries in ``was`` what the server had when it was made (question code → text, as a query string), and in
``tried`` what it has sent itself without hearing the answer. ``seen_<code>`` and ``which_<code>`` come from the page
on which somebody chooses: the answer of the server that he saw beside his own, and his choice ("here" or "there").
"""

from collections.abc import Collection, Iterator
from typing import Literal
from urllib.parse import urlencode

from django.db import transaction
from django.http import QueryDict

from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.people.actors import Actor
from tinggal.portal.form_parts import PartForm

WAS, TRIED, SEEN, WHICH = "was", "tried", "seen_", "which_"
_MOST_TRIED = 20
Outcome = Literal["keep", "leave", "ask"]


@transaction.atomic
def keep(form: PartForm, *, codes: Collection[str], by: Actor) -> tuple[dict[str, str], list[str]]:
    """Keep what a cleaned form says about these questions. Gives what was kept, and the codes that were answered
    otherwise elsewhere since the page was made; of those nothing is changed. A form without ``was`` is taken whole.

    Raises:
        MoveRefused, PermissionDenied: as for ``drafts.answer``.
    """
    file = form.application
    file.answers = Application.objects.select_for_update().values_list("answers", flat=True).get(pk=file.pk)
    sorted_out = {code: _outcome(form, code) for code in codes}
    kept = {code: form.good_answers[code] for code, outcome in sorted_out.items() if outcome == "keep"}
    answer(file, kept, by=by)
    return kept, [code for code, outcome in sorted_out.items() if outcome == "ask"]


def was(form: PartForm) -> str:
    """What to write into the hidden field ``was`` of a page: what the server has now, but where the page still shows
    something older, that which it was made with."""
    answers = form.application.answers
    pairs: list[tuple[str, str]] = []
    for question in form.questions:
        older = form.is_bound and WAS in form.data and _outcome(form, question.code) != "keep"
        known = _was(form).getlist(question.code) if older else [str(answers.get(question.code, ""))]
        pairs += [(question.code, text) for text in known]
    return urlencode(pairs)


def _outcome(form: PartForm, code: str) -> Outcome:
    there, here = str(form.application.answers.get(code, "")), form.good_answers.get(code, "")
    if WAS not in form.data or here == there or there in _was(form).getlist(code) or there in _tried(form, code):
        return "keep"
    if here in _was(form).getlist(code) and code not in form.errors:
        return "leave"
    if form.data.get(SEEN + code) == there and (which := form.data.get(WHICH + code)) in ("here", "there"):
        return "keep" if which == "here" else "leave"
    return "ask"


def _was(form: PartForm) -> QueryDict:
    return QueryDict(str(form.data.get(WAS, "")))


def _tried(form: PartForm, code: str) -> Iterator[str]:
    """The answers to a question that this page has sent before, as far as they were right."""
    sent = form.data.getlist(TRIED) if isinstance(form.data, QueryDict) else []
    for text in sent[-_MOST_TRIED:]:
        earlier = PartForm(form.application, form.part, QueryDict(text))
        earlier.full_clean()
        yield earlier.good_answers.get(code, "")


def as_it_came(data: QueryDict) -> list[tuple[str, str]]:
    """Every value of a sent page but the choice itself, for the hidden fields of the page that asks again."""
    return [
        (name, str(text))
        for name, texts in data.lists()
        for text in texts
        if name != "csrfmiddlewaretoken" and not name.startswith((SEEN, WHICH))
    ]
