"""Faces are found where there are some, with their marks, and nowhere else. Drawn faces are not people."""

from math import hypot

import numpy as np
import pytest
from PIL import Image

from ml.faces.head import draw
from ml.faces.portraits import sitter
from ml.faces.scenes import ground, laid, placed
from tests.reading.faces.drawn import drawn, seen
from tinggal.reading.faces.look import faces
from tinggal.reading.faces.looking import faces_on

SEEDS = range(8)


def laid_out(seed: int, *, lean: float = 0.0, wide: float = 150.0, at: tuple[float, float] = (220.0, 260.0)) -> tuple:
    dice = np.random.default_rng(seed)
    head = draw(sitter(4_000_000 + seed), dice, unit=75.0)
    paper = np.full((560, 440, 3), 205, np.uint8)
    marks = laid(paper, head, placed(head, middle=np.array(at), wide=wide, lean=lean, mirror=False))
    return paper, marks


def test_a_portrait_has_one_face() -> None:
    counts = [len(seen(seed)[0]) for seed in SEEDS]
    assert counts.count(1) >= len(SEEDS) - 1, counts


def test_the_box_lies_around_the_face() -> None:
    found = [seen(seed)[0] for seed in SEEDS]
    for box in (one[0].box for one in found if one):
        assert 0.3 < box.left + box.width / 2 < 0.7
        assert 0.2 < box.top + box.height / 2 < 0.65
        assert 0.25 < box.height < 0.85


def test_two_people_are_two_faces() -> None:
    counts = [len(seen(seed, fault="two_people")[0]) for seed in SEEDS]
    assert counts.count(2) >= len(SEEDS) - 2, counts


def test_a_small_face_is_found_too() -> None:
    assert [len(seen(seed, fault="small")[0]) for seed in SEEDS].count(1) >= len(SEEDS) - 2


@pytest.mark.parametrize("lean", [-15.0, 0.0, 15.0])
def test_eyes_nose_and_mouth_are_found_to_a_twelfth_of_the_face(lean: float) -> None:
    missed = []
    for seed in SEEDS:
        paper, truth = laid_out(seed, lean=lean)
        found = faces_on(paper)
        if not found:
            missed.append(1.0)
            continue
        missed.append(float(np.linalg.norm(found[0].points - truth, axis=1).mean()) / 150)
        assert found[0].lean == pytest.approx(lean, abs=6)
    assert float(np.median(missed)) < 1 / 12, missed


def test_a_face_is_found_in_any_corner() -> None:
    hits = 0
    for seed, at in enumerate([(90.0, 100.0), (350.0, 100.0), (90.0, 440.0), (350.0, 440.0)]):
        paper, _ = laid_out(seed, wide=110, at=at)
        found = faces_on(paper)
        hits += bool(found) and hypot(*(found[0].middle - np.array(at))) < 30
    assert hits >= 3


def test_walls_clutter_and_print_have_no_face() -> None:
    dice = np.random.default_rng(9)
    pages = [Image.fromarray(ground(dice, side=400)) for _ in range(20)]
    assert sum(bool(faces(page)) for page in pages) <= 1


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (17, 16), (64, 64)])
def test_no_size_is_too_odd(size: tuple[int, int]) -> None:
    assert faces(Image.new("RGB", size, "white")) == ()


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK", "1"])
def test_any_kind_of_picture_can_be_looked_at(mode: str) -> None:
    assert len(faces(drawn(0).convert(mode))) <= 1


def test_a_face_on_its_head_is_not_a_portrait() -> None:
    assert sum(bool(faces(drawn(seed).rotate(180))) for seed in SEEDS) <= 1


def test_the_same_picture_gives_the_same_answer() -> None:
    assert seen(1)[0] == faces(drawn(1).copy())
