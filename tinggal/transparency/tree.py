"""The public tree in the database: roots, proofs and growth, each from the few tiles that they need."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from tinggal.checker.merkle import EMPTY_ROOT
from tinggal.checker.tiles import (
    Place,
    Span,
    edge_of,
    frontier_of,
    grown,
    hash_of,
    path_between,
    path_to,
    tiles_for,
)
from tinggal.transparency.models import Checkpoint, Tile


def size() -> int:
    """How many leaves the tree has: what the last checkpoint says."""
    return Checkpoint.objects.values_list("size", flat=True).first() or 0


def root(of: int) -> bytes:
    """The root over the first ``of`` leaves. Raises ``KeyError`` or ``ValueError`` when the tree is smaller."""
    return _hashes([Span(0, of)])[0] if of else EMPTY_ROOT


def inclusion(index: int, *, of: int) -> tuple[bytes, ...]:
    """The audit path of leaf ``index`` in the tree of the first ``of`` leaves, the leaf's sibling first."""
    return inclusions([index], of=of)[0]


def inclusions(indexes: Iterable[int], *, of: int) -> list[tuple[bytes, ...]]:
    """The audit paths of several leaves, in one query."""
    paths = [path_to(index, size=of) for index in indexes]
    here = tiles(tiles_for([span for path in paths for span in path]))
    return [tuple(hash_of(span, tiles=here) for span in path) for path in paths]


def consistency(old: int, *, new: int) -> tuple[bytes, ...]:
    """The proof that the first ``new`` leaves begin with the first ``old``; empty when either says nothing."""
    return _hashes(path_between(old, new=new))


def append(leaves: Sequence[bytes], *, after: int) -> bytes:
    """Write the tiles with these hashes of leaves after the first ``after``, and give the new root.

    Call it in the sequencer's turn and transaction only: nobody else may be appending.
    """
    edge = tiles(edge_of(after) | tiles_for([Span(0, after)]))
    changed = grown(after, edge=edge, leaves=leaves)
    Tile.objects.bulk_create(
        [Tile(level=place.level, number=place.number, hashes=hashes) for place, hashes in changed.items()],
        update_conflicts=True,
        unique_fields=["level", "number"],
        update_fields=["hashes"],
    )
    frontier = frontier_of(after, tiles=edge)
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def tiles(places: Iterable[Place]) -> dict[Place, bytes]:
    """The hashes at these places, in one query; what is not there is left out."""
    wanted = Q()
    for place in places:
        wanted |= Q(level=place.level, number=place.number)
    rows = Tile.objects.filter(wanted).values_list("level", "number", "hashes") if wanted else ()
    return {Place(level, number): bytes(hashes) for level, number, hashes in rows}


def _hashes(spans: Sequence[Span]) -> tuple[bytes, ...]:
    here = tiles(tiles_for(spans))
    return tuple(hash_of(span, tiles=here) for span in spans)
