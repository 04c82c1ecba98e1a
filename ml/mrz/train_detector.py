"""Train the detector: ``python -m ml.mrz.train_detector OUT.onnx [STEPS] [SEED] [FROM.onnx]``.

Every picture is drawn when it is needed and seen once; the same seed draws the same pictures.
"""

import sys
import time
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.mrz.nets import Detector, take_over, write
from ml.mrz.scenes import scene
from tinggal.mrz.detect import SIDE

BATCH = 12
PACE = 4e-3  # fastest rate of learning, from nothing; a fifth of it when a network goes on learning
FEW = 3.0  # pixels of lines count more than others, as there are few of them


def main(out: str, steps: str = "5000", seed: str = "1", start: str = "") -> None:
    """Train, say every fifty steps how it goes, and write the file."""
    torch.manual_seed(int(seed))
    chance, dice, last = Random(int(seed)), np.random.default_rng(int(seed)), int(steps)
    network = Detector()
    if start:
        take_over(network, Path(start), examples=[_drawn(chance, dice)[0] for _ in range(4)])
    network = network.to(memory_format=torch.channels_last).train()
    pace = PACE / 5 if start else PACE
    mind = torch.optim.AdamW(network.parameters(), lr=pace, weight_decay=1e-3)
    speed = torch.optim.lr_scheduler.OneCycleLR(mind, pace, total_steps=last, pct_start=0.08)
    overlap, began = 0.0, time.process_time()
    for step in range(1, last + 1):
        pictures, maps = _drawn(chance, dice)
        with torch.autocast("cpu", torch.bfloat16):
            said = network(pictures)
        said = said.float()
        missed = 1 - _overlap(said, maps)
        wrong = functional.binary_cross_entropy_with_logits(said, maps, pos_weight=torch.tensor(FEW))
        mind.zero_grad()
        (4 * wrong + missed).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        mind.step()
        speed.step()
        overlap += (1 - missed.item()) / 50
        if step % 50 == 0:
            print(
                f"{step} {time.process_time() - began:.0f} s, loss {wrong.item():.4f}, overlap {overlap:.3f}",
                flush=True,
            )
            overlap = 0.0
        if step % 500 == 0:
            torch.save(network.state_dict(), Path(out).with_suffix(".pt"))
    write(network, Path(out), example=torch.zeros(2, 1, SIDE, SIDE))


def _drawn(chance: Random, dice: np.random.Generator) -> tuple[Tensor, Tensor]:
    drawn = [scene(chance, dice) for _one in range(BATCH)]
    pictures = torch.from_numpy(np.stack([picture for picture, _maps in drawn])[:, None]).float() / 127.5 - 1
    maps = torch.from_numpy(np.stack([maps for _picture, maps in drawn])).float() / 255
    return pictures.contiguous(memory_format=torch.channels_last), maps


def _overlap(said: Tensor, maps: Tensor) -> Tensor:
    """Dice's coefficient, from 0 to 1."""
    sure = said.sigmoid()
    both = (sure * maps).sum((0, 2, 3))
    return ((2 * both + 1) / ((sure + maps).sum((0, 2, 3)) + 1)).mean()


if __name__ == "__main__":
    main(*sys.argv[1:])
