"""Which kinds of documents may prove what is asked for: what is asked for may lie in a paper of another kind."""

_CERTIFICATES = frozenset({"birth_certificate", "marriage_certificate"})
_PERMITS = frozenset({"current_itas", "current_itap"})
_MANPOWER = frozenset({"rptka_approval", "feasibility_result", "manpower_fund_receipt"})
_VISAS = frozenset({"visit_visa", "work_visa", "investor_visa", "student_visa"})
_CONSENTS = frozenset({"recommendation", "religious_recommendation", "research_permit", "study_permit"})

COUNTS_AS: dict[str, frozenset[str]] = {
    # the person, and the stay
    "old_passport": frozenset({"passport"}),
    "damaged_card": _PERMITS | {"current_permit"},
    "ticket": frozenset({"itinerary"}),
    "current_permit": _PERMITS | {"entry_stamp"},
    "itas_history": frozenset({"current_itas"}),
    "current_itas": frozenset({"itas_history"}),
    "entry_stamp": _VISAS | {"stay_visa", "passport"},
    "visit_visa": frozenset({"entry_stamp"}),
    "work_visa": frozenset({"entry_stamp"}),
    "investor_visa": frozenset({"entry_stamp"}),
    "student_visa": frozenset({"entry_stamp"}),
    "stay_visa": _VISAS | {"entry_stamp"},
    "residence_certificate": frozenset({"new_domicile"}),
    "new_domicile": frozenset({"residence_certificate", "accommodation_proof"}),
    "accommodation_proof": frozenset({"new_domicile"}),
    # the family
    "marriage_or_birth_certificate": _CERTIFICATES,
    "civil_certificate": _CERTIFICATES | {"marriage_report"},
    "family_relation_proof": _CERTIFICATES | _PERMITS | {"sponsor_identity", "passport"},
    "parents_permit": _PERMITS | {"sponsor_identity", "passport", "family_relation_proof"},
    "sponsor_identity": frozenset({"family_relation_proof"}),
    "guardian_papers": frozenset({"sponsor_identity", "family_relation_proof", "guarantee_letter"}),
    "former_citizen_proof": frozenset({"passport", "birth_certificate", "family_relation_proof", "sponsor_identity"}),
    "descendant_proof": _CERTIFICATES
    | {"former_citizen_proof", "passport", "family_relation_proof", "sponsor_identity"},
    # the sponsor, work and studies
    "guarantee_letter": frozenset({"application_letter"}),
    "application_letter": frozenset({"guarantee_letter"}),
    "company_approval": frozenset({"foundation_deed"}),
    "company_licence": frozenset({"business_permit"}),
    "business_permit": frozenset({"company_licence"}),
    "foundation_deed": frozenset({"company_deed"}),
    "share_proof": frozenset({"company_deed", "investment_letter"}),
    "investment_letter": frozenset({"share_proof"}),
    "rptka_approval": frozenset({"feasibility_result"}),
    "feasibility_result": frozenset({"rptka_approval"}),
    "manpower_papers": _MANPOWER,
    "assignment_letter": frozenset({"salary_letter", "activity_letter"}),
    "salary_letter": frozenset({"assignment_letter", "foreign_contract", "income_proof"}),
    "activity_letter": frozenset({"assignment_letter", "salary_letter"}),
    "foreign_contract": frozenset({"salary_letter"}),
    "recommendation": _CONSENTS,
    "religious_recommendation": frozenset({"recommendation"}),
    "purpose_papers": _MANPOWER
    | _CONSENTS
    | _CERTIFICATES
    | {"assignment_letter", "salary_letter", "activity_letter", "foreign_contract", "acceptance_letter"}
    | {"company_licence", "company_approval", "company_deed", "business_permit", "foundation_deed"}
    | {"investment_letter", "share_proof", "family_relation_proof", "marriage_report", "parents_permit"},
    # money
    "proof_of_funds": frozenset({"bank_statement", "commitment_proof", "immigration_guarantee"}),
    "commitment_proof": frozenset({"proof_of_funds", "bank_statement", "share_proof", "investment_letter"}),
    "pension_proof": frozenset({"bank_statement", "proof_of_funds", "income_proof"}),
    "income_proof": frozenset({"salary_letter", "bank_statement", "pension_proof", "foreign_contract"}),
}


def may_be(asked: str, recognised: str) -> bool:
    """Whether a document recognised as this kind may be what was asked for."""
    return recognised == asked or recognised in COUNTS_AS.get(asked, frozenset())
