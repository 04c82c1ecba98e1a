"""The demonstration's portraits and passport pages are read as a person's would be."""

import io
from datetime import date
from functools import cache

from PIL import Image

from tinggal.demo.persons import Person, person
from tinggal.demo.pictures import passport_page, portrait
from tinggal.reading.faces.likeness import SAME_PICTURE, alike
from tinggal.reading.faces.look import faces
from tinggal.reading.facts import Face

NUMBERS = range(8)


@cache
def somebody(number: int) -> Person:
    return person(number, today=date(2026, 11, 22))


@cache
def on_photo(number: int) -> tuple[Face, ...]:
    return faces(Image.open(io.BytesIO(portrait(somebody(number)))))


@cache
def on_passport(number: int) -> tuple[Face, ...]:
    return faces(Image.open(io.BytesIO(passport_page(somebody(number)))))


def test_every_photo_has_one_face_with_open_eyes() -> None:
    assert [len(on_photo(number)) for number in NUMBERS] == [1] * len(NUMBERS)
    assert min(on_photo(number)[0].eyes_open or 0 for number in NUMBERS) > 0.25


def test_every_passport_page_has_one_face_on_the_left() -> None:
    assert [len(on_passport(number)) for number in NUMBERS] == [1] * len(NUMBERS)
    assert all(0.05 < on_passport(number)[0].box.left < 0.3 for number in NUMBERS)


def test_nobody_uses_the_picture_of_the_passport() -> None:
    pairs = [alike(on_photo(number)[0].print, on_passport(number)[0].print) for number in NUMBERS]
    assert max(pairs) < SAME_PICTURE, pairs
