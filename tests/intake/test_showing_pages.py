"""Officers see pictures of pages, never the file itself."""

import io

import pytest
from PIL import Image

from tests.intake import corpus
from tinggal.intake.child import Limits
from tinggal.intake.pictures import measure, page_image, thumbnail
from tinggal.intake.words import Unusable

PDF = "application/pdf"


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content_type", "make"), [(PDF, corpus.pdf), ("image/png", lambda: corpus.png(corpus.page()))]
)
def test_a_page_is_shown_as_a_jpeg_of_the_width_asked_for(content_type: str, make) -> None:  # type: ignore[no-untyped-def]
    page = shown(page_image(make(), content_type=content_type, page=1, width=800))
    assert (page.format, page.width, round(page.height / page.width, 1)) == ("JPEG", 800, 1.4)
    assert shown(thumbnail(make(), content_type=content_type)).width == 180


def test_every_page_of_a_pdf_can_be_shown_and_no_other() -> None:
    two = corpus.pdf(pages=2)
    assert shown(page_image(two, content_type=PDF, page=2, width=300)).width == 300
    for page in (0, 3, -1, 10**9):
        with pytest.raises(Unusable):
            page_image(two, content_type=PDF, page=page, width=300)


@pytest.mark.parametrize(("asked", "given"), [(1, 60), (10**6, 2000)])
def test_the_width_stays_within_reason(asked: int, given: int) -> None:
    assert shown(page_image(corpus.pdf(), content_type=PDF, page=1, width=asked)).width == given


def test_a_picture_narrower_than_asked_is_not_blown_up() -> None:
    small = corpus.jpeg(corpus.page(width=400, height=600))
    assert shown(page_image(small, content_type="image/jpeg", page=1, width=900)).size == (400, 600)


def test_a_stored_file_that_is_damaged_is_an_answer_with_words() -> None:
    with pytest.raises(Unusable):
        page_image(b"%PDF-1.7 nothing", content_type=PDF, page=1, width=300)


def test_measures_tell_size_colour_and_sharpness() -> None:
    pages = (corpus.page(), corpus.page(blur=4), corpus.page().convert("L").convert("RGB"))
    sharp, soft, grey = measure([(corpus.jpeg(page), "image/jpeg") for page in pages])
    assert sharp
    assert soft
    assert grey
    assert (sharp.width, sharp.height, sharp.colour, grey.colour) == (1240, 1754, True, False)
    assert sharp.sharpness > 1
    assert soft.sharpness < 0.35


def test_one_file_that_cannot_be_opened_does_not_spoil_the_others() -> None:
    good = (corpus.jpeg(corpus.page()), "image/jpeg")
    measured = measure([good, (b"\xff\xd8\xffrubbish", "image/jpeg"), (corpus.pdf(), PDF), (b"", PDF)])
    assert [one is not None for one in measured] == [True, False, True, False]


def test_one_file_that_stops_the_parser_does_not_spoil_the_others() -> None:
    good, swelling = (corpus.jpeg(corpus.page()), "image/jpeg"), (corpus.swelling_pdf(megabytes=400), PDF)
    measured = measure([good, swelling], within=Limits(memory=500_000_000))
    assert [one is not None for one in measured] == [True, False]
