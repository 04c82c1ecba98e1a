"""Signals as officers read them: what was noticed, in which other files, what would clear it, and the answer given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.access import desk_files
from tinggal.applications.models import Application
from tinggal.casework.story import document_name
from tinggal.pages.templatetags.pages import in_words
from tinggal.people.actors import Actor
from tinggal.signals.evidence import Item
from tinggal.signals.models import Signal
from tinggal.signals.table import BY_ID, Measured, Row, measured
from tinggal.signals.words import WORDS
from tinggal.verification.results import Resolution

Words = str | Promise
NAMED = 10
WEIGHTS: Mapping[int, Words] = {
    1: gettext_lazy("Worth knowing"),
    2: gettext_lazy("Worth knowing"),
    3: gettext_lazy("Please look"),
    4: gettext_lazy("Please look"),
    5: gettext_lazy("Look here first"),
}


class AnswerForm(forms.Form):
    """What an officer says to a signal."""

    says_optional = False
    answer = forms.ChoiceField(
        label=gettext_lazy("What did you find?"), choices=Resolution.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("What you compared, and why you are sure. Colleagues at the next desks read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, number: int, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, auto_id=f"signal_{number}_%s")
        self.number = number


@dataclass(frozen=True, slots=True)
class Other:
    """Another file; ``holder`` is "" for a file this officer may not read."""

    reference: str
    holder: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing that was noticed. ``code`` is that of the document to open, "" for an answer of the form; ``more``
    counts the files that are not named."""

    sentence: str
    about: str
    code: str
    others: list[Other]
    more: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One signal in force. ``form`` is there when it is open and waits for this officer."""

    number: int
    row: Row
    weight: Words
    colour: str
    noticed: list[Noticed]
    measured: Measured | None
    answer: Words
    reason: str
    by: str
    at: datetime | None
    form: AnswerForm | None


def signals_shown(actor: Actor, file: Application, *, open_to_me: bool, tried: AnswerForm | None = None) -> list[Shown]:
    """The signals in force, those to be answered first, by weight. Three queries."""
    rows = [one for one in file.signals.in_force().select_related("answered_by") if one.signal in BY_ID]
    items = {row.pk: [Item.from_json(one) for one in row.evidence] for row in rows}
    named = {reference for found in items.values() for one in found for reference in one.others}
    readable = {
        one.reference: one.holder for one in desk_files(actor).filter(reference__in=named).select_related("applicant")
    }
    shown = [_shown(row, file, items[row.pk], readable, open_to_me=open_to_me, tried=tried) for row in rows]
    return sorted(shown, key=lambda one: (bool(one.answer), -one.row.weight, one.row.id))


def _shown(
    signal: Signal,
    file: Application,
    items: Iterable[Item],
    readable: Mapping[str, str],
    *,
    open_to_me: bool,
    tried: AnswerForm | None,
) -> Shown:
    row, is_open = BY_ID[signal.signal], signal.answered_at is None
    again = tried if tried is not None and tried.number == signal.pk else None
    return Shown(
        number=signal.pk,
        row=row,
        weight=WEIGHTS[signal.weight],
        colour="grey" if not is_open else "orange" if signal.weight > 2 else "blue",
        noticed=[_noticed(one, file, readable) for one in items],
        measured=measured().get(row.id),
        answer=Resolution(signal.answer).label if signal.answer else "",
        reason=signal.reason,
        by=str(signal.answered_by or ""),
        at=signal.answered_at,
        form=(again or AnswerForm(signal.pk)) if is_open and open_to_me else None,
    )


def _noticed(item: Item, file: Application, readable: Mapping[str, str]) -> Noticed:
    papers = {one.code for one in file.permit.requirements}
    others = [Other(reference, readable.get(reference, "")) for reference in item.others[-NAMED:]]
    return Noticed(
        sentence=sentence(item),
        about=about_words(file, item.about),
        code=item.about if item.about in papers else "",
        others=others,
        more=max(0, item.count - len(others)),
    )


def sentence(item: Item) -> str:
    """The words of the item, with days as people read them."""
    facts = {name: _day_in_words(fact) if isinstance(fact, str) else fact for name, fact in item.facts.items()}
    return str(WORDS[item.words] % {**facts, "count": item.count})


def about_words(file: Application, about: str) -> str:
    """What the form calls a question, what the permit calls a document, or the account that sent the file."""
    if about == "sender":
        return _("The account that sent the file")
    question = next((one for one in file.permit.questions if one.code == about), None)
    return str(question.label) if question else document_name(file, about)


def _day_in_words(text: str) -> str:
    try:
        return str(in_words(date.fromisoformat(text)))
    except ValueError:
        return text
