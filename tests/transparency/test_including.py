"""An entry gets one place, and a proof that anybody can check against the log's public key."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.transparency.conftest import Enter
from tinggal.checker.merkle import check_inclusion
from tinggal.checker.notes import opened
from tinggal.checker.proofs import Proof
from tinggal.transparency.keys import log_vkey
from tinggal.transparency.models import Checkpoint, Entry
from tinggal.transparency.sequencing import Included, include

pytestmark = pytest.mark.django_db


def holds(entry: Entry, included: Included) -> bool:
    proof = Proof.parse(included.proof)
    head = opened(proof.checkpoint, log=log_vkey())
    check_inclusion(bytes(entry.data), index=proof.index, size=head.size, proof=proof.hashes, root=head.root)
    return proof.index == included.index


def test_an_entry_gets_a_place_and_a_proof_that_holds(new_entry: Enter) -> None:
    before = -1
    for _ in range(5):
        entry = new_entry()
        included = include(entry, extra=b"n" * 32)
        assert included.index > before
        assert holds(entry, included)
        assert (Proof.parse(included.proof).extra, included.vouched) == (b"n" * 32, False)
        before = included.index


def test_asking_again_changes_nothing(new_entry: Enter) -> None:
    entry = new_entry()
    assert include(entry, extra=b"x") == include(entry, extra=b"x")
    assert Checkpoint.objects.count() == 1


def test_all_that_wait_get_their_places_in_one_step_in_the_order_they_came(new_entry: Enter) -> None:
    entries = [new_entry() for _ in range(40)]
    included = [include(entry, extra=b"") for entry in reversed(entries)]
    assert [one.index for one in reversed(included)] == list(range(40))
    assert all(holds(entry, one) for entry, one in zip(reversed(entries), included, strict=True))
    assert Checkpoint.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_it_refuses(new_entry: Enter) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        include(new_entry(), extra=b"")


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_log(new_entry: Enter) -> None:
    def questions() -> int:
        entry = new_entry()
        with CaptureQueriesContext(connection) as asked:
            include(entry, extra=b"")
        return len(asked)

    for _ in range(2):
        few = questions()
    many = [new_entry() for _ in range(1500)]
    include(many[0], extra=b"")
    assert questions() <= few
