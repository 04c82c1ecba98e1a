"""A document says the same whether it comes as a PDF or as a scan, and what nobody can see is not read."""

import io

import pytest
from PIL import Image

from tests.reading.pages import lines, pdf, scan
from tinggal.intake.child import ask, missing
from tinggal.intake.words import Unusable
from tinggal.reading.facts import Facts
from tinggal.reading.read import LIMITS, PROGRAM, Asked, read, read_all, wants_of, zone_of

PRINT = frozenset({"print"})
LETTER = lines(
    "SURAT PERNYATAAN DAN JAMINAN",
    "Nama  : ANNA MARIA ERIKSSON",
    "Nomor paspor  : L8989026",
    "Tanggal lahir  : 12 Agustus 1974",
    "Kami menjamin keberadaan dan kegiatannya selama berada di Indonesia.",
    "Jakarta, 12 Januari 2026",
)


def said(facts: Facts) -> dict[str, str]:
    named = ("person_name", "passport_number", "birth_date", "date")
    return {name: found.text for name in named if (found := facts.first(name))}


EXPECTED = {
    "person_name": "ANNA MARIA ERIKSSON",
    "passport_number": "L8989026",
    "birth_date": "1974-08-12",
    "date": "2026-01-12",
}


def test_a_pdf_is_read_from_its_text() -> None:
    facts = read(pdf(LETTER), content_type="application/pdf", wants=PRINT)
    assert facts.kind is not None
    assert (facts.kind.code, said(facts)) == ("guarantee_letter", EXPECTED)
    box = facts.every("passport_number")[0].box
    assert box is not None
    assert (box.page, box.left) == (1, pytest.approx(0.41, abs=0.01))
    assert box.top + box.height == pytest.approx(0.16, abs=0.02)


@pytest.mark.parametrize("turned", [0.0, 1.5])
def test_a_scan_says_the_same_and_in_the_same_place(turned: float) -> None:
    facts = read(scan(LETTER, turned=turned), content_type="image/jpeg", wants=PRINT)
    assert facts.kind is not None
    assert (facts.kind.code, said(facts)) == ("guarantee_letter", EXPECTED)
    box = facts.every("passport_number")[0].box
    assert box is not None
    assert box.left == pytest.approx(0.41, abs=0.05)
    assert box.top == pytest.approx(0.145, abs=0.03)


def test_white_words_on_white_paper_are_not_read() -> None:
    hidden = pdf(LETTER, colour="1 g")
    assert said(read(hidden, content_type="application/pdf", wants=PRINT)) == {}


def test_one_damaged_document_spoils_nothing_for_the_others() -> None:
    damaged, whole = Asked(b"%PDF-1.7 no", "application/pdf", PRINT), Asked(pdf(LETTER), "application/pdf", PRINT)
    first, second, third = read_all([whole, damaged, whole])
    assert second is None
    assert first == third
    assert first is not None
    assert first.kind is not None
    with pytest.raises(Unusable):
        read(b"%PDF-1.7 no", content_type="application/pdf", wants=PRINT)


def test_only_what_is_wanted_is_read() -> None:
    facts = read(pdf(LETTER), content_type="application/pdf", wants=frozenset())
    assert (facts.kind, facts.values, facts.zone, facts.faces) == (None, (), None, ())
    assert wants_of("photo") == frozenset({"faces"})
    assert "zone" in wants_of("passport")
    assert wants_of("bank_statement") == PRINT


def test_an_empty_page_has_no_kind_and_no_zone() -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(out, "JPEG")
    facts = read(out.getvalue(), content_type="image/jpeg", wants=PRINT)
    assert (facts.kind, facts.values) == (None, ())
    assert zone_of(out.getvalue(), content_type="image/jpeg") is None
    assert read_all([]) == []


def test_a_day_that_is_broken_over_two_rows_is_read() -> None:
    facts = read(
        pdf(
            lines(
                "CERTIFICATE OF MARRIAGE", "Both were married on August", "12, 2016 in the presence of two witnesses."
            )
        ),
        content_type="application/pdf",
        wants=PRINT,
    )
    assert [one.text for one in facts.every("event_date")] == ["2016-08-12"]


def test_the_reading_program_gives_up_what_the_parser_gives_up() -> None:
    facts = ask("look_around", b"12345", program=PROGRAM, limits=LIMITS).facts
    assert facts["bytes"] == 5
    assert tuple(name for name, gone in facts["taken_away"].items() if not gone) == missing()
