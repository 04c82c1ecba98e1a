"""Are the numbers printed on documents those of the form?"""

from collections.abc import Sequence

from tinggal.reading.facts import Value
from tinggal.reading.likeness import near_code, same_code
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

OF_OTHER_PEOPLE = frozenset(
    {
        *("photo", "sponsor_identity", "family_relation_proof", "parents_permit", "guardian_papers"),
        *("birth_certificate", "marriage_certificate", "civil_certificate", "marriage_report", "purpose_papers"),
        *("former_citizen_proof", "descendant_proof", "old_passport"),
    }
)
"""Documents on which the passport of somebody else may stand, or one that the person has no more."""
_NIB_DIGITS, _NIK_DIGITS = 13, 16


def passport_number_agrees(paper: Paper) -> Result:
    """Wherever a number is called that of a passport: the present one, or the old one of somebody who reports a new
    passport. One that a machine may have misread is left to the eye."""
    old, found = paper.application.answers.get("old_passport_number", ""), _values(paper, "passport_number")
    if old and any(_same(old, one.text) for one in found):
        return PASSED
    return _agrees(paper, "passport_number", "passport_number", words="passport_number_differs")


def rptka_number_agrees(paper: Paper) -> Result:
    """The number of the manpower plan."""
    return _agrees(paper, "rptka_number", "rptka_number", words="rptka_number_differs")


def sponsor_number_agrees(paper: Paper) -> Result:
    """The business number (NIB, 13 digits) on the company's licence, or the identity number (NIK, 16 digits) on the
    card of a sponsor who is a person. A company's form has no NIK to compare with: its card is the signer's."""
    digits = "".join(sign for sign in paper.application.answers.get("sponsor_number", "") if sign.isdigit())
    name = {_NIB_DIGITS: "nib", _NIK_DIGITS: "nik"}.get(len(digits), "")
    found = _values(paper, name)
    if not name or not found:
        return Result(Outcome.NOTE, "not_compared")
    return _compared(digits, found, words="sponsor_number_differs")


def permit_number_agrees(paper: Paper) -> Result:
    """The number of the present permit or visa, where the document calls one so."""
    said = paper.application.answers.get("current_permit_number", "")
    found = [*_values(paper, "permit_number"), *_values(paper, "visa_number"), *_values(paper, "letter_number")]
    if not said or not found:
        return Result(Outcome.NOTE, "not_compared")
    return _compared(said, found, words="permit_number_differs")


def _agrees(paper: Paper, name: str, question: str, *, words: str) -> Result:
    said, found = paper.application.answers.get(question, ""), _values(paper, name)
    if not said or not found:
        return Result(Outcome.NOTE, "not_compared")
    return _compared(said, found, words=words)


def _compared(said: str, found: Sequence[Value], *, words: str) -> Result:
    if any(_same(said, one.text) for one in found):
        return PASSED
    nearest = next((one for one in found if near_code(said, one.text)), found[0])
    return Result(Outcome.ASK, words, said, nearest.shown, box=nearest.box)


def _same(said: str, found: str) -> bool:
    """A number printed with something added, as "2C21JE0003-26/2026", holds the number of the form."""
    return same_code(said, found) or (len(said) >= 8 and any(same_code(said, part) for part in found.split("/")))


def _values(paper: Paper, name: str) -> tuple[Value, ...]:
    return paper.facts.every(name) if paper.facts and name else ()
