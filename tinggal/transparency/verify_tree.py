"""Entries against tiles, tiles against each other, and both against every head there ever was."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tinggal.checker.merkle import SIZE, leaf_hash
from tinggal.checker.tiles import FULL, WIDTH, Frontier, Place, edge_of, grown, widths
from tinggal.transparency import tree
from tinggal.transparency.models import Checkpoint, Entry, Tile

NOTHING = b"\0" * SIZE


@dataclass(slots=True)
class _Walk:
    """The tree as the entries make it and as the tiles make it, and which of the two has left the heads' way."""

    entries: Frontier = field(default_factory=lambda: Frontier(0, []))
    tiles: Frontier = field(default_factory=lambda: Frontier(0, []))
    lost: set[str] = field(default_factory=set)

    def meet(self, root: bytes) -> Iterator[str]:
        """Compare both with a head of this size; of those that are wrong from some point on, only the first is told."""
        for name, frontier in (("entries", self.entries), ("tiles", self.tiles)):
            if name not in self.lost and frontier.root() != root:
                self.lost.add(name)
                yield f"Head {frontier.size}: the {name} up to there do not give its root."


def verify_tree(size: int) -> Iterator[str]:
    """What does not hold in the first ``size`` entries. Every row is read once, 256 entries at a time."""
    walk, edge = _Walk(), dict[Place, bytes]()
    for number in range(-(-size // WIDTH)):
        first, last = number * WIDTH, min(size, (number + 1) * WIDTH)
        tile = tree.tiles([Place(0, number)]).get(Place(0, number), b"")
        yield from _verify_entries(walk, tile=tile, first=first, last=last)
        hashes = [tile[at : at + SIZE] or NOTHING for at in range(0, (last - first) * SIZE, SIZE)]
        changed = grown(first, edge=edge, leaves=hashes)
        yield from _verify_upper({place: hashes for place, hashes in changed.items() if len(hashes) == FULL})
        edge = {place: (edge | changed)[place] for place in edge_of(last)}
    yield from _verify_upper(edge)
    yield from _verify_nothing_beyond(size)


def _verify_entries(walk: _Walk, *, tile: bytes, first: int, last: int) -> Iterator[str]:
    rows = Entry.objects.filter(index__gte=first, index__lt=last).values_list("index", "data")
    held = {index: leaf_hash(bytes(data)) for index, data in rows}
    roots = dict(Checkpoint.objects.filter(size__gt=first, size__lte=last).values_list("size", "root"))
    for index in range(first, last):
        in_tile = tile[(index - first) * SIZE : (index - first + 1) * SIZE]
        if index not in held:
            yield f"Entry {index} is missing."
        elif not in_tile:
            yield f"Entry {index} is missing in the tiles."
        elif held[index] != in_tile:
            yield f"Entry {index} is not the one whose hash stands in the tiles."
        walk.entries.add(held.get(index, NOTHING))
        walk.tiles.add(in_tile or NOTHING)
        if index + 1 in roots:
            yield from walk.meet(bytes(roots[index + 1]))


def _verify_upper(tiles: dict[Place, bytes]) -> Iterator[str]:
    """Tiles above the leaves, each once: when it is full, or as far as it goes at the end."""
    due = {place: hashes for place, hashes in tiles.items() if place.level}
    found = tree.tiles(due)
    for place, hashes in due.items():
        if not found.get(place, b"").startswith(hashes):
            yield f"Tile {place.level}/{place.number} does not hold the roots of the tiles below it."


def _verify_nothing_beyond(size: int) -> Iterator[str]:
    """Rows behind the last head; none of it when letters were entered meanwhile."""
    beyond = list(Entry.objects.filter(index__gte=size).order_by("index").values_list("index", flat=True)[:100])
    below = Entry.objects.filter(index__lt=0).values_list("index", flat=True)[:100]
    expected = dict(widths(size))
    tiles = Tile.objects.count() - len(expected)
    if tree.size() == size:
        yield from (f"Entry {index} has a place, and no head covers it." for index in [*below, *beyond])
        if tiles > 0:
            yield f"There are {tiles} tiles more than a tree of {size} has."
