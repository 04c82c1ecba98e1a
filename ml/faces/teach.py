"""What each net is shown and how far off it is; one lesson is one batch."""

from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ml.faces.crops import eye_crop
from ml.faces.head import Head
from ml.faces.networks import STRIDE, Eye, Finder
from ml.faces.scenes import SIDE, Dice, Seen, scene


class Lesson(Protocol):
    """Makes a batch in numpy, and judges a net's answers to it."""

    net: type[nn.Module]

    def batch(self, heads: list[Head], dice: Dice) -> tuple[np.ndarray, np.ndarray]:
        """Pictures (n, 3, h, w) in bytes, and the truth."""

    def mirrored(self, truth: Tensor) -> Tensor:
        """The truth of the same pictures, left and right exchanged."""

    def loss(self, told: Tensor, truth: Tensor) -> Tensor:
        """One number."""


class Finding:
    """Heat 1 at the cell of each face's middle, falling off around it; place and size are judged where it is hot."""

    net = Finder
    size = 24

    def batch(self, heads: list[Head], dice: Dice) -> tuple[np.ndarray, np.ndarray]:
        """As the protocol says."""
        pairs = [scene(heads, dice) for _ in range(self.size)]
        return _stacked([photo for photo, _ in pairs]), np.stack([_heat(seen) for _, seen in pairs])

    def mirrored(self, truth: Tensor) -> Tensor:
        """As the protocol says."""
        return truth.flip(3) * torch.tensor([1.0, -1.0, 1.0, 1.0])[None, :, None, None]

    def loss(self, told: Tensor, truth: Tensor) -> Tensor:
        """Focal loss for the heat, absolute error for the rest."""
        heat, sure = truth[:, 0], torch.sigmoid(told[:, 0]).clamp(1e-4, 1 - 1e-4)
        hot = heat > 0.95
        right = ((1 - sure) ** 2 * sure.log())[hot].sum()
        wrong = ((1 - heat) ** 4 * sure**2 * (1 - sure).log())[~hot].sum()
        near = heat.gt(0.4).unsqueeze(1) * heat.unsqueeze(1)
        place = (near * (told[:, 1:] - truth[:, 1:]).abs()).sum() / near.sum().clamp(min=1)
        return -(right + wrong) / hot.sum().clamp(min=1) + place


def _heat(seen: list[Seen]) -> np.ndarray:
    cells = SIDE // STRIDE
    truth = np.zeros((4, cells, cells), np.float32)
    down, across = np.mgrid[0:cells, 0:cells] + 0.5
    for one in seen:
        x, y = one.middle / STRIDE
        spread = max(0.55, one.wide / STRIDE * 0.16)
        nearest = (across - 0.5 == int(x)) & (down - 0.5 == int(y))
        heat = np.where(nearest, 1, np.exp(-((across - x) ** 2 + (down - y) ** 2) / (2 * spread**2)) * 0.94)
        mine = heat > truth[0]
        values = np.stack([heat, x - across, y - down, np.full_like(heat, np.log(one.wide / STRIDE))])
        truth[:, mine] = values[:, mine]
    return truth


class Eyes:
    """Open, shut or hidden."""

    net = Eye
    size = 48

    def batch(self, heads: list[Head], dice: Dice) -> tuple[np.ndarray, np.ndarray]:
        """As the protocol says."""
        pairs = [eye_crop(heads[int(dice.integers(len(heads)))], dice) for _ in range(self.size)]
        return _stacked([photo for photo, _ in pairs]), np.array([state for _, state in pairs])

    def mirrored(self, truth: Tensor) -> Tensor:
        """As the protocol says."""
        return truth

    def loss(self, told: Tensor, truth: Tensor) -> Tensor:
        """Cross entropy."""
        return F.cross_entropy(told, truth.long(), label_smoothing=0.03)


LESSONS: dict[str, Lesson] = {"finder": Finding(), "eye": Eyes()}


def _stacked(photos: list[np.ndarray]) -> np.ndarray:
    return np.ascontiguousarray(np.stack(photos).transpose(0, 3, 1, 2))
