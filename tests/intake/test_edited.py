"""Places that were copied within a picture are found; honest scans and drawn pages have none."""

import io
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from tests.reading.pages import lines, scan
from tinggal.intake.parser.edited import MOST_DOTS, edits_in
from tinggal.intake.parser.overlay import agreement
from tinggal.lib.boxes import Box

WORDS = (
    "BANK REKAAN NASIONAL", "REKENING KORAN", "Nama  QUISPE ELENA", "Nomor Rekening  1230098765", "Mata Uang  IDR",
    "Tanggal  04-03-2026", "SALDO AWAL  12.000.000,00", "TRANSFER MASUK  9.250.000,00", "Saldo Akhir  21.250.000,00",
)  # fmt: skip


def drawn(words: Sequence[str] = WORDS) -> Image.Image:
    return Image.open(io.BytesIO(scan(lines(*words)))).convert("L")


def with_grain(page: Image.Image, *, seed: int) -> Image.Image:
    """As a camera sees it: grain, and compressed."""
    grain = np.random.default_rng(seed).normal(0, 5, (page.height, page.width))
    seen = Image.fromarray((np.asarray(page, np.float32) * 0.9 + grain).clip(0, 255).astype(np.uint8))
    return saved(seen, quality=88)


def saved(page: Image.Image, *, quality: int) -> Image.Image:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("L")


def forged(page: Image.Image) -> tuple[Image.Image, tuple[float, float], tuple[float, float]]:
    """An amount laid over another one; and the middles of both places, as shares of the page."""
    box = (495, 400, 745, 440)
    edited = page.copy()
    edited.paste(page.crop(box), (500, 310))
    middles = ((620.0, 420.0), (625.0, 330.0))
    one, other = ((x / page.width, y / page.height) for x, y in middles)
    return edited, one, other


@pytest.mark.parametrize("seed", range(4))
def test_an_honest_scan_has_no_hints_however_it_was_passed_on(seed: int) -> None:
    page = with_grain(drawn(), seed=seed)
    smaller = page.resize((page.width * 2 // 3, page.height * 2 // 3))
    cropped = page.crop((3 + seed, 5, page.width - 2, page.height - 9))
    assert [edits_in(one) for one in (page, saved(smaller, quality=70), saved(cropped, quality=80))] == [[], [], []]


def test_a_page_drawn_by_a_machine_repeats_its_letters_and_has_no_hints() -> None:
    page = drawn(WORDS * 3)
    assert [edits_in(one) for one in (page, saved(page, quality=90))] == [[], []]


@pytest.mark.parametrize("quality", [0, 95])
def test_an_amount_copied_over_another_is_found_with_both_places(quality: int) -> None:
    edited, one, other = forged(with_grain(drawn(), seed=1))
    found = edits_in(saved(edited, quality=quality) if quality else edited)
    copies = [hint for hint in found if hint["how"] == "copied"]
    assert copies
    boxes = [Box.from_json(box) for box in copies[0]["boxes"]]
    for x, y in (one, other):
        assert any(box.left <= x <= box.left + box.width and box.top <= y <= box.top + box.height for box in boxes)


def test_a_place_from_another_compressed_picture_is_on_another_grid() -> None:
    page = saved(with_grain(drawn(), seed=1), quality=75)
    other = saved(with_grain(drawn([word[::-1] for word in WORDS]), seed=2), quality=75)
    page.paste(other.crop((125, 161, 525, 461)), (331, 562))
    assert "other_grid" in [hint["how"] for hint in edits_in(page)]


def test_a_picture_too_large_to_look_at_in_time_has_no_hints() -> None:
    assert edits_in(Image.new("L", (5000, MOST_DOTS // 5000 + 1), 255)) == []


def test_a_copy_agrees_with_its_page_and_the_same_form_of_another_does_not() -> None:
    page = with_grain(drawn(), seed=1)
    copy = saved(page.crop((10, 12, page.width - 8, page.height - 15)).resize((900, 1270)), quality=60)
    others = [word.replace("QUISPE ELENA", "ROSSI GINO").replace("25", "71").replace("00", "38") for word in WORDS]
    assert agreement(page, copy) > 0.99
    assert agreement(page, with_grain(drawn(others), seed=2)) < 0.985
    assert agreement(page, Image.new("L", page.size, 255)) == 0.0
