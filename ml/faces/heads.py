"""A crowd of invented heads, kept as one file between trainings."""

import ast
from dataclasses import asdict
from pathlib import Path

import numpy as np

from ml.faces.head import Head, draw
from ml.faces.person import Person, moved, person


def crowd(first: int, count: int, *, unit: float = 30.0) -> list[Head]:
    """Heads of the seeds from ``first`` on; one in three laughs, cries out or frowns."""
    return [_one(seed, unit=unit) for seed in range(first, first + count)]


def _one(seed: int, *, unit: float) -> Head:
    dice = np.random.default_rng(seed)
    one = person(dice)
    return draw(moved(one, dice) if seed % 3 == 0 else one, dice, unit=unit)


def keep(heads: list[Head], path: Path) -> None:
    """To a file of arrays; no code in it."""
    people = np.array([[*map(repr, asdict(head.one).values())] for head in heads])
    np.savez(
        path,
        dots=np.stack([h.dots for h in heads]),
        marks=np.stack([h.marks for h in heads]),
        unit=heads[0].unit,
        people=people,
    )


def kept(path: Path) -> list[Head]:
    """What ``keep`` wrote."""
    with np.load(path) as found:
        dots, marks, people, unit = found["dots"], found["marks"], found["people"], float(found["unit"])
    return [Head(a, b, unit, _person(c)) for a, b, c in zip(dots, marks, people, strict=True)]


def _person(values: "np.ndarray[tuple[int], np.dtype[np.str_]]") -> Person:
    return Person(*(ast.literal_eval(str(one)) for one in values))
