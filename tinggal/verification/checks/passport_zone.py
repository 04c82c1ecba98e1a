"""Do the machine-readable lines of the passport say what the form says?"""

from collections.abc import Callable

from tinggal.catalogue.countries import from_mrz
from tinggal.mrz.names import agrees
from tinggal.reading.facts import Zone
from tinggal.reading.likeness import same_code
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SURE = 0.9
_NOT_COMPARED = Result(Outcome.NOTE, "not_compared")


def zone_read(paper: Paper) -> Result:
    """A passport card (TD1) and old sizes are passports too."""
    zone = _zone(paper)
    if zone is None:
        return Result(Outcome.ASK, "zone_not_found")
    if not zone.valid:
        return Result(Outcome.ASK, "zone_unsure", found=" ".join(zone.lines), box=zone.box)
    if not zone.fields["document_code"].startswith("P"):
        code = zone.fields["document_code"]
        return Result(Outcome.ASK, "zone_of_no_passport", expected="P", found=code, box=zone.box)
    return PASSED


def zone_name(paper: Paper) -> Result:
    """The name of the form in any order and spelling that ICAO Doc 9303-3 allows, cut off or not. The name in the
    person's own script counts only where the other is in letters that no table has."""
    zone = _zone(paper)
    if zone is None or not _can_compare(zone, "surname", "given_names"):
        return _NOT_COMPARED
    surname, given = zone.fields["surname"], zone.fields["given_names"]
    names = [paper.application.answers.get(code, "") for code in ("full_name", "native_name")]
    cut = not zone.lines[0].endswith("<")
    told = (agrees(surname, given, name=name, truncated=cut) for name in names if name)
    if next((one for one in told if one is not None), False):
        return PASSED
    return Result(Outcome.ASK, "zone_name_differs", names[0], f"{surname} {given}".strip(), box=zone.box)


def zone_number(paper: Paper) -> Result:
    """The number of the passport; "O" for "0" is the same number."""
    return _agrees(paper, "number", "passport_number", words="zone_number_differs", same=same_code)


def zone_birth(paper: Paper) -> Result:
    """The day of birth; a passport that leaves a part of it open has nothing to compare."""
    return _agrees(paper, "birth_date", "birth_date", words="zone_birth_differs")


def zone_expiry(paper: Paper) -> Result:
    """The last day of the passport."""
    return _agrees(paper, "expiry_date", "passport_expires_on", words="zone_expiry_differs")


def zone_nationality(paper: Paper) -> Result:
    """Passports have their own codes for some states: "D" is Germany."""
    return _agrees(paper, "nationality", "nationality", words="zone_nationality_differs", same=_same_state)


def zone_sex(paper: Paper) -> Result:
    """F, M, or X; a zone writes a filler for X."""
    return _agrees(paper, "sex", "sex", words="zone_sex_differs", same=_same_sex)


def _agrees(
    paper: Paper, field: str, question: str, *, words: str, same: Callable[[str, str], bool] = str.__eq__
) -> Result:
    zone, said = _zone(paper), paper.application.answers.get(question, "")
    if zone is None or not said or not _can_compare(zone, field):
        return _NOT_COMPARED
    found = zone.fields.get(field, "")
    if not found and field != "sex":
        return _NOT_COMPARED
    if same(said, found):
        return PASSED
    return Result(Outcome.ASK, words, expected=said, found=found, box=zone.box)


def _can_compare(zone: Zone, *fields: str) -> bool:
    """Of a zone that is not beyond doubt only what is sure by itself is compared."""
    return zone.valid or all(zone.confidence.get(field, 0.0) >= _SURE for field in fields)


def _same_state(code: str, found: str) -> bool:
    named = from_mrz(found)
    return code == found or (named is not None and named.code == code)


def _same_sex(said: str, found: str) -> bool:
    return said == (found if found in ("F", "M") else "X")


def _zone(paper: Paper) -> Zone | None:
    return paper.facts.zone if paper.facts else None
