"""Shares the making of the demo files among as many processes as there are processors: they are many small jobs."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

import django

from tinggal.demo.files import make
from tinggal.demo.plan import Entry, plan

_MOST = 4
Making = Callable[[Sequence[Entry]], Iterator[str]]


def make_all(entries: Sequence[Entry]) -> Iterator[str]:
    """The reference of each file as soon as it is made. The officers' accounts must be there already.

    The processes are started anew and not forked: a database connection cannot be shared. They read the same
    environment as this one.
    """
    processes = min(_MOST, os.cpu_count() or 1, len(entries))
    if not processes:
        return
    anew = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=anew, initializer=django.setup) as pool:
        yield from pool.map(_make, [entry.number for entry in entries])


def one_by_one(entries: Sequence[Entry]) -> Iterator[str]:
    """The same in this process alone."""
    for entry in entries:
        yield make(entry).reference


def _make(number: int) -> str:
    return make(plan()[number]).reference
