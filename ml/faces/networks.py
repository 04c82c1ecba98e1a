"""The two nets: one finds faces, one looks at an eye. All take RGB as floats 0–255."""

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

STRIDE = 8


def _step(wide: int, out: int, *, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(wide, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class Finder(nn.Module):
    """(n, 3, h, w), sides multiples of 16 → (n, 4, h/8, w/8): sureness (logit), offset across and down (cells), log of
    the width in cells."""

    def __init__(self) -> None:
        super().__init__()
        self.quarter = nn.Sequential(_step(3, 16, stride=2), _step(16, 24, stride=2), _step(24, 32))
        self.eighth = nn.Sequential(_step(32, 48, stride=2), _step(48, 48), _step(48, 48))
        self.sixteenth = nn.Sequential(_step(48, 72, stride=2), _step(72, 72), _step(72, 72))
        self.across = nn.Conv2d(72, 48, 1)
        self.told = nn.Sequential(_step(48, 48), _step(48, 48), nn.Conv2d(48, 4, 1))

    def forward(self, photo: Tensor) -> Tensor:
        """As the class says."""
        fine = self.eighth(self.quarter(photo / 128 - 1))
        coarse = F.interpolate(self.across(self.sixteenth(fine)), scale_factor=2.0, mode="nearest")
        told: Tensor = self.told(F.relu(fine + coarse))
        return told


class Eye(nn.Module):
    """(n, 3, 28, 40) → (n, 3) logits: open, shut, hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = nn.Sequential(_step(3, 16, stride=2), _step(16, 24), _step(24, 32, stride=2), _step(32, 32))
        self.told = nn.Sequential(nn.Flatten(), nn.Linear(32 * 70, 32), nn.ReLU(inplace=True), nn.Linear(32, 3))

    def forward(self, view: Tensor) -> Tensor:
        """As the class says."""
        told: Tensor = self.told(self.seen(_evened(view)))
        return told


def _evened(view: Tensor) -> Tensor:
    """Without the general brightness and contrast."""
    middle = view.mean(dim=(1, 2, 3), keepdim=True)
    spread = ((view - middle) ** 2).mean(dim=(1, 2, 3), keepdim=True).sqrt()
    return (view - middle) / (spread + 8)
