"""How long one sponsor's files lie with one officer, beside three other paces: whoever is fast everywhere, or has files
that are fast for everybody, is no favourite."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from tinggal.signals.acts import Act
from tinggal.signals.chance import smaller_by_rank

LEAST_FILES = 5
"""So few files are enough for ranks: five below forty-five others come about once in two million times."""

_LEAST_BESIDE = 5
_FASTER = 2.0


def haste(own: Sequence[Act], *, here: Sequence[Act]) -> tuple[Mapping[str, int | float], float] | None:
    """What was counted, and the chance of it: the largest of those beside each pace, so all of them must be unlikely.

    ``own`` are one officer's acts on one sponsor's files, ``here`` all acts at that desk. Medians and ranks: a few
    files that lay over a holiday change nothing. None where the officer is not twice as fast as each.
    """
    these = [act.minutes for act in own]
    paces = list(_paces(own[0], here))
    if len(these) < LEAST_FILES or not paces or len(paces[0]) < _LEAST_BESIDE:
        return None
    beside = [pace for pace in paces if len(pace) >= _LEAST_BESIDE]
    if any(_FASTER * median(these) > median(pace) for pace in beside):
        return None
    said = {"own": len(own), "minutes": round(median(these)), "usual": round(median(paces[0]))}
    return said, max(smaller_by_rank(these, pace) for pace in beside)


def _paces(act: Act, here: Sequence[Act]) -> Iterator[list[float]]:
    """Minutes: colleagues with other sponsors, colleagues with this one, the officer with other sponsors."""
    for same_officer, same_sponsor in ((False, False), (False, True), (True, False)):
        yield [
            one.minutes
            for one in here
            if (one.officer == act.officer) is same_officer and (one.sponsor == act.sponsor) is same_sponsor
        ]
