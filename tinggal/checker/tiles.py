"""The tree as files of 256 hashes: which tile holds what, and every root and proof from a few of them (tlog-tiles)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from tinggal.checker.merkle import EMPTY_ROOT, SIZE, node_hash

WIDTH: Final = 256
FULL: Final = WIDTH * SIZE
_PATH: Final = re.compile(r"(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


class Place(NamedTuple):
    """A tile: ``level`` 0 holds the hashes of leaves, each higher one the roots of the full tiles below it."""

    level: int
    number: int


class Span(NamedTuple):
    """The leaves from ``first`` up to, not including, ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TilePath:
    """Where a tile or a bundle of entries is served; ``level`` is -1 for entries, ``width`` 256 when it is full."""

    level: int
    number: int
    width: int = WIDTH

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read ``0/x001/234`` or ``entries/000.p/17``; nothing for any other text."""
        found = _PATH.fullmatch(text)
        if found is None or (found[3] and int(found[3]) >= WIDTH):
            return None
        path = cls(
            -1 if found[1] == "entries" else int(found[1]), int(re.sub("[x/]", "", found[2])), int(found[3] or WIDTH)
        )
        return path if str(path) == text and path.level < 64 else None

    def __str__(self) -> str:
        groups = f"{self.number:d}".zfill(-(-len(f"{self.number:d}") // 3) * 3)
        *rest, last = [groups[at : at + 3] for at in range(0, len(groups), 3)]
        name = "/".join([*(f"x{one}" for one in rest), last])
        part = "" if self.width == WIDTH else f".p/{self.width}"
        return f"{'entries' if self.level < 0 else self.level}/{name}{part}"


@dataclass(slots=True)
class Frontier:
    """What is needed of a tree to let it grow: the roots of its perfect subtrees, the largest first."""

    size: int
    hashes: list[bytes]

    def add(self, leaf: bytes) -> None:
        """One more leaf, by its hash."""
        self.hashes.append(leaf)
        trailing = self.size
        while trailing & 1:
            right = self.hashes.pop()
            self.hashes.append(node_hash(self.hashes.pop(), right))
            trailing >>= 1
        self.size += 1

    def root(self) -> bytes:
        """The root of RFC 6962."""
        return _folded(self.hashes) if self.hashes else EMPTY_ROOT


def path_to(index: int, *, size: int) -> list[Span]:
    """The spans whose hashes prove that leaf ``index`` is in a tree of ``size`` (RFC 6962 section 2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"There is no leaf {index} in a tree of {size}.")
    spans, first, last = [], 0, size
    while last - first > 1:
        middle = first + _half(last - first)
        if index < middle:
            spans.append(Span(middle, last))
            last = middle
        else:
            spans.append(Span(first, middle))
            first = middle
    return spans[::-1]


def path_between(old: int, *, new: int) -> list[Span]:
    """The spans whose hashes prove that a tree of ``new`` leaves begins with ``old`` ones (RFC 6962 section 2.1.2)."""
    if not 0 <= old <= new:
        raise ValueError(f"A tree of {new} cannot follow one of {old}.")
    if old in (0, new):
        return []
    spans, first, last = [], 0, new
    while old != last:
        middle = first + _half(last - first)
        if old <= middle:
            spans.append(Span(middle, last))
            last = middle
        else:
            spans.append(Span(first, middle))
            first = middle
    return [*([Span(first, last)] if first else []), *spans[::-1]]


def tiles_for(spans: Iterable[Span]) -> set[Place]:
    """The tiles in which the hashes of these spans lie."""
    return {_lies(height, at)[0] for span in spans for height, at in _perfect(span)}


def hash_of(span: Span, *, tiles: Mapping[Place, bytes]) -> bytes:
    """The root over a span. Raises ``KeyError`` or ``ValueError`` when the tiles do not reach that far."""
    hashes = [_read(height, at, tiles=tiles) for height, at in _perfect(span)]
    return _folded(hashes) if hashes else EMPTY_ROOT


def frontier_of(size: int, *, tiles: Mapping[Place, bytes]) -> Frontier:
    """The frontier of the first ``size`` leaves; it needs ``tiles_for([Span(0, size)])``."""
    return Frontier(size, [_read(height, at, tiles=tiles) for height, at in _perfect(Span(0, size))])


def edge_of(size: int) -> set[Place]:
    """The tiles of a tree of ``size`` leaves that are begun and not yet full."""
    levels = range((size.bit_length() + 7) // 8)
    return {Place(level, size >> 8 * (level + 1)) for level in levels if size >> 8 * level & 255}


def widths(size: int) -> Iterator[tuple[Place, int]]:
    """Every tile of a tree of ``size`` leaves, level by level, with the number of hashes in it."""
    level = 0
    while count := size >> 8 * level:
        full, rest = divmod(count, WIDTH)
        yield from ((Place(level, number), WIDTH) for number in range(full))
        if rest:
            yield Place(level, full), rest
        level += 1


def grown(size: int, *, edge: Mapping[Place, bytes], leaves: Sequence[bytes]) -> dict[Place, bytes]:
    """The tiles that are new or longer when hashes of leaves follow the first ``size``; ``edge``: see ``edge_of``."""
    changed: dict[Place, bytes] = {}
    level, count, fresh = 0, size, list(leaves)
    while fresh:
        number, begun = divmod(count, WIDTH)
        held = edge[Place(level, number)] if begun else b""
        row = held + b"".join(fresh)
        fresh = []
        for at in range(0, len(row), FULL):
            tile = row[at : at + FULL]
            changed[Place(level, number + at // FULL)] = tile
            if len(tile) == FULL:
                fresh.append(_tree(tile))
        level, count = level + 1, number
    return changed


def _half(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << (count - 1).bit_length() - 1


def _perfect(span: Span) -> Iterator[tuple[int, int]]:
    """The perfect subtrees of a span, from the left, as (height, how many of that height lie to the left)."""
    first, last = span
    while first < last:
        height = (last - first).bit_length() - 1
        yield height, first >> height
        first += 1 << height


def _lies(height: int, at: int) -> tuple[Place, int]:
    """The tile in which the hashes below a perfect subtree lie, and the first of them."""
    level, above = divmod(height, 8)
    number, offset = divmod(at << above, WIDTH)
    return Place(level, number), offset


def _read(height: int, at: int, *, tiles: Mapping[Place, bytes]) -> bytes:
    place, offset = _lies(height, at)
    count = 1 << height % 8
    hashes = tiles[place][offset * SIZE : (offset + count) * SIZE]
    if len(hashes) != count * SIZE:
        raise ValueError(f"The tile {place.level}/{place.number} is too short.")
    return _tree(hashes)


def _tree(packed: bytes) -> bytes:
    """The root over a power of two of hashes."""
    row = [packed[at : at + SIZE] for at in range(0, len(packed), SIZE)]
    while len(row) > 1:
        row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
    return row[0]


def _folded(hashes: Sequence[bytes]) -> bytes:
    found = hashes[-1]
    for left in hashes[-2::-1]:
        found = node_hash(left, found)
    return found
