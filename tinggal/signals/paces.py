"""How long one sponsor's files lie with one officer, beside other paces: whoever is fast with everybody, has files that
are fast for everybody, or both, is no favourite."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from tinggal.signals.acts import Act
from tinggal.signals.chance import smaller_by_rank

LEAST_FILES = 5
"""So few files are enough for ranks: five below forty-five others come about once in two million times."""

_LEAST_BESIDE = 5
_FASTER = 2.0
Minutes = Sequence[float]


def haste(own: Sequence[Act], *, here: Sequence[Act]) -> tuple[Mapping[str, int | float], float] | None:
    """What was counted, and the chance of it: the larger of those beside colleagues with this sponsor, and beside all
    other work at the desk, so both must be unlikely.

    ``own`` are one officer's acts on one sponsor's files, ``here`` all acts at that desk. For both the minutes are
    taken as shares of what the officer, and then what the sponsor's files, usually take. Medians and ranks: a few files
    that lay over a holiday change nothing. None where the officer is not twice as fast beside each pace.
    """
    officer, sponsor = own[0].officer, own[0].sponsor
    elsewhere = [act for act in here if act.sponsor != sponsor]
    these, others = [act.minutes for act in own], [act.minutes for act in elsewhere if act.officer != officer]
    if len(these) < LEAST_FILES or len(others) < _LEAST_BESIDE or _slow(these, others):
        return None
    usual = _usual(elsewhere)
    mine = [took / usual.get(officer, median(others)) for took in these]
    beside = _shares([act for act in here if act.sponsor == sponsor and act.officer != officer], usual)
    at_ease = median(beside) if len(beside) >= _LEAST_BESIDE else 1.0
    everywhere = list(_without_sponsors(elsewhere, usual))
    net = [share / at_ease for share in mine]
    paces = [(net, everywhere), (mine, beside)] if len(beside) >= _LEAST_BESIDE else [(net, everywhere)]
    if any(len(theirs) < _LEAST_BESIDE or _slow(ours, theirs) for ours, theirs in paces):
        return None
    said = {"own": len(own), "minutes": round(median(these)), "usual": round(median(others))}
    return said, max(smaller_by_rank(ours, theirs) for ours, theirs in paces)


def _slow(these: Minutes, others: Minutes) -> bool:
    return _FASTER * median(these) > median(others)


def _usual(acts: Sequence[Act]) -> dict[int, float]:
    """Half of an officer's files take less. Without those who have too few."""
    taken: dict[int, list[float]] = defaultdict(list)
    for act in acts:
        taken[act.officer].append(act.minutes)
    return {officer: max(median(took), 1e-9) for officer, took in taken.items() if len(took) >= _LEAST_BESIDE}


def _shares(acts: Sequence[Act], usual: Mapping[int, float]) -> list[float]:
    return [act.minutes / usual[act.officer] for act in acts if act.officer in usual]


def _without_sponsors(acts: Sequence[Act], usual: Mapping[int, float]) -> Iterator[float]:
    """The shares, with what is easy or hard about each sponsor's files taken out."""
    of_sponsors: dict[str, list[float]] = defaultdict(list)
    for act in acts:
        of_sponsors[act.sponsor] += _shares([act], usual)
    for shares in of_sponsors.values():
        if shares:
            middle = max(median(shares), 1e-9)
            yield from (share / middle for share in shares)
