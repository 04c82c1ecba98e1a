"""Letters wait a little for witnesses and never long; what was missed is made up for later."""

import socket
import time
from collections.abc import Iterator

import pytest
from django.utils import timezone

from tests.transparency.conftest import Enter, Witnesses
from tinggal.checker.notes import vouchers
from tinggal.checker.proofs import Proof
from tinggal.transparency import vouching
from tinggal.transparency.keys import stations
from tinggal.transparency.models import Checkpoint, Cosignature, Witness
from tinggal.transparency.sequencing import include
from tinggal.transparency.verify import verify_log

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.enable_socket]


def names_in(proof: str) -> set[str]:
    keys = [station.key for station in stations()]
    return set(vouchers(Proof.parse(proof).checkpoint, witnesses=keys))


def test_a_letter_carries_the_lines_of_enough_witnesses(new_entry: Enter, witnesses: Witnesses) -> None:
    for _ in range(5):
        included = include(new_entry(), extra=b"")
        assert included.vouched
        assert len(names_in(included.proof)) >= 2
    assert set(Witness.objects.values_list("problem", flat=True)) == {""}
    assert list(verify_log()) == []


def test_without_witnesses_a_letter_goes_on_and_they_catch_up_later(new_entry: Enter, witnesses: Witnesses) -> None:
    include(new_entry(), extra=b"")
    witnesses.stop()
    late = [new_entry() for _ in range(3)]
    assert [include(entry, extra=b"").vouched for entry in late] == [False] * 3
    assert set(Witness.objects.values_list("size", flat=True)) == {1}
    assert all(row.problem.startswith(vouching.NO_ANSWER) for row in Witness.objects.all())
    assert vouching.ask_again() is False
    witnesses.start()
    assert vouching.ask_again() is True
    assert [include(entry, extra=b"").vouched for entry in late] == [True] * 3
    assert set(Witness.objects.values_list("problem", flat=True)) == {""}


def test_a_witness_that_did_not_answer_is_left_alone_for_a_minute(
    new_entry: Enter, witnesses: Witnesses, time_machine: pytest.FixtureRequest
) -> None:
    witnesses.stop()
    include(new_entry(), extra=b"")
    asked = Witness.objects.first().asked_at
    include(new_entry(), extra=b"")
    assert Witness.objects.first().asked_at == asked
    time_machine.move_to(timezone.now() + vouching.REST)
    include(new_entry(), extra=b"")
    assert Witness.objects.first().asked_at > asked


@pytest.fixture
def silence() -> Iterator[int]:
    """A port where somebody takes calls and says nothing."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        yield deaf.getsockname()[1]


def redirect(witnesses: Witnesses, *, name: str, to: str) -> None:
    listed = witnesses.trust / "witnesses.txt"
    listed.write_text(listed.read_text().replace(f"http://127.0.0.1:{witnesses.port}/{name}", to))


def test_one_that_says_nothing_holds_up_nobody(new_entry: Enter, witnesses: Witnesses, silence: int) -> None:
    redirect(witnesses, name="university", to=f"http://127.0.0.1:{silence}/university")
    began = time.monotonic()
    assert include(new_entry(), extra=b"").vouched
    assert time.monotonic() - began < 1


def test_when_two_say_nothing_a_letter_waits_no_longer_than_it_may(
    new_entry: Enter, witnesses: Witnesses, silence: int, settings: pytest.FixtureRequest
) -> None:
    settings.LOG_PATIENCE = 1
    for name in ("university", "ombudsman"):
        redirect(witnesses, name=name, to=f"http://127.0.0.1:{silence}/{name}")
    began = time.monotonic()
    included = include(new_entry(), extra=b"")
    assert (included.vouched, names_in(included.proof)) == (False, {"development/inspectorate"})
    assert 1 <= time.monotonic() - began < 2


def test_the_line_of_another_witness_counts_for_nobody(new_entry: Enter, witnesses: Witnesses) -> None:
    for name in ("university", "ombudsman"):
        redirect(witnesses, name=name, to=f"http://127.0.0.1:{witnesses.port}/inspectorate")
    assert include(new_entry(), extra=b"").vouched is False
    assert Cosignature.objects.values_list("witness", flat=True).distinct().count() == 1


def test_a_head_is_vouched_for_by_the_first_that_enough_saw_and_stays_so(
    new_entry: Enter, witnesses: Witnesses
) -> None:
    first = new_entry()
    proof = include(first, extra=b"").proof
    for _ in range(3):
        include(new_entry(), extra=b"")
    assert include(first, extra=b"").proof == proof
    assert Checkpoint.objects.count() == 4
