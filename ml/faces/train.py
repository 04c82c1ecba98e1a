"""``python -m ml.faces.train NET HEADS.npz FOLDER MINUTES [last]``: teaches a net for some minutes, from where it was.

NET is finder or eye. Processor only. A child draws the batches; the net is kept as ``FOLDER/NET.pt`` with its
optimiser. With ``last`` the steps get smaller to the end.
"""

import multiprocessing
import sys
import time
from collections.abc import Iterator
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor

from ml.faces.heads import kept
from ml.faces.teach import LESSONS, Lesson

_RATE = 2e-3


def main() -> None:
    """One sitting."""
    name, folder, minutes = sys.argv[1], Path(sys.argv[3]), float(sys.argv[4])
    last = len(sys.argv) > 5
    lesson = LESSONS[name]
    net = lesson.net().to(memory_format=torch.channels_last)
    rule = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=1e-4)
    path = folder / f"{name}.pt"
    steps = 0
    if path.exists():
        found = torch.load(path, weights_only=True)
        net.load_state_dict(found["net"])
        rule.load_state_dict(found["rule"])
        steps = found["steps"]
    batches: Queue[Any] = multiprocessing.Queue(8)
    child = multiprocessing.Process(target=_draw, args=(name, sys.argv[2], steps + 1, batches), daemon=True)
    child.start()
    torch.set_num_threads(1)
    began, losses = time.monotonic(), []
    net.train()
    while (gone := (time.monotonic() - began) / (60 * minutes)) < 1:
        for photos, truth in _thrice(lesson, *batches.get()):
            for group in rule.param_groups:
                group["lr"] = _RATE * min(1, (steps + 1) / 50) * (max(0.0, 1 - gone) * 0.95 + 0.02 if last else 1.0)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                told = net(photos.contiguous(memory_format=torch.channels_last))
            loss = lesson.loss(told.float(), truth)
            rule.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
            rule.step()
            steps += 1
            losses.append(loss.item())
            if steps % 50 == 0:
                print(f"{name} {steps} {np.mean(losses[-50:]):.4f} {time.monotonic() - began:.0f} s", flush=True)
    child.terminate()
    torch.save({"net": net.state_dict(), "rule": rule.state_dict(), "steps": steps}, path)


def _thrice(lesson: Lesson, photos: np.ndarray, truth: np.ndarray) -> Iterator[tuple[Tensor, Tensor]]:
    """Every batch as it is, and in other light, also mirrored: drawing costs as much as learning."""
    seen, known = torch.from_numpy(photos).float(), torch.from_numpy(truth)
    yield seen, known
    yield _in_other_light(seen.flip(3)), lesson.mirrored(known)
    yield _in_other_light(seen), known


def _in_other_light(seen: Tensor) -> Tensor:
    light, fog = torch.empty(len(seen), 3, 1, 1).uniform_(0.7, 1.2), torch.empty(len(seen), 1, 1, 1).uniform_(-20, 20)
    return (seen * light + fog + torch.randn_like(seen) * 3).clamp(0, 255)


def _draw(name: str, heads: str, seed: int, batches: "Queue[Any]") -> None:
    cv2.setNumThreads(1)
    crowd, dice, lesson = kept(Path(heads)), np.random.default_rng([seed, *name.encode()]), LESSONS[name]
    while True:
        batches.put(lesson.batch(crowd, dice))


if __name__ == "__main__":
    main()
