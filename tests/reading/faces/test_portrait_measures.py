"""A portrait's measures tell good from bad, each with what it is about."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageFilter

from ml.faces.portraits import Fault
from tests.reading.faces.drawn import drawn, seen
from tinggal.reading.faces.look import faces, faces_and_portrait, portrait
from tinggal.reading.facts import Facts, Portrait

SEEDS = range(6)
LEAST = {"face_burnt": 0.05, "rim": 0.2}


def usable(fault: Fault | None = None) -> list[Portrait]:
    """The measures of those drawn portraits on which a face is found."""
    return [portrait for _faces, portrait in (seen(seed, fault=fault) for seed in SEEDS) if portrait]


def changed(change: Callable[[Image.Image], Image.Image]) -> list[Portrait]:
    """The same of the faultless ones, after a change."""
    pictures = [drawn(seed) for seed in SEEDS if seen(seed)[1]]
    return [portrait for _faces, portrait in map(faces_and_portrait, map(change, pictures)) if portrait]


def median(name: str, portraits: list[Portrait]) -> float:
    return float(np.median([one.measures[name] for one in portraits]))


def test_both_ways_to_ask_agree() -> None:
    found, together = faces_and_portrait(drawn(0))
    assert (faces(drawn(0)), portrait(drawn(0), found[0])) == (found, together)


def test_a_picture_without_a_face_has_no_portrait() -> None:
    assert faces_and_portrait(Image.new("RGB", (450, 600), "white")) == ((), None)


def test_measures_survive_the_way_through_json() -> None:
    found, together = faces_and_portrait(drawn(0))
    facts = Facts(faces=found, portrait=together)
    again = Facts.from_json(facts.to_json())
    assert again.portrait == together
    assert [one.print for one in again.faces] == [one.print for one in found]


def test_a_plain_wall_is_more_even_than_a_cluttered_one() -> None:
    plain = [one.background_even for one in usable()]
    cluttered = [one.background_even for one in usable("uneven")]
    assert min(plain) > 0.8
    assert float(np.median(cluttered)) < 0.8


def test_a_dark_wall_is_darker_than_a_light_one() -> None:
    assert all(one.background_light < 0.4 for one in usable("dark_wall"))


def test_a_small_face_takes_less_of_the_height() -> None:
    assert all(one.face_share < 0.33 for one in usable("small"))
    assert all(0.4 < one.face_share < 0.9 for one in usable())


def test_off_centre_is_measured() -> None:
    assert all(one.off_centre > 0.14 for one in usable("off_centre"))
    assert all(one.off_centre < 0.08 for one in usable())


def test_a_blurred_face_is_less_sharp() -> None:
    soft = changed(lambda image: image.filter(ImageFilter.GaussianBlur(8)))
    assert soft
    assert median("face_sharp", soft) < 0.3 < median("face_sharp", usable())


@pytest.mark.parametrize(("fault", "name"), [("burnt", "face_burnt"), ("rim", "rim")])
def test_a_fault_raises_its_own_measure(fault: Fault, name: str) -> None:
    bad = usable(fault)
    assert bad
    assert median(name, bad) > LEAST[name] > median(name, usable())


def test_a_grey_face_has_no_colour() -> None:
    grey = changed(lambda image: image.convert("L").convert("RGB"))
    assert median("face_colour", grey) < 0.02 < median("face_colour", usable())


def test_skin_of_any_darkness_is_not_called_dark() -> None:
    assert all(one.measures["face_black"] < 0.3 for one in usable())


def test_shut_eyes_are_told_from_open_ones() -> None:
    def openness(fault: Fault | None) -> list[float]:
        found = [faces[0] for faces, _portrait in (seen(seed, fault=fault) for seed in SEEDS) if faces]
        return [face.eyes_open for face in found if face.eyes_open is not None]

    assert float(np.median(openness(None))) > 0.6
    assert float(np.median(openness("shut_eyes"))) < 0.3


def test_dark_glasses_hide_the_eyes() -> None:
    assert median("eyes_seen", usable("dark_glasses")) < 0.3 < median("eyes_seen", usable())
