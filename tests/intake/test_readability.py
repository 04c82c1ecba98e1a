"""What makes a page hard to read is found, with its place; good pages are left in peace."""

from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from PIL import Image

from bench import readability_faults as faults
from bench import readability_pictures as drawn
from tests.intake import corpus
from tinggal.intake.parser.quality import Seen, look_at
from tinggal.intake.parser.quality_pdf import look_at_pdf, stand_upright
from tinggal.intake.words import FLAWS

Spoil = Callable[[drawn.Dots, Random, int], faults.Spoilt]


def seen(page: drawn.Dots) -> Seen:
    return look_at(Image.fromarray(page), page=1)


def codes(page: drawn.Dots) -> set[str]:
    return {flaw.code for flaw in seen(page).flaws}


@pytest.mark.parametrize("number", range(6))
def test_a_good_page_is_left_in_peace(number: int) -> None:
    chance = Random(f"good test {number}")
    assert seen(drawn.carried(drawn.sheet(number, chance), chance)).flaws == ()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("blurred", {"blurred"}),
        ("blurred shaken", {"shaken", "blurred"}),
        ("blurred partly", {"blurred"}),
        ("glare", {"glare"}),
        ("dark", {"dark"}),
        ("faint", {"faint"}),
        ("cut", {"cut"}),
        ("cut print", {"cut"}),
        ("cut corner", {"corner"}),
        ("turned", {"turned"}),
        ("tilted", {"tilted"}),
        ("low_resolution", {"low_resolution"}),
        ("no_print", {"no_print", "dark"}),
    ],
)
def test_each_strong_fault_is_found(fault: str, told: set[str]) -> None:
    chance = Random(f"test {fault}")
    page, _turned = faults.FAULTS[fault](drawn.sheet(0, chance), chance, faults.STRONG)
    assert codes(page) & told


def test_every_code_has_its_words() -> None:
    for fault, spoil in faults.FAULTS.items():
        chance = Random(f"words {fault}")
        page, _turned = spoil(drawn.sheet(1, chance), chance, faults.STRONG)
        assert codes(page) <= set(FLAWS)


def test_the_place_of_a_reflection_is_told() -> None:
    chance = Random("glare place")
    page = drawn.photographed(drawn.sheet(0, chance), chance).astype(np.float32) * 0.85
    high, wide = page.shape[:2]
    down, right = np.mgrid[0:high, 0:wide]
    spot = np.exp(-(((right - 0.7 * wide) / (0.08 * wide)) ** 2) - ((down - 0.3 * high) / (0.08 * wide)) ** 2)
    (flaw,) = seen((page + 420 * spot[:, :, None]).clip(0, 255).astype(np.uint8)).flaws
    assert flaw.code == "glare"
    assert flaw.box is not None
    assert abs(flaw.box.left + flaw.box.width / 2 - 0.7) < 0.05
    assert abs(flaw.box.top + flaw.box.height / 2 - 0.3) < 0.05


def test_the_blurred_half_is_told_apart_from_the_sharp_one() -> None:
    text = np.asarray(corpus.page(lines=corpus.LINES * 1))
    soft = np.asarray(corpus.page(blur=6))
    mixed = np.where((np.arange(text.shape[0]) > 700)[:, None, None], soft, text).astype(np.uint8)
    blurred = [flaw for flaw in seen(mixed).flaws if flaw.code == "blurred"]
    assert [flaw.page for flaw in blurred] == [1]
    assert blurred[0].box is not None
    assert blurred[0].box.top > 0.3


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_is_turned_upright(quarters: int) -> None:
    chance = Random("turned")
    page = drawn.scanned(drawn.sheet(0, chance), chance)
    assert seen(np.ascontiguousarray(np.rot90(page, quarters))).turn == 90 * quarters


def test_a_picture_without_print_is_never_turned() -> None:
    face = Image.new("RGB", (900, 1200), (200, 200, 210))
    face.paste((220, 180, 150), (250, 200, 650, 800))
    assert look_at(face, page=1).turn == 0


def test_a_pdf_scanned_upside_down_is_shown_upright() -> None:
    chance = Random("pdf")
    page = drawn.scanned(drawn.sheet(0, chance), chance)
    lying = corpus.pdf(picture=Image.fromarray(np.ascontiguousarray(np.rot90(page, 2))))
    before = look_at_pdf(lying)
    assert [one.turn for one in before] == [180]
    assert [one.turn for one in look_at_pdf(stand_upright(lying, before))] == [0]


def test_a_coarse_scan_in_a_pdf_is_measured_by_its_own_dots() -> None:
    chance = Random("coarse")
    page = Image.fromarray(drawn.sheet(0, chance))
    coarse = page.resize((page.width // 4, page.height // 4), Image.Resampling.BOX)
    assert {flaw.code for flaw in look_at_pdf(corpus.pdf(picture=coarse))[0].flaws} == {"low_resolution"}
    assert look_at_pdf(corpus.pdf(picture=page))[0].flaws == ()
