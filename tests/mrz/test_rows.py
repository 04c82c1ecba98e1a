"""Rows of print that look like a zone are found by their strokes; lines seen from the side are cut evenly."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from ml.mrz.fonts import OCR_B, font
from tests.mrz.drawn import drawn, needs_ocr_b
from tinggal.mrz.lines import Zone
from tinggal.mrz.reading import read
from tinggal.mrz.rows import zones

pytestmark = needs_ocr_b
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"


def sheet(lines: tuple[str, ...], *, leading: float) -> Image.Image:
    """Lines low on white paper; ``leading``: from line to line, in signs."""
    picture = Image.new("L", (900, 620), 250)
    pen, face = ImageDraw.Draw(picture), font(OCR_B, 33)
    for row, line in enumerate(lines):
        for place, sign in enumerate(line):
            pen.text((60 + 24 * place, 480 + row * 24 * leading), sign, font=face, fill=20, anchor="ls")
    return picture


def test_three_rows_as_on_cards_are_found_where_they_are() -> None:
    found = zones(sheet(CARD, leading=1.67), turn=0)[0]
    assert len(found.curves) == 3
    corners = found.outline()
    assert np.allclose(corners.min(axis=0), (60, 455), atol=30)
    assert np.allclose(corners.max(axis=0), (780, 565), atol=30)


def test_rows_that_run_down_the_picture_are_found_at_a_quarter_turn() -> None:
    turned = sheet(CARD, leading=1.67).transpose(Image.Transpose.ROTATE_270)
    found = zones(turned, turn=90)[0]
    assert np.allclose(found.along, (0, 1), atol=1e-6)
    assert read(turned).lines == CARD


def test_white_paper_has_no_rows() -> None:
    assert zones(Image.new("L", (500, 400), 255), turn=0) == []


def test_lines_are_given_as_printed_when_their_check_digits_do_not_hold() -> None:
    lines = CARD[0], CARD[1].replace("7408122", "7408129"), CARD[2]
    found = read(sheet(lines, leading=1.67))
    assert found.lines == lines
    assert not found.valid


def test_a_page_seen_from_the_side_is_cut_so_that_signs_are_even() -> None:
    """Lines 100 apart at the near end and 50 at the far end: half of the line is nearer than the middle."""
    upper, lower = np.array([0.025, -50.0]), np.array([-0.025, 50.0])
    zone = Zone(np.zeros(2), np.array([1.0, 0.0]), np.array([0.0, 1.0]), (upper, lower), -500.0, 500.0, 100.0)
    first, middle, last = zone.places(np.array([0.0, 0.5, 1.0])).tolist()
    assert (first, last) == (-500.0, 500.0)
    assert middle > 50
    assert zone.leadings(np.array([-500.0]))[0] > 1.5 * zone.leadings(np.array([500.0]))[0]


def test_a_photo_from_the_side_is_read() -> None:
    """The far side of the page is a fifth smaller than the near one."""
    image, lines = drawn(12, level=1)
    wide, high = image.size
    here = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    there = np.array([[0, 0], [0.8 * wide, 0.1 * high], [0.8 * wide, 0.9 * high], [0, high]], np.float32)
    way = cv2.getPerspectiveTransform(here, there)
    seen = cv2.warpPerspective(np.asarray(image.convert("L")), way, (wide, high), flags=cv2.INTER_AREA)
    assert read(Image.fromarray(seen)).lines == lines
