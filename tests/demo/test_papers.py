"""The invented papers: every kind can be handed in, none is doubted, and no two cases have the same."""

import io
from datetime import date
from functools import cache

import pikepdf
import pytest

from tinggal.applications.models import Document
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.types import PermitType, Requirement
from tinggal.demo.answers import answers
from tinggal.demo.cases import PLACES, Case, case
from tinggal.demo.papers import PICTURES, paper
from tinggal.demo.wording import WORDINGS
from tinggal.intake.pictures import measure
from tinggal.intake.receive import receive
from tinggal.verification.checks.photo import photo
from tinggal.verification.checks.readable import readable
from tinggal.verification.papers import Paper as Seen
from tinggal.verification.results import PASSED

TODAY = date(2026, 11, 22)
KINDS = {one.code: (one, permit) for permit in PERMITS for one in permit.requirements}


@cache
def told(permit: PermitType, number: int = 7) -> Case:
    return case(number, permit, place=PLACES[0], today=TODAY)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_of_paper_is_received_whole_and_can_be_read(code: str) -> None:
    requirement, permit = KINDS[code]
    made = paper(requirement, told(permit))
    taken = receive(io.BytesIO(made.content), name=made.name, accepts=requirement.accepts)
    assert (taken.notes, taken.pages, taken.content_type) == ((), 1, made.content_type)
    [page] = measure([(taken.content, taken.content_type)])
    seen = Seen(Document(code=code), page)
    assert readable(seen) == PASSED
    if code == "photo":
        assert photo(seen) == PASSED


def test_every_kind_of_paper_has_words_of_its_own() -> None:
    assert set(KINDS) == set(WORDINGS) | set(PICTURES)


def test_a_new_kind_of_paper_gets_its_legal_name_as_title() -> None:
    fresh = Requirement("brand_new", "Brand new", "Surat Baru", "", "UU 6/2011")
    with pikepdf.open(io.BytesIO(paper(fresh, told(PERMITS[0])).content)) as pdf:
        assert b"Surat Baru" in pdf.pages[0].Contents.read_bytes()


def test_the_same_case_gives_the_same_bytes_and_another_case_others() -> None:
    for requirement in PERMITS[0].requirements:
        here, there = paper(requirement, told(PERMITS[0])), paper(requirement, told(PERMITS[0], 8))
        assert here == paper(requirement, told(PERMITS[0]))
        assert here.content != there.content


@pytest.mark.parametrize("permit", PERMITS, ids=lambda permit: permit.code)
def test_the_answers_of_a_case_are_complete(permit: PermitType) -> None:
    said = answers(told(permit))
    assert [one.code for one in permit.required_questions(said) if not said[one.code]] == []
