"""Do the days printed on documents fit the form, and today?"""

from datetime import date, timedelta

from tinggal.applications.reading import date_answer
from tinggal.lib.months import add_months
from tinggal.reading.facts import Value
from tinggal.verification.checks.passport_validity import filing_day
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SURE = 0.6
_STATEMENT_MONTHS = 3
_MARRIED_MONTHS = 24  # UU 6/2011 Ps 60 ayat (2)
_NOT_COMPARED = Result(Outcome.NOTE, "not_compared")
_WRITTEN = ("date", "issue_date")


def not_expired(paper: Paper) -> Result:
    """The last day that the document names, on the day of filing."""
    last = _latest(paper, "valid_until")
    if last is None:
        return _NOT_COMPARED
    filed = filing_day(paper.application)
    if _day(last) >= filed:
        return PASSED
    return Result(Outcome.ASK, "document_expired", f"≥ {filed}", last.text, box=last.box)


def stay_end_agrees(paper: Paper) -> Result:
    """The last day of the present stay, in the form and on the permit or stamp."""
    said, named = date_answer(paper.application, "stay_expires_on"), _sure(paper, "valid_until")
    if said is None or not named:
        return _NOT_COMPARED
    if any(_day(one) == said for one in named):
        return PASSED
    return Result(Outcome.ASK, "stay_end_differs", f"{said}", named[0].text, box=named[0].box)


def entry_day_agrees(paper: Paper) -> Result:
    """The day of the last entry, in the form and in the stamp."""
    said, named = date_answer(paper.application, "entered_on"), _sure(paper, "entry_date")
    if said is None or not named:
        return _NOT_COMPARED
    if any(_day(one) == said for one in named):
        return PASSED
    return Result(Outcome.ASK, "entry_day_differs", f"{said}", named[0].text, box=named[0].box)


def not_in_the_future(paper: Paper) -> Result:
    """Nobody signs tomorrow: the day on which the document was written."""
    filed = filing_day(paper.application)
    late = next((one for one in _sure(paper, *_WRITTEN) if _day(one) > filed + timedelta(days=1)), None)
    if late is None:
        return PASSED
    return Result(Outcome.ASK, "written_in_the_future", f"≤ {filed}", late.text, box=late.box)


def statement_recent(paper: Paper) -> Result:
    """The newest day on a bank statement: at most three months before the filing."""
    filed = filing_day(paper.application)
    days = [one for one in _of(paper, *_WRITTEN) if _day(one) <= filed + timedelta(days=1)]
    if not days:
        return Result(Outcome.ASK, "statement_without_day")
    newest, least = max(days, key=_day), add_months(filed, -_STATEMENT_MONTHS)
    if _day(newest) >= least:
        return PASSED
    return Result(Outcome.ASK, "statement_too_old", f"≥ {least}", newest.text, box=newest.box)


def wedding_plausible(paper: Paper) -> Result:
    """A wedding after both were born and not after the filing; for a permanent permit by marriage two years ago."""
    born, filed = date_answer(paper.application, "birth_date"), filing_day(paper.application)
    named = _sure(paper, "event_date")
    if not named:
        return _NOT_COMPARED
    day = _day(named[0])
    if day > filed or (born and day < born):
        return Result(Outcome.ASK, "event_day_impossible", f"{born} – {filed}", named[0].text, box=named[0].box)
    by_marriage = paper.application.answers.get("basis") == "marriage"
    if by_marriage and day > add_months(filed, -_MARRIED_MONTHS):
        least = add_months(filed, -_MARRIED_MONTHS)
        return Result(Outcome.ASK, "married_too_short", f"≤ {least}", named[0].text, box=named[0].box)
    return PASSED


def birth_printed(paper: Paper) -> Result:
    """Where a document that is about the applicant names a day of birth, it is the one in the form."""
    said, named = date_answer(paper.application, "birth_date"), _sure(paper, "birth_date")
    if said is None or not named:
        return _NOT_COMPARED
    if any(_day(one) == said for one in named):
        return PASSED
    return Result(Outcome.ASK, "birth_date_differs", f"{said}", named[0].text, box=named[0].box)


def _of(paper: Paper, *names: str) -> list[Value]:
    values = paper.facts.values if paper.facts else ()
    return [one for one in values if one.name in names]


def _sure(paper: Paper, *names: str) -> list[Value]:
    return sorted((one for one in _of(paper, *names) if one.sure >= _SURE), key=lambda one: -one.sure)


def _latest(paper: Paper, *names: str) -> Value | None:
    return max(_sure(paper, *names), key=_day, default=None)


def _day(value: Value) -> date:
    return date.fromisoformat(value.text)
