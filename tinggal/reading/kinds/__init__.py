"""The kinds of documents the catalogue can ask for, and how each is known by its words. All of it is data."""

from tinggal.reading.kinds import company, family, money, sponsor, stay, studies, work
from tinggal.reading.kinds.marks import Marks

KINDS: tuple[Marks, ...] = (
    *stay.KINDS,
    *sponsor.KINDS,
    *work.KINDS,
    *company.KINDS,
    *family.KINDS,
    *money.KINDS,
    *studies.KINDS,
)

# What is asked for may lie in a document of another kind: a family is proved by a family card, and so on.
COUNTS_AS: dict[str, frozenset[str]] = {
    "family_relation_proof": frozenset(
        {"sponsor_identity", "current_itas", "current_itap", "marriage_or_birth_certificate", "passport"}
    ),
    "parents_permit": frozenset(
        {"sponsor_identity", "current_itas", "current_itap", "passport", "family_relation_proof"}
    ),
    "sponsor_identity": frozenset({"family_relation_proof"}),
    "guardian_papers": frozenset({"sponsor_identity", "family_relation_proof", "guarantee_letter"}),
    "itas_history": frozenset({"current_itas"}),
    "current_itas": frozenset({"itas_history"}),
    "share_proof": frozenset({"company_deed", "investment_letter"}),
    "investment_letter": frozenset({"share_proof"}),
    "company_approval": frozenset({"foundation_deed"}),
    "company_licence": frozenset({"business_permit"}),
    "business_permit": frozenset({"company_licence"}),
    "rptka_approval": frozenset({"feasibility_result"}),
    "feasibility_result": frozenset({"rptka_approval"}),
    "guarantee_letter": frozenset({"application_letter"}),
    "application_letter": frozenset({"guarantee_letter"}),
    "entry_stamp": frozenset({"visit_visa", "work_visa", "investor_visa", "student_visa", "passport"}),
    "visit_visa": frozenset({"entry_stamp"}),
    "work_visa": frozenset({"entry_stamp"}),
    "investor_visa": frozenset({"entry_stamp"}),
    "student_visa": frozenset({"entry_stamp"}),
    "assignment_letter": frozenset({"salary_letter"}),
    "salary_letter": frozenset({"assignment_letter"}),
    "foundation_deed": frozenset({"company_deed"}),
}


def may_be(asked: str, recognised: str) -> bool:
    """Whether a document recognised as this kind may be what was asked for."""
    return recognised == asked or recognised in COUNTS_AS.get(asked, frozenset())
