"""Documents are read exactly, whichever way up; what is no document is never called valid."""

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from ml.mrz.lines import of
from tests.mrz.drawn import drawn, needs_ocr_b
from tinggal.mrz.formats import BY_NAME
from tinggal.mrz.reading import read

pytestmark = needs_ocr_b


@pytest.mark.parametrize("seed", range(4))
def test_a_clean_passport_is_read_exactly(seed: int) -> None:
    image, lines = drawn(seed, level=1)
    found = read(image)
    assert (found.lines, found.type, found.valid) == (lines, "TD3", True)
    assert min((found.confidence or {}).values()) > 0.9


@pytest.mark.parametrize("size", BY_NAME)
def test_every_size_is_read(size: str) -> None:
    image, lines = drawn(1, level=2, size=size)
    found = read(image)
    assert (found.lines, found.type) == (lines, size)


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_document_may_lie_on_any_side(turn: Image.Transpose) -> None:
    image, lines = drawn(7, level=2)
    assert read(image.transpose(turn)).lines == lines


def test_the_turn_noted_in_a_photo_is_heeded() -> None:
    image, lines = drawn(7, level=1)
    photo = image.transpose(Image.Transpose.ROTATE_90)
    photo.getexif()[0x0112] = 6
    assert read(photo).lines == lines


@pytest.mark.parametrize(("size", "wide"), [("TD3", 125), ("TD1", 85.6)])
@pytest.mark.parametrize("dots", [6, 10])
def test_a_small_document_is_found_on_a_large_sheet(size: str, wide: float, dots: int) -> None:
    """Scanned on A4 at 150 and 250 dots to the inch, anywhere on the sheet."""
    image, lines = drawn(9, level=1, size=size)
    small = image.resize(
        (round(wide * dots), round(wide * dots * image.height / image.width)), Image.Resampling.LANCZOS
    )
    sheet = Image.new("RGB", (210 * dots, 297 * dots), "white")
    sheet.paste(small, (70 * dots, 30 * dots))
    found = read(sheet)
    assert found.lines == lines
    assert found.place is not None
    left, top, width, height = found.place
    assert 70 / 210 < left < left + width < (70 + wide) / 210
    assert 30 / 297 < top < top + height < 30 / 297 + small.height / sheet.height


def test_only_the_lines_are_enough() -> None:
    image, lines = drawn(12, level=1)
    assert read(image.crop((0, round(image.height * 0.74), image.width, image.height))).lines == lines


@pytest.mark.parametrize(("bright", "contrast"), [(0.12, 1.0), (1.0, 0.2)])
def test_a_dark_or_faint_picture_is_read(bright: float, contrast: float) -> None:
    image, lines = drawn(7, level=2)
    dim = ImageEnhance.Contrast(ImageEnhance.Brightness(image).enhance(bright)).enhance(contrast)
    assert read(dim).lines == lines


def test_a_picture_without_a_zone_has_no_reading() -> None:
    dice = np.random.default_rng(4)
    noise = Image.fromarray(dice.integers(0, 255, (600, 900), np.uint8))
    image, _lines = drawn(3, level=2)
    upper_half = image.crop((0, 0, image.width, image.height // 2))
    for picture in (noise, upper_half, Image.new("RGB", (900, 600), "white"), Image.new("1", (1, 1))):
        found = read(picture)
        assert not found.valid


@pytest.mark.parametrize(("line", "place"), [(1, 9), (1, 15), (1, 23), (1, 43), (1, 3)])
def test_lines_whose_own_digits_are_wrong_are_never_valid(line: int, place: int) -> None:
    """Somebody changed a printed digit: the decoder may not mend it in silence."""
    lines = list(of("TD3", Random(20)))
    digit = "7" if lines[line][place] != "7" else "2"
    lines[line] = lines[line][:place] + digit + lines[line][place + 1 :]
    image, _lines = drawn(11, level=1, lines=tuple(lines))
    assert not read(image).valid


def test_a_zone_cut_in_half_is_not_valid() -> None:
    image, _lines = drawn(5, level=1)
    assert not read(image.crop((0, 0, image.width * 2 // 3, image.height))).valid
