"""What the checks found, as its person reads it: after the file was sent, and before, document by document."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application, Document
from tinggal.catalogue.words import Words
from tinggal.lib.boxes import Box
from tinggal.portal.own import can_change
from tinggal.verification.checks.rule import FileRule, PaperRule
from tinggal.verification.checks.table import BY_NAME
from tinggal.verification.early import in_force, told_early
from tinggal.verification.findings import says_the_same
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


def told(file: Application) -> list[Finding]:
    """The findings in force that applicants may read, of rules that are still in the table.

    While the file can be changed, a look at a document as it is now counts more than what was found when it was sent;
    where both say the same, an officer's answer stays.
    """
    rows = file.findings.in_force().order_by("pk")
    found = {(one.about, one.check_name): one for one in rows}
    for document in in_force(file) if can_change(file) else ():
        for one in told_early(document):
            before = found.get(place := (one.about, one.check_name))
            if before is None or not says_the_same(before, one):
                found[place] = one
    return [one for one in found.values() if one.check_name in BY_NAME and BY_NAME[one.check_name].told]


def part_of(
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
