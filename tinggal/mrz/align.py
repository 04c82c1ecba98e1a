"""The best path of exactly so many signs through frames: connectionist temporal classification with a fixed length.

Two equal signs in a row need a frame without sign between them, so a new sign is entered from the best other sign or
from such a frame. All lines of a zone are aligned at once.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinggal.mrz.networks import Array

NEVER: Final = -1e9
AWAY: Final = 8  # signs by which a place in the line may differ from where an even line has it
NONE: Final = -1
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trail:
    """For every frame (of a line, after so many signs): ``best``, the likeliest sign to be inside of; ``inked``:
    whether being inside of it is likelier than being between signs; ``stays``: whether a sign goes on."""

    best: NDArray[np.int8]
    inked: NDArray[np.bool_]
    stays: NDArray[np.bool_]


def align(signs: Array, blank: Array, *, allowed: NDArray[np.bool_]) -> list[tuple[list[Span], float] | None]:
    """For every line the first and last frame of every position, and the path's mean log-probability.

    ``signs`` (lines × frames × 37) and ``blank`` (lines × frames) are log-probabilities, ``allowed``
    (lines × positions × 37) tells which signs may stand where.
    """
    lines, length, kinds = allowed.shape
    count = signs.shape[1]
    barred = np.where(allowed, 0.0, NEVER).astype(np.float32)
    between = np.full((lines, length + 1), NEVER, np.float32)  # best path that ends in a frame without sign
    between[:, 0] = 0
    within = np.full((lines, length + 1, kinds), NEVER, np.float32)  # … that ends inside of this sign
    shape = (count, lines, length + 1)
    trail = Trail(np.zeros(shape, np.int8), np.zeros(shape, np.bool_), np.zeros((*shape, kinds), np.bool_))
    columns = np.arange(kinds)
    for now in range(count):
        low, high = max(0, now * length // count - AWAY), min(length, now * length // count + AWAY)
        inside, outside = within[:, low : high + 1], between[:, low : high + 1]
        best, likely = inside.argmax(axis=2), inside.max(axis=2)
        either = np.maximum(likely, outside)
        trail.best[now, :, low : high + 1], trail.inked[now, :, low : high + 1] = best, likely > outside
        same = best[:, :-1, None] == columns
        entering = np.where(same, outside[:, :-1, None], either[:, :-1, None]) + barred[:, low:high]
        trail.stays[now, :, low + 1 : high + 1] = inside[:, 1:] >= entering
        np.maximum(inside[:, 1:], entering, out=inside[:, 1:])
        inside += signs[:, now, None]
        between[:, low : high + 1] = either + blank[:, now, None]
    return [_best(trail, within[line, length], float(between[line, length]), line=line) for line in range(lines)]


def _best(trail: Trail, within: Array, between: float, *, line: int) -> tuple[list[Span], float] | None:
    last = int(within.argmax())
    score = max(between, float(within[last]))
    if score < NEVER / 2:
        return None
    state = NONE if between >= within[last] else last
    return _back(trail, state, line=line), score / len(trail.best)


def _back(trail: Trail, state: int, *, line: int) -> list[Span]:
    spans: list[Span] = []
    position, end = trail.best.shape[2] - 1, len(trail.best) - 1
    for now in range(len(trail.best) - 1, -1, -1):
        if position == 0:
            break
        inked, best = trail.inked[now, line], trail.best[now, line]
        if state == NONE:
            state, end = int(best[position]) if inked[position] else NONE, now - 1
        elif not trail.stays[now, line, position, state]:
            spans.append((now, end))
            position, end = position - 1, now - 1
            from_sign = inked[position] and best[position] != state
            state = int(best[position]) if from_sign else NONE
    return spans[::-1]
