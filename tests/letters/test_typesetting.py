"""What a letter looks like from inside: the same bytes, the words, the standard, and room for the longest."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from tests.letters import samples
from tinggal.letters.content import Approval, Content, Refusal, as_json, digest
from tinggal.letters.render import printable, render, replay

ALL = [samples.APPROVAL, samples.REFUSAL, samples.LONG_APPROVAL, samples.LONG_REFUSAL]


def pages(content: Content) -> list[str]:
    """The text of each page, blanks and line breaks made one space."""
    document = pypdfium2.PdfDocument(render(content))
    found = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("content", ALL)
def test_the_same_data_gives_the_same_bytes(content: Content) -> None:
    assert render(content) == render(content) == replay(content.kind, as_json(content))


def test_letters_typeset_in_several_threads_are_the_same_as_in_one() -> None:
    many = [replace(samples.APPROVAL, days=days) for days in range(1, 9)]
    alone = [render(content) for content in many]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render, many)) == alone


def test_an_approval_says_what_is_granted_to_whom_and_what_the_office_has_to_do() -> None:
    first, second = pages(samples.APPROVAL)
    for words in (
        "DIREKTORAT IZIN TINGGAL KEIMIGRASIAN",
        "IMI.2-GR.01.04-000123 TAHUN 2026",
        "Jakarta, 22 November 2026",
        "ANNA KATHARINA MÜLLER",
        "München, 14 Maret 1988",
        "DISETUJUI",
        "C312 – Bekerja sebagai tenaga ahli",
        "22 November 2026 sampai dengan 21 November 2027",
        "paling lama 3 hari kerja",
        "Ditandatangani secara elektronik oleh",
        "Kusuma Wardhana",
        "7K3M-9QXA-5VBN",
        "Tembusan",
        digest(samples.APPROVAL),
        "CONTOH – BUKAN DOKUMEN RESMI",
    ):
        assert words in first
    assert "22 November 2026 to 21 November 2027" in second
    assert "For information only" in second


def test_a_refusal_gives_each_reason_with_its_article_and_the_last_day_for_an_objection() -> None:
    text = " ".join(pages(samples.REFUSAL))
    for words in (
        "DITOLAK",
        "T01 Paspor tidak berlaku",
        "T02",
        "Pasal 42 huruf b UU Nomor 6 Tahun 2011",
        "Perpanjang paspor pada perwakilan negara asal (2).",
        "21 (dua puluh satu) hari kerja, yaitu 21 Desember 2026",
        "The last day is 21 December 2026",
        "30 December 2026",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("content", "most"),
    [(samples.APPROVAL, 2), (samples.REFUSAL, 3), (samples.LONG_APPROVAL, 3), (samples.LONG_REFUSAL, 4)],
)
def test_long_names_addresses_and_ten_reasons_fit_and_the_signature_is_never_alone(content: Content, most: int) -> None:
    found = pages(content)
    assert len(found) <= most
    signing = next(text for text in found if "Ditandatangani secara elektronik oleh" in text)
    assert "Demikian disampaikan" in signing
    assert "Banding dan gugatan" in signing or "Tindak lanjut" in signing


def test_an_ordinary_approval_is_one_page_and_one_for_information() -> None:
    assert len(pages(samples.APPROVAL)) == 2


def test_nothing_reaches_over_the_edge_of_the_page() -> None:
    for content in ALL:
        document = pypdfium2.PdfDocument(render(content))
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            assert min(box[0] for box in boxes) >= 56
            assert max(box[2] for box in boxes) <= 595.3 - 55
        document.close()


@pytest.mark.parametrize("content", ALL)
def test_the_file_is_tagged_pdf_a_with_every_font_inside(content: Content) -> None:
    with pikepdf.open(io.BytesIO(render(content))) as pdf:
        claims = pdf.open_metadata()
        assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("2", "A", "1")
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).lower().startswith("id")
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/StructTreeRoot" in pdf.Root
        assert not pdf.is_encrypted
        parts = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary)]
        fonts = [part for part in parts if part.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
        assert all("NotoSans" in str(font.FontName) for font in fonts)
        alternatives = [str(part.Alt) for part in parts if "/Alt" in part]
        assert any("Kode QR" in words for words in alternatives)


def test_a_character_the_fonts_do_not_hold_becomes_a_question_mark_and_accents_are_kept() -> None:
    holder = replace(samples.WRITTEN.holder, name="王丽 Nguyễn Thi\u0323 \u0007Łukasz")
    first, *_ = pages(replace(samples.APPROVAL, written=replace(samples.WRITTEN, holder=holder)))
    assert "?? NGUYỄN THỊ ?ŁUKASZ" in first


def test_every_character_called_printable_is_in_every_font() -> None:
    letters = "".join(chr(code) for code in range(0x21, 0x2213) if printable(chr(code)) == chr(code))
    written = replace(samples.WRITTEN, holder=replace(samples.WRITTEN.holder, name=letters.replace("?", "")))
    assert render(replace(samples.APPROVAL, written=written))


def test_words_that_look_like_markup_stay_words() -> None:
    holder = replace(samples.WRITTEN.holder, name='#image("x") *A* $x$ \\ "B"')
    first, *_ = pages(replace(samples.APPROVAL, written=replace(samples.WRITTEN, holder=holder)))
    assert '#IMAGE("X") *A* $X$ \\ "B"' in first


def test_a_permit_without_end_and_a_letter_of_an_office_are_written_too() -> None:
    endless = replace(samples.APPROVAL.permit, valid_until=None, index="", length=samples.APPROVAL.permit.length)
    content = Approval(
        written=replace(samples.WRITTEN, desk="kanim", passages=(), copies=(), specimen=False),
        permit=endless,
        kanim=samples.KANIM,
        days=2,
    )
    first, *_ = pages(content)
    assert "22 November 2026 sampai dengan tidak terbatas" in first
    assert "CONTOH" not in first
    assert f"Izin tinggal diterbitkan oleh {samples.KANIM} paling lama 2 hari kerja" in first


def test_a_refusal_without_explanation_or_present_permit_is_written_too() -> None:
    bare: Refusal = replace(samples.REFUSAL, explanation="", stay_until=None, grounds=samples.REFUSAL.grounds[:1])
    text = " ".join(pages(bare))
    assert "Penjelasan" not in text
    assert "yang masih dimiliki" not in text
