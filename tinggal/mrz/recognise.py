"""What a strip says: how likely each sign is in every frame of four pixels, and then at every position of the line."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinggal.mrz.align import Span, align
from tinggal.mrz.check_digits import ALPHABET
from tinggal.mrz.networks import Array, run

INDEX: Final = {sign: at for at, sign in enumerate(ALPHABET)}
FLOOR: Final = 1e-4  # a network is never surer than this
FRAME: Final = 4  # pixels of a strip
FLUSH: Final = 3.0  # frames; a sign takes nearly four


@dataclass(frozen=True, slots=True)
class Heard:
    """A line as heard: ``scores`` are log-probabilities (positions × 37, order of ALPHABET), ``ease`` the mean
    log-probability of the path through the frames: near 0 when the strip was easy; ``counted``: the network itself
    found exactly so many signs, none had to be squeezed in or left out; ``ends``: frames in the middle of the first and
    of the last sign."""

    scores: NDArray[np.float64]
    ease: float
    counted: bool
    ends: tuple[float, float]


def frames(strips: list[Array], *, widths: list[int]) -> list[Array]:
    """Log-probabilities for each strip (frames × 38): no sign first, then the signs of ALPHABET."""
    raw = run("recogniser", np.stack(strips)[:, None]).transpose(0, 2, 1)
    raw -= raw.max(axis=2, keepdims=True)
    logs = raw - np.log(np.exp(raw).sum(axis=2, keepdims=True))
    return [line[: -(-width // FRAME)] for line, width in zip(logs, widths, strict=True)]


def greedy(logs: Array) -> list[tuple[int, int, int]]:
    """Runs of one sign, each most likely in its frames: (sign, first frame, last frame)."""
    best = logs.argmax(axis=1)
    cuts = np.flatnonzero(np.diff(best)) + 1
    starts, ends = np.r_[0, cuts], np.r_[cuts, len(best)] - 1
    return [(int(best[s]) - 1, int(s), int(e)) for s, e in zip(starts, ends, strict=True) if best[s] > 0]


def hear(lines: list[Array], *, alphabets: list[tuple[str, ...]]) -> list[Heard] | None:
    """For each line every position's scores under the best way to find exactly so many signs, each from its alphabet;
    nothing if a line cannot be heard so."""
    allowed = [masks(signs) for signs in alphabets]
    paths = [_counted(logs, may) for logs, may in zip(lines, allowed, strict=True)]
    open_ = [at for at, path in enumerate(paths) if path is None]
    aligned: dict[int, tuple[list[Span], float] | None] = {}
    if open_:
        logs = np.stack([lines[at] for at in open_])
        found = align(logs[:, :, 1:], logs[:, :, 0], allowed=np.stack([allowed[at] for at in open_]))
        aligned = dict(zip(open_, found, strict=True))
    heard = []
    for at, (line, path) in enumerate(zip(lines, paths, strict=True)):
        best = path or aligned[at]
        if best is None:
            return None
        heard.append(_heard(line, *best, counted=path is not None))
    return heard


def _counted(logs: Array, allowed: NDArray[np.bool_]) -> tuple[list[Span], float] | None:
    """The path when the network itself found the right count of signs, each of which may stand where it stands."""
    runs = greedy(logs)
    if len(runs) == len(allowed) and all(allowed[at, run[0]] for at, run in enumerate(runs)):
        return [run[1:] for run in runs], float(logs.max(axis=1).mean())
    return None


def _heard(logs: Array, spans: list[Span], ease: float, *, counted: bool) -> Heard:
    likely = np.exp(logs[:, 1:].astype(np.float64))
    peaks = np.array([likely[first : last + 1].max(axis=0) for first, last in spans])
    scores = np.log(peaks / peaks.sum(axis=1, keepdims=True) + FLOOR)
    return Heard(scores, ease, counted, (sum(spans[0]) / 2, sum(spans[-1]) / 2))


def are_flush(lines: list[Heard]) -> bool:
    """Whether lines begin and end under each other, as they are printed: else a sign was cut off or made up."""
    firsts, lasts = zip(*(line.ends for line in lines), strict=True)
    return bool(max(firsts) - min(firsts) <= FLUSH and max(lasts) - min(lasts) <= FLUSH)


@cache
def masks(alphabets: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which signs may stand where (positions × 37)."""
    return np.array([[sign in signs for sign in ALPHABET] for signs in alphabets])
