"""Days that contradict each other: in the form, on the documents, and inside the files."""

from collections.abc import Iterator
from datetime import date, timedelta

from tinggal.applications.reading import date_answer
from tinggal.offices.calendar import working_days
from tinggal.signals.alike import Alike
from tinggal.signals.evidence import Item, item
from tinggal.signals.papers import FROM_AUTHORITIES, of_a_sponsor
from tinggal.signals.traits import Sheet, Traits

_VISAS = ("visit_visa", "work_visa", "student_visa", "investor_visa", "stay_visa")
_CLOCKS_DIFFER = timedelta(days=1)
_LONG_AFTER = timedelta(days=30)
_SURE = 0.6


def impossible_dates(traits: Traits, _alike: Alike) -> Iterator[Item]:
    """See the words of each. A day that was read badly says nothing."""
    entered = date_answer(traits.application, "entered_on")
    for code in _VISAS:
        issued = _dated(traits.sheets[code]) if code in traits.sheets else None
        if issued and entered and entered < issued:
            yield item("entry_before_visa", about=code, entered=f"{entered}", issued=f"{issued}")
    for sheet in traits.sheets.values():
        yield from _on_the_document(sheet)


def _on_the_document(sheet: Sheet) -> Iterator[Item]:
    dated = _dated(sheet)
    if dated is None:
        return
    day = f"{dated}"
    if dated > sheet.attached_on + _CLOCKS_DIFFER:
        yield item("dated_later", about=sheet.code, dated=day, uploaded=f"{sheet.attached_on}")
    elif sheet.code in FROM_AUTHORITIES and sheet.code != "entry_stamp" and not working_days().is_working_day(dated):
        yield item("dated_on_closed_day", about=sheet.code, dated=day)
    made, changed = _day(sheet.origin.get("made_at")), _day(sheet.origin.get("changed_at"))
    if not sheet.origin.get("fonts"):
        return  # a scan or a photo may be made at any time
    if of_a_sponsor(sheet.code) and made and made > dated + _LONG_AFTER:
        yield item("made_after_date", about=sheet.code, dated=day, made=f"{made}")
    elif made and changed and changed > max(made, dated) + _LONG_AFTER:
        yield item("changed_after_date", about=sheet.code, dated=day, changed=f"{changed}")


def _dated(sheet: Sheet) -> date | None:
    found = sheet.facts.first("date") if sheet.facts else None
    return _day(found.text) if found and found.sure >= _SURE else None


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written or "")[:10])
    except ValueError:
        return None
