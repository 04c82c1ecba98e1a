"""A print knows the same picture again, and claims nothing about persons."""

import base64
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from tests.reading.faces.drawn import drawn, seen
from tinggal.reading.faces.likeness import SAME_PICTURE, alike, as_text
from tinggal.reading.faces.look import faces

SEEDS = range(6)
SPOILT = {
    "smaller": lambda image: image.resize((225, 300)),
    "cut": lambda image: image.crop((20, 15, 435, 590)),
    "lighter": lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    "without colour": lambda image: image.convert("L").convert("RGB"),
    "pressed": lambda image: pressed(image, 35),
    "turned a little": lambda image: image.rotate(4, resample=Image.Resampling.BICUBIC, fillcolor="white"),
}


def pressed(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("RGB")


def print_drawn(seed: int) -> str:
    found, _portrait = seen(seed)
    return found[0].print if found else ""


def print_of(image: Image.Image) -> str:
    found = faces(image)
    return found[0].print if found else ""


@pytest.mark.parametrize("how", SPOILT)
def test_the_same_picture_is_known_again(how: str) -> None:
    pairs = [(print_drawn(seed), print_of(SPOILT[how](drawn(seed)))) for seed in SEEDS]
    known = [alike(one, other) >= SAME_PICTURE for one, other in pairs if one and other]
    assert sum(known) >= len(SEEDS) // 2, [alike(*pair) for pair in pairs]


def test_pictures_of_two_persons_are_never_one_picture() -> None:
    prints = [print_drawn(seed) for seed in SEEDS]
    pairs = [alike(a, b) for n, a in enumerate(prints) for b in prints[n + 1 :]]
    assert max(pairs) < SAME_PICTURE


def test_another_picture_of_the_same_person_is_another_picture() -> None:
    pairs = [alike(print_drawn(seed), print_of(drawn(seed, sitting=1))) for seed in SEEDS]
    assert sum(one >= SAME_PICTURE for one in pairs) <= 1, pairs


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_no_print_is_like_nothing(one: str, other: str) -> None:
    assert -1.01 <= alike(one, other) <= 1.01


def test_prints_of_different_make_are_like_nothing() -> None:
    assert alike(as_text(np.ones(3, np.float32)), as_text(np.ones(4, np.float32))) == 0
    assert alike("", "") == 0


def test_numbers_that_are_none_are_like_nothing() -> None:
    broken = base64.b64encode(np.array([np.nan, 1], "<f2").tobytes()).decode()
    assert alike(broken, broken) == 0
