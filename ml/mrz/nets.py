"""The two networks as PyTorch builds them, and how they go to and from ONNX files."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from tinggal.mrz.check_digits import ALPHABET

Numbers = NDArray[np.float32]


class Recogniser(nn.Module):
    """A strip (1 × 32 × 704) to 38 signs in 176 frames: convolutions, then three steps along the line."""

    def __init__(self, *, widths: tuple[int, ...] = (16, 24, 40, 56, 72), deep: int = 104) -> None:
        super().__init__()
        a, b, c, d, e = widths
        self.seen = nn.Sequential(
            *_block(1, a, 3, stride=(2, 1)), *_block(a, b, 3, stride=2), *_block(b, c, 3), *_block(c, d, 3, stride=2),
            *_block(d, e, 3), *_block(e, deep, (4, 3), around=(0, 1)),
        )  # fmt: skip
        self.along = nn.ModuleList(_block(deep, deep, (1, far), around=(0, far // 2)) for far in (7, 7, 5))
        self.rest = nn.Dropout(0.1)
        self.say = nn.Conv2d(deep, len(ALPHABET) + 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Signs × frames, before the softmax; sign 0 is none."""
        x = self.seen(x)
        for step in self.along:
            x = x + step(x)
        return self.say(self.rest(x)).squeeze(2)


class Detector(nn.Module):
    """A picture (1 × 384 × 384) to two maps (192 × 192), before the sigmoid: first line and last line."""

    def __init__(self, *, widths: tuple[int, ...] = (32, 48, 64, 96), flow: int = 40) -> None:
        super().__init__()
        a, b, c, d = widths
        self.scales = nn.ModuleList([
            _block(16, a, 3),
            nn.Sequential(*_block(a, b, 3, stride=2), *_block(b, b, 3)),
            nn.Sequential(*_block(b, c, 3, stride=2), *_block(c, c, 3), *_block(c, c, 3)),
            nn.Sequential(*_block(c, d, 3, stride=2), *_block(d, d, 3), *_block(d, d, 3), *_block(d, d, 3)),
        ])  # fmt: skip
        self.across = nn.ModuleList(nn.Conv2d(width, flow, 1) for width in widths[::-1])
        self.merge = nn.ModuleList([_block(flow, flow, 3), _block(flow, flow, 3), _block(flow, 32, 3)])
        self.say = nn.Conv2d(32, 8, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Two maps."""
        x = functional.pixel_unshuffle(x, 4)
        seen = []
        for scale in self.scales:
            x = scale(x)
            seen.append(x)
        y = self.across[0](seen[-1])
        for narrow, merge, finer in zip(self.across[1:], self.merge, seen[-2::-1], strict=True):
            y = merge(functional.interpolate(y, scale_factor=2.0, mode="nearest") + narrow(finer))
        return functional.pixel_shuffle(self.say(y), 2)


def _block(
    into: int, out: int, size: int | tuple[int, int], *, stride: int | tuple[int, int] = 1,
    around: int | tuple[int, int] | None = None,
) -> nn.Sequential:  # fmt: skip
    padding = (size // 2 if isinstance(size, int) else 0) if around is None else around
    return nn.Sequential(
        nn.Conv2d(into, out, size, stride, padding, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True)
    )


def write(network: nn.Module, path: Path, *, example: Tensor) -> None:
    """The ONNX file that ships: input ``x``, output ``y``, any number of pictures, normalisation folded in."""
    network.eval()
    torch.onnx.export(
        network.to(memory_format=torch.contiguous_format), (example,), str(path), input_names=["x"],
        output_names=["y"], dynamic_axes={"x": {0: "n"}, "y": {0: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def take_over(network: nn.Module, path: Path, *, examples: Iterable[Tensor]) -> None:
    """Go on from a file that ``write`` has made. Normalisation is gone in there: it is measured anew on examples, so
    that the network says the same as before and can be trained on."""
    examples = list(examples)
    given, pairs = _weights(path), _pairs(network, examples[0])
    if [tuple(conv.weight.shape) for conv, _norm in pairs] != [weight.shape for weight, _bias in given]:
        raise ValueError(f"{path} holds another network")
    for (conv, norm), (weight, bias) in zip(pairs, given, strict=True):
        conv.weight.data = torch.from_numpy(weight.copy())
        (conv if norm is None else norm).bias.data = torch.from_numpy(bias.copy())
        if norm is not None:
            norm.weight.data.fill_((1 + norm.eps) ** 0.5)
    _measure([(conv, norm) for conv, norm in pairs if norm is not None], network, examples)


def _pairs(network: nn.Module, example: Tensor) -> list[tuple[nn.Conv2d, nn.BatchNorm2d | None]]:
    """Convolutions with the normalisation behind each, in the order in which they are used, which is a file's order."""
    parts = [part for part in network.modules() if isinstance(part, nn.Conv2d | nn.BatchNorm2d)]
    used: list[nn.Module] = []
    hooks = [part.register_forward_hook(lambda part, _given, _out: used.append(part)) for part in parts]
    network.eval()
    with torch.no_grad():
        network(example)
    for hook in hooks:
        hook.remove()
    return [
        (part, after if isinstance(after, nn.BatchNorm2d) else None)
        for part, after in zip(used, [*used[1:], None], strict=True)
        if isinstance(part, nn.Conv2d)
    ]


def _weights(path: Path) -> list[tuple[Numbers, Numbers]]:
    """Weight and bias of a file's convolutions."""
    graph = onnx.load(str(path)).graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    convolutions = [node.input for node in graph.node if node.op_type == "Conv"]
    return [(values[weight], values[bias]) for _x, weight, bias in convolutions]


def _measure(pairs: list[tuple[nn.Conv2d, nn.BatchNorm2d]], network: nn.Module, examples: Iterable[Tensor]) -> None:
    seen: dict[nn.Module, list[Tensor]] = {conv: [] for conv, _norm in pairs}
    hooks = [conv.register_forward_hook(lambda conv, _given, out: seen[conv].append(_moments(out))) for conv in seen]
    network.eval()
    with torch.no_grad():
        for example in examples:
            network(example)
    for hook in hooks:
        hook.remove()
    for conv, norm in pairs:
        mean, square = torch.stack(seen[conv]).mean(0)
        spread = (square - mean**2).clamp(min=1e-6)
        norm.bias.data += mean
        norm.running_mean, norm.running_var = mean.clone(), spread.clone()
        norm.weight.data = (spread + norm.eps).sqrt()


def _moments(out: Tensor) -> Tensor:
    return torch.stack([out.mean((0, 2, 3)), (out**2).mean((0, 2, 3))])
