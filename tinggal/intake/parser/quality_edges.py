"""Edges: print that runs out of the picture, a page of which one side or one corner is not in it."""

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np

from tinggal.intake.parser.quality_flaw import Flaw
from tinggal.intake.parser.quality_paper import Grey
from tinggal.intake.parser.quality_sheet import Line, Numbers, Sheet
from tinggal.lib.boxes import Box

CORNER: Final = 0.006  # share of the page that may be missing at a corner
_LINES_CUT = 2
_AIR = 0.4  # of the height of a line
_TOUCHES, _FREE = 0.25, 0.04  # shares of a side of the picture that are page


def cut(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Measured: lines that run out, or the share of a side of the picture that the page covers, or the share of the
    page that a missing corner takes."""
    yield from list(_print_cut(sheet, lines))[:1] or list(_page_cut(sheet))[:1]


def _print_cut(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Where signs of several lines touch the border of the picture, or almost: no page has so narrow a margin."""
    wide, high = sheet.size
    touching: dict[str, list[float]] = {side: [] for side in "lrtb"}
    for line in lines:
        signs = line.signs
        left, top, right, bottom = signs[:, 0], signs[:, 1], signs[:, 0] + signs[:, 2], signs[:, 1] + signs[:, 3]
        across = abs(line.angle) <= 45
        air = _AIR * line.height
        ends = {"l": left < air, "r": right > wide - air} if across else {"t": top < air, "b": bottom > high - air}
        for side, touches in ends.items():
            if touches.any():
                touching[side].append(line.middle[1] if across else line.middle[0])
    for side, places in touching.items():
        if len(places) >= _LINES_CUT:
            yield Flaw("cut", sheet.page, len(places), 0, _beside(sheet, side, min(places) - 30, max(places) + 30))


def _beside(sheet: Sheet, side: str, start: float, end: float) -> Box:
    wide, high = sheet.size
    edge = 0.06 * (wide if side in "lr" else high)
    return {
        "l": sheet.box(0, start, edge, end),
        "r": sheet.box(wide - edge, start, wide, end),
        "t": sheet.box(start, 0, end, edge),
        "b": sheet.box(start, high - edge, end, high),
    }[side]


def _page_cut(sheet: Sheet) -> Iterator[Flaw]:
    """Where a page on a darker table touches the border of the picture, or lacks a corner."""
    page = sheet.paper
    if page is None:
        return
    borders = {"l": page[:, 1], "r": page[:, -2], "t": page[1], "b": page[-2]}
    shares = {side: float(border.mean()) for side, border in borders.items()}
    touched = [side for side, share in shares.items() if share > _TOUCHES]
    free = [side for side, share in shares.items() if share < _FREE]
    if len(touched) == 1 and len(free) >= 2:
        at = np.flatnonzero(borders[touched[0]]) * (max(sheet.size) / max(page.shape))
        yield Flaw("cut", sheet.page, shares[touched[0]], _TOUCHES, _beside(sheet, touched[0], at.min(), at.max()))
    elif len(free) == len(borders):
        yield from _corner(sheet, page)


def _corner(sheet: Sheet, page: Grey) -> Iterator[Flaw]:
    """The page's four long sides, prolonged until they meet, show how much is missing where two of them do."""
    outlines, _tree = cv2.findContours(page, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(outlines[0])
    shape = cv2.approxPolyDP(hull, 0.012 * cv2.arcLength(hull, True), True)[:, 0].astype(np.float32)
    if len(shape) < 5:
        return
    sides = np.roll(shape, -1, axis=0) - shape
    longest = sorted(np.argsort(-np.hypot(sides[:, 0], sides[:, 1]))[:4])
    whole = cv2.contourArea(hull)
    for one, other in zip(longest, [*longest[1:], longest[0]], strict=True):
        end, start = shape[(one + 1) % len(shape)], shape[other]
        meets = _meeting(shape[one], sides[one], shape[other], sides[other])
        if meets is None:
            continue
        missing = cv2.contourArea(np.array([end, meets, start], np.float32)) / whole
        if missing > CORNER:
            points = np.array([end, meets, start]) * (max(sheet.size) / max(page.shape))
            low, top = points.min(axis=0), points.max(axis=0)
            yield Flaw("corner", sheet.page, missing, CORNER, sheet.box(low[0], low[1], top[0], top[1]))


def _meeting(one: Numbers, along: Numbers, other: Numbers, there: Numbers) -> Numbers | None:
    """Where two straight lines meet; None for almost parallel ones."""
    cross = float(along[0] * there[1] - along[1] * there[0])
    if abs(cross) < 0.3 * float(np.hypot(*along) * np.hypot(*there)):
        return None
    apart = other - one
    return np.asarray(one + along * float(apart[0] * there[1] - apart[1] * there[0]) / cross, np.float32)
