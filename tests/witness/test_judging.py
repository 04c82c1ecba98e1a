"""A witness cosigns a head when the log only grew, and answers everything else as C2SP tlog-witness says."""

import threading

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.witness.conftest import SmallLog
from tinggal.checker.merkle import EMPTY_ROOT
from tinggal.checker.notes import Head, cosign, sign, vouchers
from tinggal.witness.judging import Judge
from tinggal.witness.keys import BadFolder, make_witness, read_logs


def rebuilt(log: SmallLog, *, from_leaf: int, entries: int) -> SmallLog:
    """The same log with the same key, but other entries from one leaf on."""
    other = SmallLog(key=log.key)
    other.add(*log.entries[:from_leaf], *(b"ISSUE1 other %d" % number for number in range(entries - from_leaf)))
    return other


def test_the_first_head_it_sees_is_cosigned(log: SmallLog, judge: Judge) -> None:
    reply = judge.add_checkpoint(log.request(0))
    assert (reply.status, list(vouchers(log.note() + reply.text, witnesses=[judge.vkey]))) == (200, [judge.vkey.name])


def test_a_log_that_grew_is_cosigned_step_by_step(log: SmallLog, judge: Judge) -> None:
    seen = 0
    for _ in range(40):
        assert judge.add_checkpoint(log.request(seen)).status == 200
        seen = len(log.entries)
        log.add(*(b"ISSUE1 more %d" % (seen + number) for number in range(1 + seen % 4)))


def test_the_same_head_is_cosigned_again(log: SmallLog, judge: Judge) -> None:
    assert [judge.add_checkpoint(log.request(old)).status for old in (0, 5, 5)] == [200, 200, 200]


def test_who_is_wrong_about_what_it_saw_is_told_the_size(log: SmallLog, judge: Judge) -> None:
    judge.add_checkpoint(log.request(0))
    log.add(b"ISSUE1 more")
    reply = judge.add_checkpoint(log.request(3))
    assert (reply.status, reply.text, reply.content_type) == (409, "5\n", "text/x.tlog.size")


def test_a_smaller_head_is_never_cosigned(log: SmallLog, judge: Judge) -> None:
    judge.add_checkpoint(log.request(0))
    assert judge.add_checkpoint(log.request(0, size=3)).status == 409
    assert judge.add_checkpoint(log.request(5).replace(log.note().encode(), log.note(3).encode())).status == 400
    assert judge.memory.head(log.origin) == log.head()


@pytest.mark.parametrize("from_leaf", range(5))
def test_a_log_rebuilt_with_the_real_key_is_refused(from_leaf: int, log: SmallLog, judge: Judge) -> None:
    judge.add_checkpoint(log.request(0))
    for entries in (5, 6, 9):
        false = rebuilt(log, from_leaf=from_leaf, entries=entries)
        assert judge.add_checkpoint(false.request(5)).status == 422
    assert judge.memory.head(log.origin) == log.head()


def test_two_views_of_one_log_are_not_both_cosigned(log: SmallLog, judge: Judge) -> None:
    judge.add_checkpoint(log.request(0))
    view = rebuilt(log, from_leaf=5, entries=7)
    log.add(b"ISSUE1 a", b"ISSUE1 b")
    assert [judge.add_checkpoint(one.request(5)).status for one in (log, view)] == [200, 409]
    assert judge.add_checkpoint(view.request(7)).status == 422


def test_proofs_where_none_belong_and_false_empty_trees_are_refused(log: SmallLog, judge: Judge) -> None:
    wrong = log.request(3).replace(b"old 3", b"old 0")
    assert judge.add_checkpoint(wrong).status == 422
    empty = sign(Head(log.origin, 0, b"\1" * 32).body(), name=log.origin, key=log.key)
    assert judge.add_checkpoint(f"old 0\n\n{empty}".encode()).status == 422
    true = sign(Head(log.origin, 0, EMPTY_ROOT).body(), name=log.origin, key=log.key)
    assert judge.add_checkpoint(f"old 0\n\n{true}".encode()).status == 200


def test_an_unknown_log_is_404_and_a_wrong_signature_403(log: SmallLog, judge: Judge) -> None:
    stranger = SmallLog(origin="other.example/log")
    stranger.add(b"x")
    assert judge.add_checkpoint(stranger.request(0)).status == 404
    thief = SmallLog(key=Ed25519PrivateKey.generate(), entries=log.entries, tiles=log.tiles)
    assert judge.add_checkpoint(thief.request(0)).status == 403
    unsigned = f"old 0\n\n{log.head().body()}\n{cosign(log.head().body(), name='a', key=log.key, at=1)}"
    assert judge.add_checkpoint(unsigned.encode()).status == 403


def test_what_is_no_request_is_400_and_never_an_error(log: SmallLog, judge: Judge) -> None:
    good = log.request(3)
    requests = [
        b"",
        b"\xff",
        b"old 0\n\n",
        b"old 03" + good[5:],
        good[1:],
        good.replace(b"old 3\n", b"old 3\n" + b"AAAA\n"),
    ]
    requests += [b"old 3\n" + b"A" * 43 + b"=\n" * 64 + b"\n" + log.note().encode()]
    assert {judge.add_checkpoint(one).status for one in requests} == {400}
    assert judge.memory.head(log.origin) is None


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_no_touched_request_is_cosigned_unless_it_says_the_same(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    log = SmallLog()
    log.add(*(b"%d" % number for number in range(11)))
    folder = tmp_path_factory.mktemp("witness")
    vkey = make_witness(folder, name="w/1")
    judge = Judge.living_in(folder / "1", logs={log.origin: log.vkey})
    judge.add_checkpoint(log.request(0, size=6))
    good = bytearray(log.request(6))
    place, bit = data.draw(st.integers(0, len(good) - 1)), data.draw(st.integers(0, 7))
    good[place] ^= 1 << bit
    assert judge.add_checkpoint(bytes(good)).status in {400, 403, 404, 409, 422}
    assert (judge.memory.head(log.origin), judge.vkey) == (log.head(6), vkey)


def test_of_many_at_once_each_is_judged_by_what_the_last_one_left(log: SmallLog, judge: Judge) -> None:
    log.add(*(b"ISSUE1 more %d" % number for number in range(60)))
    statuses: list[int] = []

    def climb() -> None:
        seen = 0
        for size in range(5, 65):
            reply = judge.add_checkpoint(log.request(seen, size=size))
            statuses.append(reply.status)
            seen = int(reply.text) if reply.status == 409 else size
            if seen > size:
                seen = 0

    threads = [threading.Thread(target=climb) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = judge.memory.head(log.origin)
    assert last == log.head(last.size)
    assert set(statuses) <= {200, 409}


def test_a_witness_that_cannot_read_its_memory_signs_nothing(log: SmallLog, judge: Judge) -> None:
    judge.add_checkpoint(log.request(0))
    next((judge.memory._folder).glob("*.head")).write_text("")
    with pytest.raises(BadFolder):
        judge.add_checkpoint(log.request(0))


def test_names_that_cannot_stand_in_a_note_or_leave_the_folder_make_no_key(tmp_path) -> None:
    for name in ("", "two words", "a+b", "example.org/", "..", "a/..", "x\ny"):
        with pytest.raises(BadFolder):
            make_witness(tmp_path, name=name)
    assert read_logs(tmp_path) == {}
