"""Proofs of the tree hold for what is true and for nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checker.trees import Tree
from tinggal.checker.merkle import EMPTY_ROOT, BadProof, check_consistency, check_inclusion, leaf_hash, node_hash

TREE = Tree([b"leaf %d" % number for number in range(700)])
# The leaves and roots with which implementations of RFC 6962 have always compared themselves.
KNOWN = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def test_hashes_are_those_of_the_standard() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == ROOTS[1]
    assert node_hash(leaf_hash(b""), leaf_hash(b"\x00")).hex() == ROOTS[2]


@pytest.mark.parametrize("size", ROOTS)
def test_known_trees_have_known_roots(size: int) -> None:
    tree = Tree(KNOWN)
    assert tree.root(size).hex() == ROOTS[size]
    for index in range(size):
        included(tree, index, size)


def included(tree: Tree, index: int, size: int) -> None:
    proof = tree.inclusion(index, size)
    check_inclusion(tree.leaves[index], index=index, size=size, proof=proof, root=tree.root(size))


def consistent(tree: Tree, old: int, new: int) -> None:
    check_consistency(
        old_size=old, old_root=tree.root(old), new_size=new, new_root=tree.root(new), proof=tree.consistency(old, new)
    )


def test_every_leaf_of_every_tree_up_to_256_is_found() -> None:
    for size in range(1, 257):
        for index in range(size):
            included(TREE, index, size)


def test_every_tree_up_to_256_is_consistent_with_every_earlier_one() -> None:
    for new in range(257):
        for old in range(new + 1):
            consistent(TREE, old, new)


@given(st.data())
def test_larger_trees_behave_the_same(data: st.DataObject) -> None:
    size = data.draw(st.integers(257, 700))
    included(TREE, data.draw(st.integers(0, size - 1)), size)
    consistent(TREE, data.draw(st.integers(0, size)), size)


def test_no_other_place_takes_the_proof() -> None:
    for size in range(1, 40):
        for index in range(size):
            proof, root = TREE.inclusion(index, size), TREE.root(size)
            for wrong in {*range(-1, size + 2)} - {index}:
                with pytest.raises(BadProof):
                    check_inclusion(TREE.leaves[index], index=wrong, size=size, proof=proof, root=root)


def test_no_other_leaf_takes_the_place() -> None:
    for size in range(1, 20):
        for index, other in pairwise(range(size)):
            proof = TREE.inclusion(index, size)
            with pytest.raises(BadProof):
                check_inclusion(TREE.leaves[other], index=index, size=size, proof=proof, root=TREE.root(size))


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 2), (5, 11), (10, 11), (100, 128), (254, 255)])
def test_every_changed_byte_of_an_inclusion_proof_is_found(index: int, size: int) -> None:
    proof, root, leaf = TREE.inclusion(index, size), TREE.root(size), TREE.leaves[index]
    whole = b"".join([leaf, *proof, root])
    for place in range(len(whole)):
        for mask in (1, 0x80):
            bad = bytes([*whole[:place], whole[place] ^ mask, *whole[place + 1 :]])
            cut = [bad[at : at + 32] for at in range(len(leaf), len(bad), 32)]
            with pytest.raises(BadProof):
                check_inclusion(bad[: len(leaf)], index=index, size=size, proof=cut[:-1], root=cut[-1])


@pytest.mark.parametrize(("old", "new"), [(1, 2), (3, 7), (4, 8), (6, 8), (127, 200), (128, 200), (199, 200)])
def test_every_changed_byte_of_a_consistency_proof_is_found(old: int, new: int) -> None:
    whole = b"".join([TREE.root(old), *TREE.consistency(old, new), TREE.root(new)])
    for place in range(len(whole)):
        bad = bytes([*whole[:place], whole[place] ^ 1, *whole[place + 1 :]])
        old_root, *proof, new_root = (bad[at : at + 32] for at in range(0, len(bad), 32))
        with pytest.raises(BadProof):
            check_consistency(old_size=old, old_root=old_root, new_size=new, new_root=new_root, proof=proof)


def test_proofs_that_are_longer_shorter_or_in_another_order_are_refused() -> None:
    proof, root = TREE.inclusion(5, 11), TREE.root(11)
    chain = TREE.consistency(6, 11)
    for bad in ([*proof, proof[0]], proof[:-1], proof[1:], proof[::-1], [], [*proof[:-1], proof[-1][:-1]]):
        with pytest.raises(BadProof):
            check_inclusion(TREE.leaves[5], index=5, size=11, proof=bad, root=root)
    for bad in ([*chain, chain[0]], chain[:-1], chain[1:], chain[::-1], []):
        with pytest.raises(BadProof):
            check_consistency(old_size=6, old_root=TREE.root(6), new_size=11, new_root=root, proof=bad)


@pytest.mark.parametrize(("old", "new"), [(5, 4), (-1, 4), (0, 4), (4, 4)])
def test_trees_that_shrink_or_differ_are_refused(old: int, new: int) -> None:
    with pytest.raises(BadProof):
        check_consistency(old_size=old, old_root=b"x" * 32, new_size=new, new_root=TREE.root(4), proof=[])


def test_a_rebuilt_tree_is_not_consistent() -> None:
    for changed in range(20):
        other = Tree([leaf + (b"!" if number == changed else b"") for number, leaf in enumerate(TREE.leaves[:30])])
        with pytest.raises(BadProof):
            check_consistency(
                old_size=20, old_root=TREE.root(20), new_size=30, new_root=other.root(30),
                proof=other.consistency(20, 30),
            )  # fmt: skip
