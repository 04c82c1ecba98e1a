"""Do the documents name the person, and the sponsor, that the form names?"""

from collections.abc import Iterable, Sequence

from tinggal.reading.facts import Facts, Value
from tinggal.reading.likeness import SAME, likeness
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

MUST_NAME_THE_PERSON = frozenset(
    {
        "passport",
        "guarantee_letter",
        "application_letter",
        "sponsor_release",
        "power_of_attorney",
        "current_itas",
        "current_itap",
        "itas_history",
        "residence_certificate",
        "work_visa",
        "visit_visa",
        "investor_visa",
        "student_visa",
        "assignment_letter",
        "salary_letter",
        "rptka_approval",
        "feasibility_result",
        "manpower_fund_receipt",
        "investment_letter",
        "share_proof",
        "immigration_guarantee",
        "marriage_or_birth_certificate",
        "curriculum_vitae",
        "acceptance_letter",
        "tuition_receipt",
        "study_permit",
        "religious_recommendation",
        "research_permit",
        "integration_statement",
        *("current_permit", "stay_visa", "proof_of_application", "police_report", "ticket", "manpower_papers"),
        *("new_domicile", "no_work_statement", "health_insurance", "hospital_letter", "proof_of_funds"),
        *("pension_proof", "income_proof", "commitment_proof", "foreign_contract", "university_degree"),
        *("activity_letter", "recommendation", "government_invitation", "birth_certificate"),
    }
)
MUST_NAME_THE_SPONSOR = frozenset(
    {
        "guarantee_letter",
        "application_letter",
        "assignment_letter",
        "salary_letter",
        "rptka_approval",
        "feasibility_result",
        "manpower_fund_receipt",
        "acceptance_letter",
        "company_approval",
        "company_licence",
        "company_tax_number",
        "company_deed",
        "business_permit",
        "foundation_deed",
        "activity_letter",
        "manpower_papers",
    }
)
_PERSONS = ("person_name", "name", "sponsor_name")
_SPONSORS = ("sponsor_name", "company_name", "name", "person_name")


def person_named(paper: Paper) -> Result:
    """The name in the form, in Latin letters or in the person's own, stands somewhere in the print."""
    answers = paper.application.answers
    spellings = [answers.get("full_name", ""), answers.get("native_name", "")]
    return _named(paper, spellings, where=_PERSONS, words="person_not_named")


def sponsor_named(paper: Paper) -> Result:
    """The sponsor of the form stands somewhere in the print."""
    spellings = [paper.application.answers.get("sponsor_name", "")]
    return _named(paper, spellings, where=_SPONSORS, words="sponsor_not_named")


def holder_named(paper: Paper) -> Result:
    """An account may be the applicant's or the sponsor's."""
    answers = paper.application.answers
    spellings = [answers.get(code, "") for code in ("full_name", "native_name", "sponsor_name")]
    return _named(paper, spellings, where=(*_PERSONS, "company_name"), words="holder_not_named")


def _named(paper: Paper, spellings: Sequence[str], *, where: Iterable[str], words: str) -> Result:
    facts, sought = paper.facts, [name for name in spellings if name]
    if facts is None or facts.kind is None or not sought:
        return Result(Outcome.NOTE, "not_compared")
    names = [*_pairs(facts), *(value for name in where for value in facts.every(name))]
    if any(likeness(name, value.text) >= SAME for name in sought for value in names):
        return PASSED
    likest = max(names, key=lambda value: likeness(sought[0], value.text), default=None)
    labelled = next((value for value in names if value.sure > 0.5), likest)
    shown = likest if likest and likeness(sought[0], likest.text) > 0.5 else labelled
    return Result(Outcome.ASK, words, sought[0], shown.text if shown else "", box=shown.box if shown else None)


def _pairs(facts: Facts) -> list[Value]:
    """Surname and given names that stand apart, as on passports, put together."""
    first, rest = facts.first("surname"), facts.first("given_names")
    if first is None or rest is None:
        return []
    together = f"{first.text} {rest.text}"
    box = first.box.joined(rest.box) if first.box and rest.box else first.box
    return [Value("person_name", together, together, box, min(first.sure, rest.sure))]
