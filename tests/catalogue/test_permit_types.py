"""What every permit type promises: its questions, its documents, and those of the online list."""

import pytest
from django.utils import translation

from tinggal.catalogue.countries import nationalities
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.types import CHECKS, GROUPS, PermitType

every_permit = pytest.mark.parametrize("permit_type", PERMITS, ids=lambda one: one.code)

ONLINE_LIST = {
    "worker": {"passport", "work_visa", "assignment_letter", "salary_letter"},
    "investor": {"passport", "investor_visa", "investment_letter", "share_proof"},
    "family": {"passport", "visit_visa", "marriage_or_birth_certificate", "family_relation_proof"},
    "student": {"passport", "student_visa", "acceptance_letter", "tuition_receipt"},
}


def test_every_service_of_the_law_is_offered():
    assert {
        "newborn-itas",
        "newborn-itap",
        "bridging",
        "report-itap",
        "change-address",
        "change-passport",
        "change-civil-status",
        "change-sponsor",
        "change-activity",
        "replace-card",
        "re-entry-permit",
        "exit-permit-only",
        "new-itas-worker",
        "new-itas-investor",
        "new-itas-family",
        "new-itas-student",
        "extend-itas-worker",
        "extend-itas-investor",
        "extend-itas-family",
        "extend-itas-student",
        "itas-to-itap",
        "extend-itap",
    } <= {one.code for one in PERMITS}
    assert isinstance(PERMITS, tuple)


def test_a_permit_is_found_by_its_code():
    assert permit(PERMITS[-1].code) is PERMITS[-1]


def test_an_unknown_permit_is_named_in_the_error():
    with pytest.raises(LookupError, match="There is no permit type 'new-itas-pirate': choose new-itas-worker, "):
        permit("new-itas-pirate")


@pytest.mark.parametrize("service", ["new-itas", "extend-itas"])
@pytest.mark.parametrize("family", ONLINE_LIST)
def test_the_documents_of_the_online_list_are_required_of_everybody(family: str, service: str):
    required = {one.code for one in permit(f"{service}-{family}").required_documents({})}
    assert ONLINE_LIST[family] <= required


@every_permit
def test_a_form_has_at_most_25_fields(permit_type: PermitType):
    assert len(permit_type.questions) <= 25


@every_permit
def test_codes_are_not_used_twice(permit_type: PermitType):
    for things in (permit_type.questions, permit_type.requirements):
        codes = [thing.code for thing in things]
        assert sorted(set(codes)) == sorted(codes)


@every_permit
def test_every_question_belongs_to_a_task_and_every_task_has_questions(permit_type: PermitType):
    assert {question.group for question in permit_type.questions} == set(GROUPS)


@every_permit
def test_choices_are_given_exactly_for_choice_questions(permit_type: PermitType):
    for question in permit_type.questions:
        assert (question.kind == "choice") == bool(question.choices)
        assert all(len(choice.value) <= question.max_length for choice in question.choices)


@every_permit
def test_every_check_has_a_known_name_and_every_document_a_reason_and_a_law(permit_type: PermitType):
    for one in permit_type.requirements:
        assert set(one.checks) <= CHECKS
        assert one.accepts
        assert all((str(one.label), str(one.why), one.legal_name, one.law))


@every_permit
def test_a_document_or_answer_that_not_everybody_gives_says_when(permit_type: PermitType):
    asked = {question.code for question in permit_type.questions}
    for one in permit_type.requirements:
        assert one.required or one.when or str(one.condition)
        assert not (one.required and one.when)
    for when in [one.when for one in (*permit_type.requirements, *permit_type.questions) if one.when]:
        assert when.question in asked
        assert when.values <= {choice.value for choice in permit_type.question(when.question).choices}


@every_permit
def test_dates_that_follow_each_other_name_a_date_question(permit_type: PermitType):
    for question in permit_type.questions:
        if question.after:
            assert question.kind == "date"
            assert permit_type.question(question.after).kind == "date"


@every_permit
def test_the_index_question_offers_the_indexes_of_the_permit(permit_type: PermitType):
    offered = [choice.value for one in permit_type.questions if one.code == "index" for choice in one.choices]
    assert tuple(offered) == permit_type.indexes


def test_the_manpower_plan_is_asked_of_workers_but_not_of_researchers():
    worker = permit("new-itas-worker")
    of_a_worker = {one.code for one in worker.required_documents({"index": "E23"})}
    of_a_researcher = {one.code for one in worker.required_documents({"index": "E29"})}
    assert of_a_worker - of_a_researcher == {"rptka_approval", "feasibility_result", "manpower_fund_receipt"}
    assert of_a_researcher - of_a_worker == {"research_permit"}


def test_a_capital_market_investor_needs_neither_sponsor_nor_company():
    investor = permit("new-itas-investor")
    documents = {one.code for one in investor.required_documents({"index": "E28C"})}
    questions = {one.code for one in investor.required_questions({"index": "E28C"})}
    assert documents == {
        "passport",
        "entry_stamp",
        "photo",
        "investor_visa",
        "investment_letter",
        "share_proof",
        "immigration_guarantee",
    }
    assert not {"sponsor_name", "sponsor_email", "company_position"} & questions


def test_an_ordinary_investor_needs_both():
    investor = permit("new-itas-investor")
    documents = {one.code for one in investor.required_documents({"index": "E28A"})}
    questions = {one.code for one in investor.required_questions({"index": "E28A"})}
    assert {"guarantee_letter", "sponsor_identity", "company_deed", "company_licence"} <= documents
    assert {"sponsor_name", "sponsor_email", "company_position"} <= questions


def test_a_husband_shows_his_means_and_a_child_its_parents():
    family = permit("extend-itas-family")
    spouse = {one.code for one in family.required_documents({"index": "E31A"})}
    child = {one.code for one in family.required_documents({"index": "E31E"})}
    assert spouse - child == {"bank_statement", "curriculum_vitae", "itinerary"}
    assert child - spouse == {"parents_permit"}


def test_an_unknown_question_or_document_is_a_lookup_error():
    with pytest.raises(LookupError, match="'shoe_size' is not among full_name, "):
        PERMITS[0].question("shoe_size")
    with pytest.raises(LookupError, match="'diary' is not among passport, "):
        PERMITS[0].requirement("diary")


def test_permanent_permits_are_closed_to_students_researchers_and_remote_workers():
    assert not {"E29", "E30A", "E30B", "E33G", "E35", "E35A"} & set(permit("itas-to-itap").indexes)


def test_the_names_of_letters_are_indonesian_and_differ_by_service():
    letters = {one.letter for one in PERMITS}
    assert len({letter.code for letter in letters}) == len(letters)
    assert {"alih-status-itap", "alih-status-itas", "perpanjangan-itap", "perpanjangan-itas"} <= {
        letter.code for letter in letters
    }
    assert all(letter.approval.startswith("Persetujuan ") for letter in letters)
    assert all(letter.refusal.startswith("Penolakan ") for letter in letters)
    assert len({one.legal_name for one in PERMITS}) == len(PERMITS)


def test_the_labels_of_tables_follow_the_language_of_the_reader():
    from_table = PERMITS[0].question("index").choices[0].label
    with translation.override("en"):
        assert str(from_table) == "E23 – Work"
        assert ("DEU", "Germany") in nationalities()
    with translation.override("id"):
        assert str(from_table) == "E23 – Visa Kerja"
        assert ("DEU", "Jerman") in nationalities()
