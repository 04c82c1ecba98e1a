"""All texts whose check digits hold, as paths through a lattice of two running sums modulo 10.

A state is (sum of the field in hand, sum for the composite digit). Signs act only through their value modulo 10, so
every position has ten ways on. From the best path and the best path through every other sign comes the second best
text, exactly; from sums instead of maxima comes how likely each sign is, given that all check digits hold.
Positions under no check digit, as in names, change no state: they stand outside the lattice.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinggal.mrz.check_digits import ALPHABET, VALUES, WEIGHTS
from tinggal.mrz.formats import VARIANTS, Format

STATES: Final = 100
NOWHERE: Final = STATES  # the state no path comes from or goes to
VALUE: Final = np.array([VALUES[sign] % 10 for sign in ALPHABET])
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """``bound``: the positions under check digits; for each of them, state and value the state before and the state
    after (bound × 100 × 10)."""

    bound: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]


@cache
def lattice(variant: int) -> Lattice:
    """The lattice of a format in VARIANTS."""
    form = VARIANTS[variant]
    field, total = _weights(form)
    ends = {check.at: check.name == "composite" for check in form.checks}
    bound = [at for at in range(form.rows * form.length) if field[at] or total[at] or at in ends]
    before = np.full((len(bound), STATES, 10), NOWHERE)
    after = before.copy()
    for place, at in enumerate(bound):
        for state in range(STATES):
            for value in range(10):
                here = _next(state, value, weights=(field[at], total[at]), composite=ends.get(at))
                if here is not None:
                    before[place, here, value] = state
                    after[place, state, value] = here
    return Lattice(np.array(bound), before, after)


def _next(state: int, value: int, *, weights: tuple[int, int], composite: bool | None) -> int | None:
    """The state after a value; ``composite`` is None where no check digit stands."""
    (one, all_), (field, total) = divmod(state, 10), weights
    if composite is None:
        return 10 * ((one + field * value) % 10) + (all_ + total * value) % 10
    if composite:
        return 0 if one == 0 and all_ == value else None
    return (all_ + total * value) % 10 if one == value else None


def _weights(form: Format) -> tuple[list[int], list[int]]:
    field, total = [0] * (form.rows * form.length), [0] * (form.rows * form.length)
    for check in form.checks:
        target, places = (total if check.name == "composite" else field), 0
        for start, end in check.over:
            for at in range(start, end):
                target[at] = WEIGHTS[places % 3]
                places += 1
    return field, total


def through(variant: int, scores: Numbers) -> Numbers:
    """The best score of a whole text through every sign at every position (positions × 37)."""
    ways = lattice(variant)
    best = scores.max(axis=1)
    inner = scores[ways.bound]
    step = np.stack([inner[:, value == VALUE].max(axis=1) for value in range(10)], axis=1)
    ahead = np.full((len(step) + 1, STATES + 1), -np.inf)
    ahead[0, 0] = 0
    for place, before in enumerate(ways.before):
        ahead[place + 1, :STATES] = (ahead[place][before] + step[place]).max(axis=1)
    outside = best.sum() - best[ways.bound].sum()
    out = scores - best[:, None] + outside + ahead[-1, 0]
    behind = np.full(STATES + 1, -np.inf)
    behind[0] = 0
    for place in range(len(step) - 1, -1, -1):
        onward = behind[ways.after[place]] + step[place]
        value_best = (ahead[place, :STATES, None] + onward).max(axis=0) + outside
        out[ways.bound[place]] = (value_best - step[place])[VALUE] + inner[place]
        behind[:STATES] = onward.max(axis=1)
    return np.asarray(out)


def likely(variant: int, scores: Numbers) -> Numbers:
    """How likely every sign is at every position, given that all check digits hold (positions × 37)."""
    ways = lattice(variant)
    odds = np.exp(scores)
    inner = odds[ways.bound]
    step = np.stack([inner[:, value == VALUE].sum(axis=1) for value in range(10)], axis=1)
    ahead = np.zeros((len(step) + 1, STATES + 1))
    ahead[0, 0] = 1
    for place, before in enumerate(ways.before):
        ahead[place + 1, :STATES] = (ahead[place][before] * step[place]).sum(axis=1)
        ahead[place + 1] /= max(ahead[place + 1].sum(), 1e-300)
    behind = np.zeros(STATES + 1)
    behind[0] = 1
    for place in range(len(step) - 1, -1, -1):
        onward = behind[ways.after[place]]
        odds[ways.bound[place]] *= (ahead[place, :STATES, None] * onward).sum(axis=0)[VALUE]
        behind[:STATES] = (onward * step[place]).sum(axis=1)
        behind /= max(behind.sum(), 1e-300)
    return np.asarray(odds / np.maximum(odds.sum(axis=1, keepdims=True), 1e-300))
