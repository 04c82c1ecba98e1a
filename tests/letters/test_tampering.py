"""Forged letters are refused by page and by command: one or two of each family; `make tamper` tries them all."""

import pytest
from django.utils import timezone

from bench.tampering import FAMILIES, Variant, variants
from bench.tampering.gathering import gather
from bench.tampering.materials import Materials
from tests.conftest import Cast
from tests.letters.born import decided_letter
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State, Verdict
from tinggal.letters.checking import check_pdf
from tinggal.letters.trusting import trust

AS_MANY = 50  # that many variants `make tamper` tries at least
FEW = {
    "added_bytes": ("a newline behind the end", "an archive behind the end"),
    "changed_bytes": ("a byte of the page", "small digits in the signature", "a text instead of the zeros"),
    "revisions": ("nothing but a revision", "text over the page", "the attached data replaced"),
    "ranges": ("the end is not covered", "objects in the gap"),
    "messages": ("the stamp taken away", "the stamp signed the other way round", "one more certificate"),
    "strangers": ("a stranger with our names and our stamper", "the key for stamps under a letter"),
    "log_proofs": ("the proof of another letter", "a log of ones own under our name"),
    "attachments": ("the data twice", "a hidden file on the page"),
    "insiders": ("a letter without a case",),
    "disguises": ("saved anew", "a whole house of ones own"),
}


@pytest.fixture
def materials(cast: Cast) -> Materials:
    """A refusal and an approval of two people, and the keys of the house."""
    return gather(decided_letter(cast), decided_letter(cast, action="reject", passport="X7"))


def by_file(pdf: bytes) -> Verdict:
    return check_letter(pdf, trust=trust(), today=timezone.localdate())


def test_genuine_letters_are_valid_and_forged_ones_are_not(materials: Materials) -> None:
    known = variants()
    chosen: dict[str, Variant] = {
        f"{family}: {name}": known[f"{family}: {name}"] for family, names in FEW.items() for name in names
    }
    for letter in (materials.letter, materials.other):
        assert (check_pdf(letter.pdf).state, by_file(letter.pdf).state) == (State.VALID, State.VALID)
    forged = {name: make(materials) for name, make in chosen.items()}
    assert {name for name, pdf in forged.items() if by_file(pdf).state != State.NOT_VALID} == set()
    assert {name for name, pdf in forged.items() if check_pdf(pdf).state != State.NOT_VALID} == set()


def test_every_family_is_tried_and_there_are_enough_of_them() -> None:
    assert set(FEW) == {family.__name__.rpartition(".")[2] for family in FAMILIES}
    assert len(variants()) == sum(len(family.VARIANTS) for family in FAMILIES) >= AS_MANY
