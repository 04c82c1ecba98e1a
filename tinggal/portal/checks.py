"""What the machine checked, for the person it is about: what was expected and found, and what would make it pass."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinggal.applications.models import Application, Document
from tinggal.applications.page_images import NORMAL, page_asked_for, page_image
from tinggal.catalogue.words import Words
from tinggal.intake.words import Unusable
from tinggal.lib.boxes import Box
from tinggal.people.middleware import ActorRequest
from tinggal.portal.document_files import never_kept
from tinggal.portal.own import asked_document, can_change, in_force, own
from tinggal.portal.progress import papers
from tinggal.verification.checks.rule import FileRule, PaperRule
from tinggal.verification.checks.table import ABOUT_FILES, BY_NAME, rules_for
from tinggal.verification.marks import Mark, mark
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome, Resolution
from tinggal.verification.words import value_in_words

_FIRST = (Outcome.BLOCK, Outcome.ASK, Outcome.NOTE, Outcome.PASS)
_STANDING = {
    Outcome.BLOCK: ("red", gettext_lazy("Please correct")),
    Outcome.ASK: ("yellow", gettext_lazy("An officer looks")),
    Outcome.NOTE: ("blue", gettext_lazy("Noted")),
    Outcome.PASS: ("green", gettext_lazy("All right")),
}
_ANSWERED = {
    Resolution.CLEARED: ("green", gettext_lazy("An officer looked: all right")),
    Resolution.CONFIRMED: ("yellow", gettext_lazy("An officer looked: the doubt is right")),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One check as its person reads it. ``mend`` is "" where nothing has to be done; ``sign`` is its number on the
    picture ("" without a place)."""

    question: Words
    sentence: Words
    expected: str
    found: str
    mend: Words
    outcome: Outcome
    colour: str
    standing: Words
    sign: str
    place: Box | None


@dataclass(frozen=True, slots=True)
class Part:
    """A document, or the answers (``code`` is "" then): what was checked on it, what of that asks nothing of anybody
    (``quiet``), and what will be checked where nothing was. ``standing`` is that of its heaviest check."""

    code: str
    name: Words
    document: Document | None
    colour: str
    standing: Words
    checked: list[Checked]
    quiet: list[Checked]
    coming: list[Words]


@login_required
@require_safe
def checks(request: ActorRequest, reference: str) -> HttpResponse:
    """Every document and the answers, each with its checks. Before the file is sent: what will be checked."""
    file = own(request, reference)
    known = _told(file)
    listed = [(one.requirement, one.document) for one in papers(file) if one.must or one.document]
    parts = [
        _part(one.label, code=one.code, document=document, known=known, rules=rules_for(file.permit, one.code))
        for one, document in listed
    ]
    whole = _("Your answers and the whole application")
    answers = _part(whole, code="", document=None, known=known, rules=ABOUT_FILES)
    newest = max((one.at for one in known), default=None)
    page = {"application": file, "parts": [*parts, answers], "newest": newest, "can_change": can_change(file)}
    return render(request, "portal/checks.html", page)


@login_required
@require_safe
def checked_document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """One document with the places marked on its pages."""
    file = own(request, reference)
    document = in_force(file, code)
    requirement = asked_document(file, code)
    rules = rules_for(file.permit, code)
    part = _part(requirement.label, code=code, document=document, known=_told(file), rules=rules)
    number = page_asked_for(request.GET.get("page", ""), most=document.pages)
    page = {
        "application": file,
        "part": part,
        "document": document,
        "number": number,
        "sheets": range(1, document.pages + 1),
        "marks": _marks(part, page=number, chosen=request.GET.get("mark", "")),
        "can_change": can_change(file),
    }
    return render(request, "portal/checked_document.html", page)


@login_required
@require_safe
def checked_page(request: ActorRequest, reference: str, code: str, number: int) -> HttpResponse:
    """One page of the document in force as a picture, 900 dots wide."""
    document = in_force(own(request, reference), code)
    try:
        picture = page_image(document, page=number, width=NORMAL)
    except Unusable:
        raise Http404 from None
    return never_kept(picture, content_type="image/jpeg", name=f"{code}-{number}.jpg")


def _told(file: Application) -> list[Finding]:
    """The findings in force that applicants may read; of rules that are still in the table."""
    rows = file.findings.in_force().order_by("pk")
    return [one for one in rows if one.check_name in BY_NAME and BY_NAME[one.check_name].told]


def _part(
    name: Words,
    *,
    code: str,
    document: Document | None,
    known: Iterable[Finding],
    rules: Iterable[PaperRule | FileRule],
) -> Part:
    """Findings about a version that was replaced are of the past: the new one has not been looked at."""
    here = [one for one in known if one.about == code and one.document_id == (document.pk if document else None)]
    ordered = sorted(here, key=lambda one: (one.resolved_at is not None, _FIRST.index(Outcome(one.outcome))))
    checked = [_checked(one, sign=str(number)) for number, one in enumerate(ordered, start=1)]
    quiet = [one for one in checked if one.outcome in {Outcome.NOTE, Outcome.PASS}]
    coming = [] if checked else [rule.question for rule in rules if rule.told]
    if checked:
        colour, standing = checked[0].colour, checked[0].standing
    elif code and document is None:
        colour, standing = "grey", _("Not added yet")
    else:
        colour, standing = "grey", _("Not checked yet")
    shown = [one for one in checked if one not in quiet]
    return Part(code, name, document, colour, standing, shown, quiet, coming)


def _checked(one: Finding, *, sign: str) -> Checked:
    rule, outcome = BY_NAME[one.check_name], Outcome(one.outcome)
    colour, standing = _ANSWERED[Resolution(one.resolution)] if one.resolution else _STANDING[outcome]
    return Checked(
        question=rule.question,
        sentence=rule.sentence(one.words),
        expected=value_in_words(one.expected),
        found=value_in_words(one.found),
        mend="" if outcome == Outcome.PASS or one.resolution == Resolution.CLEARED else rule.mend,
        outcome=outcome,
        colour=colour,
        standing=standing,
        sign=sign if one.place else "",
        place=one.place,
    )


def _marks(part: Part, *, page: int, chosen: str) -> list[Mark]:
    return [
        one
        for item in part.checked
        for one in mark(item.place, sign=item.sign, kind=item.outcome, page=page, chosen=chosen)
    ]
