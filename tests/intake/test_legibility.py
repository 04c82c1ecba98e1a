"""Empty and hopelessly blurred pages are told from readable ones, however faint, however little is on them."""

import pytest
from PIL import Image, ImageFilter

from tests.intake import corpus
from tinggal.intake.parser.legibility import insist_on_legible, measures_of
from tinggal.intake.parser.refusal import Refused


def verdict(picture: Image.Image) -> str:
    try:
        insist_on_legible([measures_of(picture)])
    except Refused as refused:
        return refused.code
    return "taken"


def noisy(picture: Image.Image) -> Image.Image:
    return Image.blend(picture, Image.effect_noise(picture.size, 20).convert("RGB"), 0.25)


def portrait(*, blur: float = 0) -> Image.Image:
    face = Image.new("RGB", (600, 800), (200, 30, 30))
    for box, colour in (((150, 130, 450, 520), (220, 180, 150)), ((230, 290, 280, 310), (30, 20, 10))):
        face.paste(colour, box)
    return face.filter(ImageFilter.GaussianBlur(blur))


ONE_LINE = corpus.page(lines=("Approved.",))
FAINT = Image.blend(Image.new("RGB", (1240, 1754), (230, 230, 230)), corpus.page(), 0.3)


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (corpus.page(), "taken"),
        (noisy(corpus.page()), "taken"),
        (corpus.page(blur=2), "taken"),
        (corpus.page(width=600, height=848), "taken"),
        (FAINT, "taken"),
        (ONE_LINE, "taken"),
        (portrait(), "taken"),
        (portrait(blur=1.5), "taken"),
        (corpus.page(blur=7), "blurred"),
        (corpus.page(blur=12), "blurred"),
        (portrait(blur=10), "blurred"),
        (Image.new("RGB", (1240, 1754), "white"), "blank"),
        (Image.new("RGB", (1240, 1754), "black"), "blank"),
        (noisy(Image.new("RGB", (1240, 1754), "white")), "blank"),
        (corpus.page(lines=()).crop((0, 500, 1240, 1754)), "blank"),
    ],
)
def test_a_page_is_taken_unless_it_is_hopeless(picture: Image.Image, expected: str) -> None:
    assert verdict(picture) == expected


def test_one_readable_page_is_enough() -> None:
    insist_on_legible([measures_of(Image.new("RGB", (900, 900), "white")), measures_of(corpus.page())])
