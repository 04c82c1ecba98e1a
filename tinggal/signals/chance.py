"""How probable it is that something came by chance: three small tests, exact or with ranks. No library is needed."""

from collections.abc import Sequence
from math import ceil, comb, erfc, exp, lgamma, sqrt

_QUICK = 50_000
"""Steps of counting: some milliseconds."""


def drawn_at_least(hits: int, *, drawn: int, marked: int, all_: int) -> float:
    """The chance to draw at least ``hits`` marked ones when ``drawn`` of ``all_`` are drawn (hypergeometric)."""
    most = min(drawn, marked)
    least = max(hits, 0, drawn + marked - all_)
    whole = _log_choose(all_, drawn)
    return min(
        1.0,
        sum(
            exp(_log_choose(marked, k) + _log_choose(all_ - marked, drawn - k) - whole) for k in range(least, most + 1)
        ),
    )


def smaller_by_rank(these: Sequence[float], others: Sequence[float]) -> float:
    """The chance that these are as small as they are beside the others, if both were alike.

    Mann and Whitney's test on one side: every order is counted where that is quick, which is so for a few that are
    nearly all small and have no ties; else the normal approximation with corrections for ties and continuity.
    """
    few, many = len(these), len(others)
    if not few or not many:
        return 1.0
    ranks = _ranks([*these, *others])
    below = sum(ranks[:few]) - few * (few + 1) / 2
    if few * below <= _QUICK and len({*these, *others}) == few + many:
        return _orders_up_to(ceil(below), few=few, many=many) / comb(few + many, few)
    together = few + many
    ties = sum(count**3 - count for count in _counts([*these, *others]))
    spread = few * many / 12 * (together + 1 - ties / (together * (together - 1)))
    if spread <= 0:
        return 1.0
    apart = (below + 0.5 - few * many / 2) / sqrt(spread)
    return erfc(-apart / sqrt(2)) / 2


def corrected(chances: Sequence[float]) -> list[float]:
    """For having looked many times (Holm 1979): each chance as it may be read among all of these, in their order."""
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    found, so_far = [0.0] * len(chances), 0.0
    for place, at in enumerate(order):
        so_far = max(so_far, min(1.0, (len(chances) - place) * chances[at]))
        found[at] = so_far
    return found


def _orders_up_to(below: int, *, few: int, many: int) -> int:
    """In how many orders at most so many pairs stand with the other one below: coefficients of a Gaussian binomial."""
    ways = [1] + [0] * below
    for part in range(1, few + 1):
        for at in range(part, below + 1):
            ways[at] += ways[at - part]
        for at in range(below, many + part - 1, -1):
            ways[at] -= ways[at - many - part]
    return sum(ways)


def _log_choose(many: int, few: int) -> float:
    return lgamma(many + 1) - lgamma(few + 1) - lgamma(many - few + 1)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda at: values[at])
    ranks, at = [0.0] * len(values), 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for place in range(at, end + 1):
            ranks[order[place]] = (at + end) / 2 + 1
        at = end + 1
    return ranks


def _counts(values: Sequence[float]) -> list[int]:
    counts: dict[float, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return list(counts.values())
