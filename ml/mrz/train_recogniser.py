"""Train the recogniser: ``python -m ml.mrz.train_recogniser OUT.onnx [STEPS] [SEED] [FROM.onnx]``.

Every line is drawn when it is needed and seen once; the same seed draws the same lines. At first each frame is told
its sign, as a drawn line knows where its signs stand; later only the text is told, in its order (connectionist
temporal classification), and the network decides where it hears a sign. What is written, every thousand steps too, is
the running average of the weights, which reads better than the last ones.
"""

import sys
import time
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ml.mrz.nets import Recogniser, take_over, write
from ml.mrz.strips import Strip, strip
from tinggal.mrz.check_digits import ALPHABET
from tinggal.mrz.lines import WIDTH

BATCH, FRAME = 48, 4
PACE, TOLD = 3e-3, 0.4  # fastest rate of learning; the part of all steps in which frames are told their signs
SLOW = 0.998  # how much of the average a step leaves as it is
UNTOLD = -100


def main(out: str, steps: str = "3000", seed: str = "1", start: str = "") -> None:
    """Train, say every fifty steps how it goes, and write the file."""
    torch.manual_seed(int(seed))
    chance, dice, last = Random(int(seed)), np.random.default_rng(int(seed)), int(steps)
    network = Recogniser()
    if start:
        take_over(network, Path(start), examples=[_pictures(_drawn(chance, dice)) for _ in range(4)])
    network = network.to(memory_format=torch.channels_last).train()
    pace = PACE / 2 if start else PACE
    mind = torch.optim.AdamW(network.parameters(), lr=pace, weight_decay=1e-3)
    speed = torch.optim.lr_scheduler.OneCycleLR(mind, pace, total_steps=last, pct_start=0.08)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(SLOW), use_buffers=True)
    right, began = 0.0, time.process_time()
    for step in range(1, last + 1):
        strips = _drawn(chance, dice)
        with torch.autocast("cpu", torch.bfloat16):
            said = network(_pictures(strips))
        logs = functional.log_softmax(said.float(), 1)
        loss = _told(logs, strips) if step < TOLD * last and not start else _heard(logs, strips)
        mind.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        mind.step()
        speed.step()
        average.update_parameters(network)
        right += sum(one == two.signs for one, two in zip(_lines(logs), strips, strict=True)) / BATCH / 50
        if step % 50 == 0:
            print(f"{step} {time.process_time() - began:.0f} s, loss {loss.item():.4f}, lines {right:.3f}", flush=True)
            right = 0.0
        if step % 1000 == 0 or step == last:
            kept = Path(out) if step == last else Path(out).with_stem(f"{Path(out).stem}-{step}")
            write(average.module, kept, example=torch.zeros(2, 1, 32, WIDTH))


def _drawn(chance: Random, dice: np.random.Generator) -> list[Strip]:
    return [strip(chance, dice) for _one in range(BATCH)]


def _pictures(strips: list[Strip]) -> Tensor:
    pictures = torch.from_numpy(np.stack([one.pixels for one in strips])[:, None])
    return pictures.contiguous(memory_format=torch.channels_last)


def _told(logs: Tensor, strips: list[Strip]) -> Tensor:
    """A frame well inside a sign says it, a frame well between two says none, others are left alone."""
    frames = (np.arange(WIDTH // FRAME) + 0.5) * FRAME
    targets = np.zeros((len(strips), len(frames)), np.int64)
    for row, one in zip(targets, strips, strict=True):
        pitch = float(np.median(np.diff(one.places)))
        nearest = np.abs(frames[:, None] - one.places).argmin(1)
        away = np.abs(frames - one.places[nearest]) / pitch
        signs = np.array([ALPHABET.index(sign) + 1 for sign in one.signs])
        row[:] = np.where(away < 0.2, signs[nearest], np.where(away > 0.36, 0, UNTOLD))
    return functional.nll_loss(logs, torch.from_numpy(targets), ignore_index=UNTOLD)


def _heard(logs: Tensor, strips: list[Strip]) -> Tensor:
    signs = torch.tensor([ALPHABET.index(sign) + 1 for one in strips for sign in one.signs])
    long = torch.tensor([len(one.signs) for one in strips])
    frames = torch.full((len(strips),), logs.shape[2])
    return functional.ctc_loss(logs.permute(2, 0, 1), signs, frames, long, zero_infinity=True)


def _lines(logs: Tensor) -> list[str]:
    best = [torch.unique_consecutive(row).tolist() for row in logs.detach().argmax(1)]
    return ["".join(ALPHABET[sign - 1] for sign in row if sign) for row in best]


if __name__ == "__main__":
    main(*sys.argv[1:])
