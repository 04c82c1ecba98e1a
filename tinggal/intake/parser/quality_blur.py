"""Blur, place by place: how wide the edges are, compared with the height of the print.

An edge that is blurred once more loses the less of its steepness the more it was blurred already: with steepness m, and
m' after another blur of radius r, the first radius is r / √((m/m')² - 1) (Zhuo and Sim, 2011). That depends neither on
contrast nor on how much stands on the page.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from tinggal.intake.parser.quality_flaw import Flaw
from tinggal.intake.parser.quality_sheet import Line, Numbers, Sheet

WANTED: Final = 0.13  # radius of the blur, as a share of the height of capitals
EVEN: Final = 0.45  # steepness along the smear as a share of that across it: good print has 0.6
_TILE = 100
_CALM, _AGAIN = 0.8, 2.0  # dots: against noise, and the second blur
_FAINTEST = 3.0  # grey levels a dot at the steepest places: less is ground, not print
_USUAL_HEIGHT = 18.0
_PART = 0.1  # of the tiles with print
_FEW_LINES = 3
_BLOTS, _DARK_BLOTS = 12, 25  # how many, and how many grey levels darker than the paper
_WORD = 9  # dots high and wide, at least, where letters have run into each other


@dataclass(frozen=True, slots=True)
class Tile:
    """``radius`` of the blur in dots of the copy."""

    left: int
    top: int
    radius: float


def blurred(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """The part of the page whose print is blurred. Measured: the radius of the blur to the height of capitals."""
    slopes = _slopes(_softer(sheet, _CALM))
    tiles = _tiles(sheet, lines, slopes)
    height = float(np.median([line.height for line in lines])) if lines else _USUAL_HEIGHT
    bad = [tile for tile in tiles if tile.radius > WANTED * height]
    if len(bad) > max(2, _PART * len(tiles)):
        worst = float(np.median([tile.radius for tile in bad])) / height
        left, top = min(tile.left for tile in bad), min(tile.top for tile in bad)
        right, bottom = max(tile.left for tile in bad) + _TILE, max(tile.top for tile in bad) + _TILE
        everywhere = len(bad) > 0.8 * len(tiles)
        yield Flaw("blurred", sheet.page, worst, WANTED, None if everywhere else sheet.box(left, top, right, bottom))
    elif len(lines) >= _FEW_LINES or is_print(sheet.signs):
        parts = [line.signs for line in lines] or [sheet.signs]
        evenness = float(np.percentile([_evenness(signs, slopes) for signs in parts], 75))
        if evenness < EVEN:
            yield Flaw("shaken", sheet.page, evenness, EVEN)


def is_print(signs: Numbers) -> bool:
    """Whether signs that make no lines are print all the same: a good smear leaves blots."""
    return len(signs) >= _BLOTS and float(np.median(signs[:, 4])) > _DARK_BLOTS


def _tiles(sheet: Sheet, lines: Sequence[Line], slopes: tuple[Numbers, Numbers]) -> list[Tile]:
    """The tiles with print on them."""
    again = _slopes(_softer(sheet, (_CALM**2 + _AGAIN**2) ** 0.5))
    steep, after = np.hypot(*slopes), np.hypot(*again)
    found = []
    for top, left in sorted({(int(y) // _TILE, int(x) // _TILE) for x, y in _printed(sheet, lines)}):
        place = slice(top * _TILE, (top + 1) * _TILE), slice(left * _TILE, (left + 1) * _TILE)
        here, then = steep[place], after[place]
        steepest = _top(here)
        if steepest >= _FAINTEST:
            edges = here > 0.5 * steepest
            ratio = float(np.median(here[edges] / np.maximum(then[edges], 1e-3)))
            found.append(Tile(left * _TILE, top * _TILE, _AGAIN / max(ratio * ratio - 1, 1e-2) ** 0.5))
    return found


def _printed(sheet: Sheet, lines: Sequence[Line]) -> Numbers:
    """Where the print is, and what may be print out of focus; on a page on which nothing is left, everywhere."""
    words = sheet.pale[sheet.pale[:, 2:4].min(axis=1) >= _WORD]
    blots = [sheet.signs] if not lines and is_print(sheet.signs) else []
    signs = np.concatenate([*(line.signs for line in lines), *blots, words])
    if len(signs):
        return np.asarray(signs[:, :2] + signs[:, 2:4] / 2)
    wide, high = sheet.size
    return np.array([(x, y) for y in range(0, high, _TILE) for x in range(0, wide, _TILE)], np.float32)


def _softer(sheet: Sheet, radius: float) -> Numbers:
    return np.asarray(cv2.GaussianBlur(sheet.grey.astype(np.float32), (0, 0), radius), np.float32)


def _slopes(grey: Numbers) -> tuple[Numbers, Numbers]:
    right = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.125)
    return np.asarray(right, np.float32), np.asarray(down, np.float32)


def _top(steep: Numbers) -> float:
    flat = steep.ravel()
    rank = len(flat) - 1 - len(flat) // 200
    return float(np.partition(flat, rank)[rank])


def _evenness(signs: Numbers, slopes: tuple[Numbers, Numbers]) -> float:
    """The smallest steepness of print in any direction as a share of the largest (both squared)."""
    right, down, both = 0.0, 0.0, 0.0
    for x, y, wide, high in signs[:, :4].astype(int):
        place = slice(max(0, y - 2), y + high + 2), slice(max(0, x - 2), x + wide + 2)
        here, there = slopes[0][place], slopes[1][place]
        right, down, both = (
            right + float((here**2).sum()),
            down + float((there**2).sum()),
            both + float((here * there).sum()),
        )
    whole, apart = right + down, math.hypot(right - down, 2 * both)
    return (whole - apart) / max(whole + apart, 1e-6)
