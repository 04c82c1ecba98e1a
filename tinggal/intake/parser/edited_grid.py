"""A place whose JPEG blocks lie on another grid than those of the rest: it was put there after both were compressed.

Every dot votes for the one of the 64 grids on which its block has most coefficients that are zero, as after a
quantisation (Nikoukhah, Anger, Ehret, Colom, Morel, Grompone von Gioi 2019). In a picture that was never compressed, or
by its own camera only, votes for any one foreign grid are one in 64, so the number of votes of a place that chance
would give as many to is known, and with it how often an honest picture is taken for an edited one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
Votes = NDArray[np.int16]
_SIZE, _GRIDS = 8, 64
_ZERO = 0.5
_FLAT = 62  # a block with so many zeros is nearly even: it lies on every grid
_NO_VOTE = -1
_CELL = 16
_LEAST_CELLS = 4
_HOT, _AGREED = 0.25, 0.6
_MOST = 0.2
_COMPRESSED = 0.2
_RARE = -3.0


@dataclass(frozen=True, slots=True)
class Place:
    """In dots; ``chance``: the logarithm (base 10) of how many such places an honest picture has."""

    left: int
    top: int
    width: int
    height: int
    chance: float


def votes_of(grey: Grey) -> Votes:
    """The grid (8 × row + column) each dot votes for, −1 for none. About a third of a second for a million dots."""
    zeros = _zeros(grey)
    height, width = grey.shape
    best = np.full((height, width), -1, np.int16)
    grid = np.full((height, width), _NO_VOTE, np.int16)
    for down in range(_SIZE):
        for across in range(_SIZE):
            one = zeros[down::_SIZE, across::_SIZE][: (height - down) // _SIZE, : (width - across) // _SIZE]
            block = np.repeat(np.repeat(one, _SIZE, axis=0), _SIZE, axis=1)
            high, wide = block.shape
            there = best[down : down + high, across : across + wide]
            theirs = grid[down : down + high, across : across + wide]
            theirs[block == there] = _NO_VOTE
            more = block > there
            theirs[more] = _SIZE * down + across
            np.maximum(there, block, out=there)
    grid[(best >= _FLAT) | (best <= 0)] = _NO_VOTE
    return grid


def _zeros(grey: Grey) -> NDArray[np.int16]:
    """How many coefficients of the block beginning at each dot are zero."""
    at = np.arange(_SIZE)
    waves = np.cos(np.pi * np.outer(at, 2 * at + 1) / (2 * _SIZE)).astype(np.float32) * np.float32(0.5)
    waves[0] *= np.float32(np.sqrt(0.5))
    counted = np.zeros(grey.shape, np.uint8)
    for down in waves:
        rows = cv2.filter2D(grey, cv2.CV_32F, down[:, None], anchor=(0, 0), borderType=cv2.BORDER_REFLECT)
        for across in waves:
            strength = cv2.filter2D(rows, cv2.CV_32F, across[None, :], anchor=(0, 0), borderType=cv2.BORDER_REFLECT)
            counted += np.asarray(cv2.inRange(strength, -_ZERO, _ZERO), np.uint8) & 1
    return counted.astype(np.int16)


def foreign_places(grey: Grey) -> Iterator[Place]:
    """Places on another grid than most, the least probable first. What covers more than a fifth is how the picture was
    made: saved, cropped and saved again."""
    votes = votes_of(grey)
    counts = _counted(votes)
    main = int(counts.sum(axis=(0, 1))[:_GRIDS].argmax())
    if counts[:, :, main].sum() < _COMPRESSED * counts[:, :, :_GRIDS].sum():
        return  # never compressed, or made smaller since: there is no grid that a place could be foreign to
    cells = counts.shape[0] * counts.shape[1]
    found = []
    for grid in set(np.unique(counts[:, :, :_GRIDS].argmax(axis=2)[counts[:, :, :_GRIDS].max(axis=2) > 0])) - {main}:
        mine = counts[:, :, grid]
        voted = counts[:, :, :_GRIDS].sum(axis=2)
        hot = (mine >= _HOT * _CELL * _CELL) & (mine > _AGREED * voted)
        if not hot.any() or hot.sum() > _MOST * cells:
            continue
        closed = cv2.morphologyEx(hot.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
        many, labels, boxes, _middles = cv2.connectedComponentsWithStats(closed, connectivity=8)
        for one in range(1, many):
            inside = labels == one
            chance = _chance(mine, voted, inside) + log(_GRIDS * cells) / log(10)
            if inside.sum() >= _LEAST_CELLS and chance < _RARE:
                left, top, width, height = (int(_CELL * side) for side in boxes[one][:4])
                found.append(Place(left, top, width, height, chance))
    yield from sorted(found, key=lambda place: place.chance)


def _counted(votes: Votes) -> NDArray[np.int64]:
    """Votes by row of cells, column of cells and grid; the last place counts those without a vote."""
    down, across = votes.shape[0] // _CELL, votes.shape[1] // _CELL
    cut = votes[: down * _CELL, : across * _CELL].reshape(down, _CELL, across, _CELL).swapaxes(1, 2)
    voted = np.where(cut < 0, _GRIDS, cut).reshape(down * across, _CELL * _CELL).astype(np.int64)
    numbered = voted + (_GRIDS + 1) * np.arange(down * across)[:, None]
    counted = np.bincount(numbered.ravel(), minlength=(_GRIDS + 1) * down * across)
    return counted.reshape(down, across, _GRIDS + 1)


def _chance(mine: NDArray[np.int64], voted: NDArray[np.int64], inside: NDArray[np.bool_]) -> float:
    """The logarithm (base 10) of the chance of so many votes inside, by how common they are outside."""
    outside = ~inside
    usual = max(1 / _GRIDS, (mine[outside].sum() + 1) / (voted[outside].sum() + _GRIDS))
    of, many = int(voted[inside].sum()) // _GRIDS, int(mine[inside].sum()) // _GRIDS
    if not of or many <= usual * of:
        return 0.0
    share = many / of  # Hoeffding's bound of the binomial tail
    apart = share * log(share / usual) + ((1 - share) * log((1 - share) / (1 - usual)) if share < 1 else 0.0)
    return -of * apart / log(10)
