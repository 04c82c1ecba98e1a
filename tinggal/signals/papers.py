"""Whom a document is about: that decides who may honestly share it."""

ABOUT_THE_PERSON = frozenset(
    {
        *("passport", "photo", "entry_stamp", "current_itas", "current_itap", "visit_visa", "work_visa"),
        *("student_visa", "investor_visa", "curriculum_vitae", "acceptance_letter", "tuition_receipt"),
        *("study_permit", "research_permit", "investment_letter"),
        *("old_passport", "current_permit", "damaged_card", "stay_visa", "university_degree", "hospital_letter"),
        *("foreign_contract", "income_proof", "pension_proof", "no_work_statement"),
    }
)
WRITTEN_BY_SPONSORS = frozenset(
    {
        *("guarantee_letter", "application_letter", "assignment_letter", "salary_letter", "sponsor_release"),
        "activity_letter",
    }
)
FROM_AUTHORITIES = frozenset(
    {
        *("rptka_approval", "company_approval", "residence_certificate", "entry_stamp", "manpower_fund_receipt"),
        *("study_permit", "research_permit", "religious_recommendation", "recommendation", "government_invitation"),
    }
)
STATEMENTS = ("bank_statement",)
"""Papers about one account; an account named in another paper may be anybody's, such as the treasury's."""

PORTRAITS = ("photo", "passport")
"""Where a face is looked for; a family photo in another document says nothing."""


def of_a_person(code: str) -> bool:
    """Nobody shares it: not husband and wife, not two workers of one company."""
    return code in ABOUT_THE_PERSON


def of_a_sponsor(code: str) -> bool:
    """A letter that a sponsor writes for his own foreigners."""
    return code in WRITTEN_BY_SPONSORS
