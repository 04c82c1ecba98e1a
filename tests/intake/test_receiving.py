"""Every file a stranger can send is taken, made harmless, or refused with words of its own; none is a crash."""

import hashlib
import io
import tracemalloc

import pikepdf
import pytest
from PIL import Image

from tests.intake import corpus
from tinggal.intake.child import Limits
from tinggal.intake.receive import LIMIT, Received, receive
from tinggal.intake.words import WORDS, Unusable


def handed_in(content: bytes, *, name: str = "scan.pdf", **options: object) -> Received:
    return receive(io.BytesIO(content), name=name, **options)  # type: ignore[arg-type]


def refusal(content: bytes, **options: object) -> Unusable:
    with pytest.raises(Unusable) as refused:
        handed_in(content, **options)  # type: ignore[arg-type]
    return refused.value


def picture(received: Received) -> Image.Image:
    return Image.open(io.BytesIO(received.content))


@pytest.fixture(scope="module")
def scan() -> bytes:
    return corpus.pdf()


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (corpus.EICAR, "plain text"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a web page"),
        (b"GIF89a" + bytes(100), "a GIF picture"),
        (b"MZ\x90\x00" + bytes(100), "a program"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "a Word, Excel or similar document"),
        (b"PK\x03\x04" + bytes(26) + b"letter.pdf", "a ZIP archive"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(16), "a video"),
        (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1miaf", "an AVIF picture"),
        (bytes(64), "a kind of file we do not know"),
    ],
)
def test_a_wrong_kind_of_file_is_named_whatever_its_name_says(content: bytes, looks_like: str) -> None:
    refused = refusal(content, name="passport.pdf")
    assert str(refused) == f"This looks like {looks_like}. Please upload PDF, JPEG, PNG or HEIC."


def test_a_gif_that_is_also_a_pdf_is_a_gif(scan: bytes) -> None:
    assert refusal(b"GIF89a;" + scan).details["found"] == "a GIF picture"


def test_a_pdf_where_a_photo_is_asked_for_is_refused_with_the_kinds_that_are_taken(scan: bytes) -> None:
    words = "This looks like PDF. Please upload JPEG, PNG or HEIC."
    assert str(refusal(scan, accepts=("image",))) == words


def test_a_web_page_behind_a_pdf_does_not_survive(scan: bytes) -> None:
    received = handed_in(scan + b"<html><script>alert('secretmark')</script></html>")
    assert b"secretmark" not in received.content


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"").code == "empty"


def test_a_file_over_the_limit_is_refused_without_being_read_to_its_end() -> None:
    class Endless:
        given = 0

        def read(self, size: int, /) -> bytes:
            self.given += size
            return b"%PDF-"[:size].ljust(size)

    endless = Endless()
    tracemalloc.start()
    with pytest.raises(Unusable) as refused:
        receive(endless, name="x.pdf")
    assert str(refused.value).startswith("This file is larger than 10 MB.")
    assert endless.given == LIMIT + 1
    assert tracemalloc.get_traced_memory()[1] < 3 * LIMIT
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (corpus.encrypted_pdf, "encrypted"),
        (lambda: corpus.pdf(pages=31), "too_many_pages"),
        (lambda: corpus.pdf()[:3000], "damaged"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50, "damaged"),
        (corpus.pdf_with_enormous_picture, "too_many_pixels"),
        (lambda: corpus.pdf(picture=Image.new("RGB", (1240, 1754), "white")), "blank"),
        (lambda: corpus.pdf(picture=corpus.page(blur=7)), "blurred"),
        (lambda: corpus.jpeg(corpus.page())[:20_000], "damaged"),
        (lambda: b"\xff\xd8\xff" + bytes(200), "damaged"),
        (corpus.header_bomb, "too_many_pixels"),
        (lambda: corpus.png(Image.new("L", (1, 60_000), 255)), "too_small"),
        (lambda: corpus.jpeg(corpus.page(width=200, height=283)), "too_small"),
        (lambda: corpus.jpeg(Image.new("RGB", (1240, 1754), "white")), "blank"),
        (lambda: corpus.jpeg(corpus.page(blur=7)), "blurred"),
        (lambda: corpus.heic(corpus.page())[:9000], "damaged"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_own_words(make, code: str) -> None:  # type: ignore[no-untyped-def]
    refused = refusal(make())
    assert refused.code == code
    assert str(refused) == str(WORDS[code]) % refused.details


def test_the_words_name_the_numbers() -> None:
    assert "31 pages" in str(refusal(corpus.pdf(pages=31)))
    assert "60000 × 60000" in str(refusal(corpus.header_bomb()))
    assert "200 × 283" in str(refusal(corpus.jpeg(corpus.page(width=200, height=283))))


@pytest.mark.parametrize("within", [Limits(memory=500_000_000), Limits(seconds=1), Limits(patience=0.3)])
def test_a_parser_out_of_memory_or_time_is_an_answer_with_words(within: Limits) -> None:
    heavy = corpus.png(corpus.page().resize((7000, 7000)), compress_level=1)
    assert refusal(heavy, within=within, limit=10**9).code == "too_heavy"


def test_a_pdf_that_unpacks_without_end_is_stopped() -> None:
    swelling = corpus.swelling_pdf(megabytes=400)
    assert len(swelling) < 1_000_000
    assert refusal(swelling, within=Limits(memory=500_000_000)).code in ("damaged", "too_heavy")


def test_a_good_scan_is_taken_and_its_original_kept(scan: bytes) -> None:
    received = handed_in(scan, name="passport.pdf")
    assert (received.content_type, received.pages, received.notes) == ("application/pdf", 1, ())
    assert received.original == scan
    assert received.sha256 == hashlib.sha256(received.content).hexdigest()


def test_the_same_file_gives_the_same_bytes_twice(scan: bytes) -> None:
    assert handed_in(scan).sha256 == handed_in(scan).sha256


def test_thirty_pages_are_still_taken() -> None:
    assert handed_in(corpus.pdf(pages=30)).pages == 30


def test_a_pdf_that_only_forbids_printing_is_taken_and_noted() -> None:
    received = handed_in(corpus.encrypted_pdf(user=""))
    assert received.notes == ("restrictions",)
    with pikepdf.open(io.BytesIO(received.content)) as file:
        assert not file.is_encrypted


def test_scripts_launches_attachments_and_form_programs_are_taken_out_of_a_pdf() -> None:
    received = handed_in(corpus.pdf_with_scripts())
    assert received.notes == ("attached_files", "form_program", "launch", "links", "opening_action", "scripts")
    with pikepdf.open(io.BytesIO(received.content)) as file:
        everything = b"".join(thing.unparse(resolved=True) for thing in file.objects)
        streams = b"".join(s.read_bytes() for s in file.objects if isinstance(s, pikepdf.Stream) and "/Width" not in s)
    for mark in (b"secretmark", b"JavaScript", b"Launch", b"XFA", b"OpenAction", b"EmbeddedFile", b"/URI"):
        assert mark not in everything + streams


def test_the_place_of_a_photo_is_gone_and_it_stands_upright() -> None:
    sent = corpus.photo_with_place()
    received = handed_in(sent, name="IMG_0001.JPG")
    assert b"Invented Phone" in sent
    assert (received.notes, received.name) == (("place",), "IMG_0001.jpg")
    assert picture(received).size == (1240, 1754)
    assert dict(picture(received).getexif()) == {}
    assert b"Exif" not in received.content
    assert b"Invented Phone" not in received.content


def test_a_heic_photo_becomes_a_jpeg() -> None:
    received = handed_in(corpus.heic(corpus.page()), name="IMG_2.HEIC")
    assert (received.content_type, received.name, picture(received).format) == ("image/jpeg", "IMG_2.jpg", "JPEG")


@pytest.mark.parametrize(
    "sent",
    [
        corpus.jpeg(corpus.page().convert("CMYK")),
        corpus.jpeg(corpus.page().convert("L")),
        corpus.png(corpus.page().convert("RGBA")),
        corpus.png(corpus.page().convert("P")),
        corpus.png(corpus.page().convert("1")),
        corpus.png(corpus.page().convert("L").convert("I;16").point(lambda level: level * 256)),
        corpus.png(corpus.page(), pnginfo=None, icc_profile=b"not a profile"),
    ],
    ids=["CMYK", "grey", "transparent", "palette", "bitmap", "16 bit", "bad profile"],
)
def test_every_way_to_write_a_picture_comes_out_as_plain_dots(sent: bytes) -> None:
    received = handed_in(sent)
    assert (picture(received).mode in ("L", "RGB"), picture(received).size) == (True, (1240, 1754))
    assert abs(_mean_grey(received.content) - _mean_grey(corpus.jpeg(corpus.page()))) < 25


def test_a_picture_of_fifty_million_dots_is_taken() -> None:
    large = corpus.page().resize((7071, 7071))
    assert picture(handed_in(corpus.jpeg(large))).size == (7071, 7071)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ilse\\my scan.final.DOCX", "my scan.final.pdf"),
        ("\u202egnp.exe\x00\n", "gnp.pdf"),
        ("", "document.pdf"),
        (".pdf", "pdf.pdf"),
        ("パスポート.pdf", "パスポート.pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_the_name_keeps_only_what_people_can_see(scan: bytes, sent: str, kept: str) -> None:
    assert handed_in(scan, name=sent).name == kept


def _mean_grey(content: bytes) -> float:
    grey = Image.open(io.BytesIO(content)).convert("L").resize((1, 1), Image.Resampling.BOX)
    return float(grey.getpixel((0, 0)))  # type: ignore[arg-type]
