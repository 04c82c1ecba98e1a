"""Every document of the catalogue has a row in the table of kinds; what is none of them stays open."""

from itertools import permutations

import pytest

from bench.reading_layout import Drawn, as_pdf, drawn
from tests.reading.pages import lines, pdf
from tinggal.catalogue.permits import PERMITS
from tinggal.intake.parser.refusal import Refused
from tinggal.reading.kinds import CODES, KINDS, WITHOUT_WORDS
from tinggal.reading.kinds.proves import COUNTS_AS, may_be
from tinggal.reading.parser.pages import opened
from tinggal.reading.parser.printed import rows_of_document
from tinggal.reading.recognise import recognise
from tinggal.reading.squeeze import squeezed

ASKED = {requirement.code for permit in PERMITS for requirement in permit.requirements}
KNOWN = {marks.code for marks in KINDS}


def kind_of(content: bytes) -> str:
    return recognise(rows_of_document(opened(content, content_type="application/pdf"))).code


def test_every_document_of_the_catalogue_has_its_words() -> None:
    assert ASKED - {"photo"} == KNOWN | WITHOUT_WORDS == CODES


def test_a_document_without_words_of_its_own_is_proved_by_others_that_have_words() -> None:
    assert not KNOWN & WITHOUT_WORDS
    assert set(COUNTS_AS) >= WITHOUT_WORDS
    assert set(COUNTS_AS) <= CODES
    assert frozenset().union(*COUNTS_AS.values()) <= KNOWN


def test_no_two_kinds_are_headed_by_the_same_title_unless_one_may_be_the_other() -> None:
    heads: dict[str, list[str]] = {}
    for marks in KINDS:
        for title in {squeezed(one) for one in marks.titles}:
            heads.setdefault(title, []).append(marks.code)
    apart = {
        title: codes for title, codes in heads.items() if not all(_alike(*pair) for pair in permutations(codes, 2))
    }
    assert not apart


def _alike(one: str, other: str) -> bool:
    return may_be(one, other) or may_be(other, one)


@pytest.mark.parametrize("one", drawn(seed=7), ids=lambda one: f"{one.code or 'none'}: {one.lines[0][:30]}")
def test_a_document_is_recognised_or_left_open_but_never_mistaken(one: Drawn) -> None:
    found = kind_of(as_pdf(one))
    assert not found or (one.code and may_be(one.code, found))


def test_a_title_counts_for_more_than_words_in_the_text() -> None:
    body = "Dengan surat ini kami mohon visa kerja dan melampirkan paspor, KTP dan rekening koran."
    assert kind_of(pdf(lines("SURAT PERMOHONAN", "Kepada Kepala Kantor Imigrasi", body))) == "application_letter"


def test_print_without_any_title_stays_open() -> None:
    assert (
        kind_of(pdf(lines("Selamat pagi, ini hanya sebuah catatan kecil tentang cuaca.", "Terima kasih banyak."))) == ""
    )


def test_a_document_may_lie_in_another_that_holds_it() -> None:
    assert may_be("family_relation_proof", "sponsor_identity")
    assert may_be("old_passport", "passport")
    assert may_be("damaged_card", "current_itas")
    assert not may_be("bank_statement", "sponsor_identity")
    assert not may_be("marriage_certificate", "birth_certificate")
    assert may_be("bank_statement", "bank_statement")


def test_an_endless_page_is_refused() -> None:
    strip = opened(pdf(lines("x")), content_type="application/pdf")
    assert strip.pdf is not None
    strip.pdf[0].set_mediabox(0, 0, 10, 8000)
    with pytest.raises(Refused):
        strip.page(1, longer=500)
