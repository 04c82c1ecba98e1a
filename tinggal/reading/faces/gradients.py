"""Histograms of oriented gradients (Dalal and Triggs 2005): what a view of 64 × 64 dots is like, whatever the light."""

import cv2
import numpy as np

from tinggal.reading.faces.networks import Array, Picture

SIDE = 64
_WAYS = 9
_CELLS = (8, 4)
_LEAST = 0.02


def gradients_of(view: Picture) -> Array:
    """2,881 numbers: 9 directions in cells of 8 and of 4 dots, each cell beside its surroundings; the last is 1."""
    grey = cv2.GaussianBlur(cv2.cvtColor(view, cv2.COLOR_RGB2GRAY), (0, 0), 0.8).astype(np.float32) / 255
    across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    strength = np.sqrt(across**2 + down**2)
    way = (np.arctan2(down, across) % np.pi) * (_WAYS / np.pi)
    low = np.floor(way).astype(int) % _WAYS
    share = (way - np.floor(way)) * strength
    planes = np.zeros((_WAYS, SIDE, SIDE), np.float32)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    np.add.at(planes, (low, rows, columns), strength - share)
    np.add.at(planes, ((low + 1) % _WAYS, rows, columns), share)
    told = [_evened(planes, cell=cell).ravel() for cell in _CELLS]
    return np.concatenate([*told, np.ones(1)]).astype(np.float32)


def _evened(planes: Array, *, cell: int) -> Array:
    count = SIDE // cell
    cells = planes.reshape(_WAYS, count, cell, count, cell).mean(axis=(2, 4))
    energy = np.asarray(cv2.blur((cells**2).sum(axis=0), (3, 3), borderType=cv2.BORDER_REPLICATE))
    return np.asarray(np.sqrt(np.minimum(cells / (np.sqrt(energy) + _LEAST), 1)), np.float32)
