"""Who has a document at hand: the foreigner himself, or the sponsor, company or school that vouches for him."""

from typing import Final, Literal

from tinggal.catalogue.types import Requirement

Side = Literal["own", "sponsor"]
SPONSORS: Final = frozenset(
    {
        "guarantee_letter", "sponsor_identity", "application_letter", "assignment_letter", "salary_letter",
        "rptka_approval", "feasibility_result", "manpower_fund_receipt", "company_approval", "company_licence",
        "company_tax_number", "company_deed", "business_permit", "investment_letter", "religious_recommendation",
        "foundation_deed", "acceptance_letter", "study_permit", "guardian_papers", "activity_letter",
        "manpower_papers",
    }
)  # fmt: skip


def side_of(requirement: Requirement) -> Side:
    """On whose side this document is."""
    return "sponsor" if requirement.code in SPONSORS else "own"
