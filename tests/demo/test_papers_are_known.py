"""The invented papers are known for what they are: the demo shows no doubt that an applicant would not have caused."""

from datetime import date

import pytest

from tinggal.catalogue.permits import PERMITS
from tinggal.demo.cases import PLACES, case
from tinggal.demo.papers import PICTURES, paper
from tinggal.reading.kinds.proves import may_be
from tinggal.reading.parser.pages import opened
from tinggal.reading.parser.printed import rows_of_document
from tinggal.reading.recognise import recognise

WRITTEN = {one.code: (one, permit) for permit in PERMITS for one in permit.requirements if one.code not in PICTURES}


@pytest.mark.parametrize("code", sorted(WRITTEN))
def test_every_written_paper_of_the_demo_is_taken_for_what_it_is(code: str) -> None:
    requirement, permit = WRITTEN[code]
    made = paper(requirement, case(7, permit, place=PLACES[0], today=date(2026, 11, 22)))
    found = recognise(rows_of_document(opened(made.content, content_type=made.content_type)))
    assert may_be(code, found.code), found
