"""The tree in the tables gives the same roots and proofs as the plainest way to compute them."""

import hashlib
import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinggal.checker.merkle import EMPTY_ROOT, check_consistency, check_inclusion, leaf_hash, node_hash
from tinggal.checker.tiles import (
    Frontier,
    Span,
    TilePath,
    edge_of,
    frontier_of,
    grown,
    hash_of,
    path_between,
    path_to,
    tiles_for,
    widths,
)
from tinggal.transparency import tree
from tinggal.transparency.models import Checkpoint, Tile

DATA = [b"leaf %d" % number for number in range(70_000)]
LEAVES = [leaf_hash(entry) for entry in DATA]


def naive(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(naive(leaves[:half]), naive(leaves[half:]))


ROOTS = [naive(LEAVES[:size]) for size in range(258)]


@pytest.mark.django_db
def test_in_the_tables_every_size_up_to_256_has_its_root_and_every_tile_its_width() -> None:
    for size in range(257):
        assert tree.root(size) == ROOTS[size]
        assert tree.append([LEAVES[size]], after=size) == ROOTS[size + 1]
        Checkpoint.objects.create(size=size + 1, root=ROOTS[size + 1], note="")
        assert tree.size() == size + 1
    found = {(row.level, row.number): len(row.hashes) // 32 for row in Tile.objects.all()}
    assert found == dict(widths(257))
    for size in range(1, 258):
        assert tree.root(size) == ROOTS[size]
        index = random.Random(size).randrange(size)
        check_inclusion(DATA[index], index=index, size=size, proof=tree.inclusion(index, of=size), root=ROOTS[size])
        proof = tree.consistency(size, new=257)
        check_consistency(old_size=size, old_root=ROOTS[size], new_size=257, new_root=ROOTS[257], proof=proof)


def test_every_proof_of_every_size_up_to_256_holds() -> None:
    tiles = grown(0, edge={}, leaves=LEAVES[:256])
    hash_at = cache(lambda span: hash_of(span, tiles=tiles))
    for size in range(1, 257):
        proofs = [[hash_at(span) for span in path_to(index, size=size)] for index in range(size)]
        for index in range(size):
            check_inclusion(DATA[index], index=index, size=size, proof=proofs[index], root=ROOTS[size])
    for new in range(257):
        for old in range(new + 1):
            proof = [hash_at(span) for span in path_between(old, new=new)]
            roots = {"old_root": ROOTS[old], "new_root": ROOTS[new]}
            check_consistency(old_size=old, new_size=new, proof=proof, **roots)


@settings(deadline=None, max_examples=60)
@given(steps=st.lists(st.integers(1, 700), min_size=1, max_size=8), data=st.data())
def test_however_it_grows_the_tiles_are_the_same(steps: list[int], data: st.DataObject) -> None:
    size, tiles, frontier = 0, {}, Frontier(0, [])
    for step in steps:
        leaves = LEAVES[size : size + step]
        tiles |= grown(size, edge={place: tiles[place] for place in edge_of(size)}, leaves=leaves)
        for leaf in leaves:
            frontier.add(leaf)
        size += step
        assert frontier_of(size, tiles=tiles) == frontier
    assert tiles == grown(0, edge={}, leaves=LEAVES[:size])
    assert {place: len(hashes) // 32 for place, hashes in tiles.items()} == dict(widths(size))
    old = data.draw(st.integers(0, size))
    assert hash_of(Span(0, old), tiles=tiles) == naive(LEAVES[:old])


def test_a_proof_reads_few_tiles_however_large_the_tree_is() -> None:
    for size in (10**3, 10**6, 10**9, 2**40 - 1):
        spans = [*path_to(size // 3, size=size), *path_between(size // 3, new=size), Span(0, size)]
        assert len(tiles_for(spans)) <= 4 * (size.bit_length() // 8 + 1)


def test_seventy_thousand_leaves_make_the_tiles_that_the_standard_counts() -> None:
    tiles = grown(0, edge={}, leaves=LEAVES)
    assert len(LEAVES) == 70_000
    level_widths = {level: [width for place, width in widths(70_000) if place.level == level] for level in range(3)}
    assert (len(level_widths[0]), level_widths[0][-1]) == (274, 112)
    assert (level_widths[1], level_widths[2]) == ([256, 17], [1])
    assert hash_of(Span(0, 70_000), tiles=tiles) == naive(LEAVES)
    assert hash_of(Span(0, 0), tiles={}) == EMPTY_ROOT


@pytest.mark.parametrize(
    "text", ["0/000", "0/000.p/1", "63/x001/234", "entries/x001/x234/067", "entries/999.p/255", "1/x999/000"]
)
def test_paths_of_tiles_are_read_and_written_alike(text: str) -> None:
    assert str(TilePath.parse(text)) == text


NO_PATHS = [
    *(" ", "0", "0/0", "0/1", "00/000", "64/000", "-1/000", "0/x000/000", "0/001/x000", "0/000.p/0", "0/000.p/256"),
    *("0/000.p/01", "0/000.p/", "0/000/", "/0/000", "../0/000", "0/000\n", "0/٠٠٠", "entries", "keys/000"),
]


@pytest.mark.parametrize("text", NO_PATHS)
def test_nothing_else_is_a_path_of_a_tile(text: str) -> None:
    assert TilePath.parse(text) is None


@given(level=st.integers(-1, 63), number=st.integers(0, 2**62), width=st.integers(1, 256))
def test_any_tile_has_one_path(level: int, number: int, width: int) -> None:
    path = TilePath(level, number, width)
    assert TilePath.parse(str(path)) == path
