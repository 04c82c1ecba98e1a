"""What a letter looks like from inside: the same bytes, the words, the standards, and room for the longest."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdfium2
import pytest

from tests.letters import pdfa, samples
from tests.letters.samples_more import (
    INVITATION,
    PEOPLE,
    PERMIT,
    PROOF,
    SEAL,
    UNANSWERED,
    UPHELD,
    USUAL,
    lengthened,
    told,
)
from tests.sampled import Sample
from tinggal.letters.content import Approval, Content, Refusal, as_json, digest
from tinggal.letters.content_parts import Holder
from tinggal.letters.render import NotTypeset, printable, render

LETTERS = {
    **USUAL,
    **{f"{kind}, long": lengthened(letter) for kind, letter in USUAL.items()},
    "refusal, ten reasons": samples.LONG_REFUSAL,
    "answer, upheld": UPHELD,
    "answer, unanswered": UNANSWERED,
}
MOST_PAGES = {
    "approval, long": 3,
    "refusal": 3,
    "revocation": 3,
    "refusal, long": 3,
    "refusal, ten reasons": 4,
    "permit": 3,
} | {f"{kind}, long": 4 for kind in ("permit", "revocation", "correction", "return", "objection", "answer")}
every_letter = pytest.mark.parametrize("name", LETTERS)


def typeset(content: Content) -> bytes:
    """The unsigned letter with a proof and a seal of the usual size."""
    return render(content.kind, as_json(content), proof=PROOF, seal=SEAL)


def pages(content: Content) -> list[str]:
    """The text of each page, blanks and line breaks made one space."""
    document = pypdfium2.PdfDocument(typeset(content))
    found = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


def about(name: str, *, native_name: str = "") -> Approval:
    """The usual approval of somebody else."""
    written = replace(samples.WRITTEN, holder=replace(samples.WRITTEN.holder, name=name, native_name=native_name))
    return replace(samples.APPROVAL, written=written)


@every_letter
def test_the_same_data_gives_the_same_bytes(name: str) -> None:
    assert typeset(LETTERS[name]) == typeset(LETTERS[name])


def test_letters_typeset_in_several_threads_are_the_same_as_in_one() -> None:
    many = [replace(samples.APPROVAL, days=days) for days in range(1, 9)]
    alone = [typeset(content) for content in many]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(typeset, many)) == alone


@every_letter
def test_the_file_is_tagged_pdf_a_with_every_font_inside(name: str) -> None:
    assert pdfa.problems(typeset(LETTERS[name])) == []


@pytest.mark.parametrize("who", PEOPLE)
def test_a_letter_with_a_name_in_any_script_keeps_the_standard(who: str) -> None:
    assert pdfa.problems(typeset(told(INVITATION, holder=PEOPLE[who]))) == []


def test_the_filed_data_and_the_proof_are_attached_byte_for_byte() -> None:
    content = about("Çelik \u0007 王丽 🦒 \u202eabc")
    assert pdfa.attachments(typeset(content)) == {
        "letter.json": as_json(content).encode(),
        "letter.tlog-proof": PROOF.encode(),
    }


def test_another_proof_or_seal_gives_another_file() -> None:
    filed = as_json(samples.APPROVAL)
    files = {render("approval", filed, proof=proof, seal=seal) for proof in "ab" for seal in (b"", b"a", b"b")}
    assert len(files) == 6


@pytest.mark.parametrize(("kind", "version"), [("approval", "1999-01"), ("menu", "2026-11d")])
def test_a_letter_without_a_template_is_refused_with_words(kind: str, version: str) -> None:
    with pytest.raises(NotTypeset, match="no template"):
        render(kind, as_json(samples.APPROVAL), proof=PROOF, seal=SEAL, version=version)


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
        "Segel ICAO: periksa tanpa internet",
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


SAID = {
    "permit": ("IZIN TINGGAL TERBATAS ELEKTRONIK", "e-ITAS", "21 November 2027", "Disegel secara elektronik oleh"),
    "revocation": ("DIBATALKAN", "8 Maret 2027", "P-03", "Pasal 63", "Pasal 77", "9 April 2027", "revoked"),
    "correction": ("Tertulis", "Seharusnya", "4 Maret 1988 14 Maret 1988", "Pasal 63 ayat (1)", "digantikan oleh"),
    "receipt": ("820261122465628", "8F3A21C0D9E47B65", "Rp2.500.000", "dua juta lima ratus ribu rupiah", "10.15 WIB"),
    "return": ("DIKEMBALIKAN UNTUK DILENGKAPI", "14 hari kerja", "10 Desember 2026", "by Thursday, 10 December 2026"),
    "invitation": ("Kamis, 26 November 2026", "09.00 WIB", "Lantai 2, Loket 7", "paspor asli", "Thursday"),
    "objection": ("30 November 2026", "14 Desember 2026", "Pasal 77 ayat (4)", "Rekening koran bulan Oktober 2026"),
    "answer": ("DITOLAK", "30 November 2026", "2. Surat penjaminan", "22 Desember 2026 (Pasal 78", "22 December 2026"),
}


@pytest.mark.parametrize("kind", SAID)
def test_every_other_letter_says_what_it_is_for(kind: str) -> None:
    text = " ".join(pages(USUAL[kind]))
    for words in (*SAID[kind], USUAL[kind].written.number, "ANNA KATHARINA MÜLLER", "7K3M-9QXA-5VBN"):
        assert words in text


@every_letter
def test_long_names_and_forty_lines_of_reasons_fit_and_the_signature_is_never_alone(name: str) -> None:
    found = pages(LETTERS[name])
    assert len(found) <= MOST_PAGES.get(name, 2)
    signing = next(text for text in found if re.search("(Ditandatangani|Disegel) secara elektronik oleh", text))
    assert re.search("Demikian disampaikan|Atas perhatian|Diberikan kepada", signing)


def test_an_ordinary_approval_is_one_page_and_one_for_information() -> None:
    assert len(pages(samples.APPROVAL)) == len(pages(told(samples.APPROVAL, holder=PEOPLE["arabic"]))) == 2


def test_a_permit_has_a_page_for_paper_and_one_of_the_shape_of_a_phone() -> None:
    document = pypdfium2.PdfDocument(typeset(PERMIT))
    sizes = [page.get_size() for page in document]
    document.close()
    assert [round(height / width, 2) for width, height in sizes] == [1.41, 1.78, 1.41]


@every_letter
def test_nothing_reaches_over_the_edge_of_the_page(name: str) -> None:
    document = pypdfium2.PdfDocument(typeset(LETTERS[name]))
    for page in document:
        text, (width, _height) = page.get_textpage(), page.get_size()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        margin = 55 if width > 300 else 13
        assert min(box[0] for box in boxes) >= margin
        assert max(box[2] for box in boxes) <= width - margin
    document.close()


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
@pytest.mark.parametrize("kind", USUAL)
def test_who_applied_in_another_language_gets_a_page_in_it_that_says_it_is_no_decision(
    kind: str, language: str
) -> None:
    plain, with_page = pages(USUAL[kind]), pages(told(USUAL[kind], language=language))
    assert len(with_page) == len(plain) + 1
    assert "Machine-assisted translation" in with_page[-1]
    assert not re.search("[{}?]", with_page[-1])


@pytest.mark.parametrize("who", PEOPLE)
def test_names_in_every_script_are_printed_without_a_question_mark(who: str) -> None:
    assert printable(PEOPLE[who].native_name) == PEOPLE[who].native_name


@pytest.mark.parametrize("who", ["chinese", "rare chinese", "japanese", "korean", "cyrillic", "tamil", "georgian"])
def test_a_name_in_its_own_script_can_be_read_from_the_file(who: str) -> None:
    first, *_ = pages(told(INVITATION, holder=PEOPLE[who]))
    assert f"Nama dalam aksara asli {PEOPLE[who].native_name} Nomor paspor" in first


@pytest.mark.parametrize("who", ["arabic", "hebrew"])
def test_a_name_from_right_to_left_stands_in_its_row_and_leaves_the_page_alone(who: str) -> None:
    usual, person = pages(INVITATION)[0], PEOPLE[who]
    first, *_ = pages(told(INVITATION, holder=person))
    row = re.search("Nama dalam aksara asli (.*) Nomor paspor", first)
    assert row
    assert set(row[1].split()) == set(person.native_name.split())
    rest = first.replace(row[0], "Nomor paspor").replace(person.name.upper(), "ANNA KATHARINA MÜLLER")
    assert re.sub("SHA-256.*", "", rest) == re.sub("SHA-256.*", "", usual)


@pytest.mark.parametrize(("who", "font"), [("japanese", "JP"), ("korean", "KR"), ("chinese", "SC")])
def test_chinese_characters_look_as_they_are_written_at_home(who: str, font: str) -> None:
    content = told(INVITATION, holder=replace(PEOPLE[who], native_name="直海"))
    assert f"+NotoSansCJK{font}-Regular".lower() in typeset(content).decode("latin-1").lower()


def test_a_character_no_font_holds_becomes_a_question_mark_and_accents_are_kept() -> None:
    first, *_ = pages(about("𓀀 Nguyễn Thi\u0323 \u0007Łukasz \u202eabc"))
    assert "? NGUYỄN THỊ ?ŁUKASZ ?ABC" in first


def test_every_character_called_printable_can_be_typeset(sample: Sample) -> None:
    """There are more than 35,000; every day every ninth of them is."""
    letters = [chr(code) for code in range(0x21, 0x3134F) if not 0xD800 <= code < 0xE000]
    held = [letter for letter in letters if printable(letter) == letter and letter != "?"]
    assert len(held) > 35_000
    chosen = sample.of(held, one_in=9)
    for start in range(0, len(chosen), 4000):
        assert typeset(about("Ani", native_name=" ".join(chosen[start : start + 4000])))


def test_words_that_look_like_markup_stay_words() -> None:
    first, *_ = pages(about('#image("x") *A* $x$ \\ "B"'))
    assert '#IMAGE("X") *A* $X$ \\ "B"' in first


def test_a_permit_without_end_and_a_letter_of_an_office_are_written_too() -> None:
    content = Approval(
        written=replace(samples.WRITTEN, desk="kanim", passages=(), copies=(), specimen=False),
        permit=replace(samples.APPROVAL.permit, valid_until=None, index=""),
        kanim=samples.KANIM,
        days=2,
    )
    first, *_ = pages(content)
    assert "22 November 2026 sampai dengan tidak terbatas" in first
    assert "CONTOH" not in first
    assert f"Izin tinggal diterbitkan oleh {samples.KANIM} paling lama 2 hari kerja" in first


@pytest.mark.parametrize("kind", USUAL)
def test_every_letter_is_written_about_somebody_of_whom_little_is_known(kind: str) -> None:
    assert pages(told(USUAL[kind], holder=Holder(name="Suharto"), language="zh"))


def test_a_refusal_without_explanation_or_present_permit_is_written_too() -> None:
    bare: Refusal = replace(samples.REFUSAL, explanation="", stay_until=None, grounds=samples.REFUSAL.grounds[:1])
    text = " ".join(pages(bare))
    assert "Penjelasan" not in text
    assert "yang masih dimiliki" not in text


@pytest.mark.parametrize("kind", USUAL)
def test_the_filed_data_are_canonical(kind: str) -> None:
    filed = as_json(USUAL[kind])
    assert json.loads(filed)["kind"] == kind
    again = json.dumps(json.loads(filed), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert filed == again
