"""Signed notes: who signed a checkpoint, who vouched for it, and that nothing in it can be changed."""

from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tinggal.checker.leaves import anchor, commit
from tinggal.checker.notes import (
    COSIGNATURE,
    ED25519,
    BadNote,
    Head,
    VerifierKey,
    cosign,
    decode64,
    encode64,
    opened,
    sign,
    verified,
    vouchers,
)
from tinggal.checker.proofs import Proof
from tinggal.checker.revocations import Ending, Revocations

# The example of C2SP signed-note: a key and a note that it signed.
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE_SIGNATURE = "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
EXAMPLE_NOTE = f"This is an example message.\n\n— example.com/foo {EXAMPLE_SIGNATURE}\n"

LOG_KEY = Ed25519PrivateKey.from_private_bytes(b"l" * 32)
SEEN_BY = Ed25519PrivateKey.from_private_bytes(b"w" * 32)
LOG = VerifierKey.of(LOG_KEY, name="log.example/letters", kind=ED25519)
WITNESS = VerifierKey.of(SEEN_BY, name="witness.example/w1", kind=COSIGNATURE)
HEAD = Head(LOG.name, 20_852_163, b"r" * 32)
AT = 1_679_315_147
CHECKPOINT = sign(HEAD.body(), name=LOG.name, key=LOG_KEY)
COSIGNED = CHECKPOINT + cosign(HEAD.body(), name=WITNESS.name, key=SEEN_BY, at=AT)


def test_the_example_of_the_specification_is_verified() -> None:
    key = VerifierKey.parse(EXAMPLE_KEY)
    assert key.vkey == EXAMPLE_KEY
    assert verified(EXAMPLE_NOTE, key=key) == "This is an example message.\n"


def test_a_checkpoint_is_three_lines() -> None:
    assert HEAD.body() == f"log.example/letters\n20852163\n{encode64(b'r' * 32)}\n"
    assert Head.parse(HEAD.body()) == HEAD


def test_a_cosignature_is_over_time_and_text() -> None:
    line = COSIGNED.splitlines()[-1]
    signature = decode64(line.split(" ")[2])
    assert signature[:4] == WITNESS.key_id
    assert int.from_bytes(signature[4:12], "big") == AT
    signed = f"cosignature/v1\ntime {AT}\n{HEAD.body()}".encode()
    SEEN_BY.public_key().verify(signature[12:], signed)


def test_log_and_witness_are_told_apart() -> None:
    assert opened(COSIGNED, log=LOG) == HEAD
    assert vouchers(COSIGNED, witnesses=[WITNESS]) == {WITNESS.name: AT}
    assert vouchers(CHECKPOINT, witnesses=[WITNESS]) == {}
    assert VerifierKey.of(LOG_KEY, name=LOG.name, kind=COSIGNATURE).key_id != LOG.key_id


def test_a_key_cannot_do_the_work_of_the_other_kind() -> None:
    both = VerifierKey.of(LOG_KEY, name=LOG.name, kind=COSIGNATURE)
    assert vouchers(CHECKPOINT, witnesses=[both, LOG]) == {}
    only_cosigned = f"{HEAD.body()}\n{cosign(HEAD.body(), name=LOG.name, key=LOG_KEY, at=AT)}"
    for key in (LOG, both):
        with pytest.raises(BadNote):
            opened(only_cosigned, log=key)


def test_lines_of_unknown_keys_are_passed_over() -> None:
    stranger = Ed25519PrivateKey.generate()
    note = COSIGNED + cosign(HEAD.body(), name="stranger.example", key=stranger, at=1)
    same_name = note + cosign(HEAD.body(), name=WITNESS.name, key=stranger, at=1)
    assert opened(same_name, log=LOG) == HEAD
    assert vouchers(same_name, witnesses=[WITNESS]) == {WITNESS.name: AT}


def test_the_first_time_of_a_witness_counts() -> None:
    again = COSIGNED + cosign(HEAD.body(), name=WITNESS.name, key=SEEN_BY, at=AT - 60)
    assert vouchers(again, witnesses=[WITNESS]) == {WITNESS.name: AT - 60}


def test_every_changed_byte_of_a_checkpoint_is_found() -> None:
    whole = COSIGNED.encode()
    for place in range(len(whole)):
        for mask in (1, 2, 0x20):
            bad = bytes([*whole[:place], whole[place] ^ mask, *whole[place + 1 :]])
            assert not still_fully_trusted(bad), f"byte {place} became {bad[place]:#x}"


def still_fully_trusted(note: bytes) -> bool:
    try:
        text = note.decode()
        return opened(text, log=LOG) == HEAD and vouchers(text, witnesses=[WITNESS]) == {WITNESS.name: AT}
    except (BadNote, UnicodeDecodeError):
        return False


def test_a_wrong_line_of_a_known_witness_spoils_the_note() -> None:
    lines = COSIGNED.splitlines(keepends=True)
    moved = CHECKPOINT.replace("20852163", "20852164") + lines[-1]
    with pytest.raises(BadNote, match="wrong"):
        vouchers(moved, witnesses=[WITNESS])


def test_the_head_of_another_log_is_refused() -> None:
    foreign = Head("other.example/letters", 5, b"r" * 32)
    note = sign(foreign.body(), name=LOG.name, key=LOG_KEY)
    with pytest.raises(BadNote, match="not of"):
        opened(note, log=LOG)


@pytest.mark.parametrize(
    "body",
    [
        "", "\n", "a\n", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "\n1\nAAAA\n", f"a\n1\n{encode64(b'r' * 31)}\n",
        f"a\n1\n{encode64(b'r' * 32)}\nmore\n", f"a\n１\n{encode64(b'r' * 32)}\n",
        f"a\n9223372036854775808\n{encode64(b'r' * 32)}\n",
        f"a\n1\n{encode64(b'r' * 32)}",
    ],
)  # fmt: skip
def test_what_is_not_a_checkpoint_is_refused(body: str) -> None:
    with pytest.raises(BadNote):
        Head.parse(body)


@pytest.mark.parametrize(
    "vkey",
    [
        "", "+", "++", "a+b+c", EXAMPLE_KEY[:-1], EXAMPLE_KEY + "=", EXAMPLE_KEY.replace("530d903a", "530d903b"),
        EXAMPLE_KEY.replace("530d903a", "530D903A"),
        "example.com/foo +530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ],
)  # fmt: skip
def test_what_is_not_a_key_is_refused(vkey: str) -> None:
    with pytest.raises(BadNote):
        VerifierKey.parse(vkey)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "non\u00a0breaking", "new\nline"])
def test_names_that_would_break_the_line_are_refused(name: str) -> None:
    with pytest.raises(BadNote):
        sign("text\n", name=name, key=LOG_KEY)


@pytest.mark.parametrize("body", ["", "no newline", "tab\t\n", "\ud800\n"])
def test_texts_that_cannot_be_signed_are_refused(body: str) -> None:
    with pytest.raises(BadNote):
        sign(body, name=LOG.name, key=LOG_KEY)


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    for note in (text, f"{text}\n\n— a {text}\n", COSIGNED + text):
        try:
            opened(note, log=LOG)
            vouchers(note, witnesses=[WITNESS])
            Proof.parse(note)
        except BadNote:
            pass


def test_a_proof_is_written_as_the_specification_says() -> None:
    proof = Proof(b"n" * 32, 73_894, (b"a" * 32, b"b" * 32), COSIGNED)
    first, _, checkpoint = proof.text().partition("\n\n")
    assert first.splitlines() == [
        "c2sp.org/tlog-proof@v1",
        f"extra {encode64(b'n' * 32)}",
        "index 73894",
        encode64(b"a" * 32),
        encode64(b"b" * 32),
    ]
    assert checkpoint == COSIGNED
    assert Proof.parse(proof.text()) == proof


@given(st.binary(max_size=64), st.integers(0, 2**62), st.lists(st.binary(min_size=32, max_size=32), max_size=63))
def test_proofs_come_back_as_they_were(extra: bytes, index: int, hashes: list[bytes]) -> None:
    proof = Proof(extra, index, tuple(hashes), COSIGNED)
    assert Proof.parse(proof.text()) == proof


@pytest.mark.parametrize(
    ("there", "instead"),
    [("@v1", "@v2"), ("index 7", "index 07"), ("index 7", "index -7"), ("index 7", "size 7"), ("extra ", "extra  "),
     ("\n\n", "\n"), ("index 7", "index 7\nindex 7"), ("YWFh", "YWF"), ("YWE=", "YWF="), ("c2sp", " c2sp")],
)  # fmt: skip
def test_proofs_written_in_another_way_are_refused(there: str, instead: str) -> None:
    text = Proof(b"n" * 32, 7, (b"a" * 32,), CHECKPOINT).text()
    assert there in text
    with pytest.raises(BadNote):
        Proof.parse(text.replace(there, instead, 1))


def test_the_list_of_revocations_comes_back_as_it_was() -> None:
    ended = {9: Ending("replaced", date(2026, 11, 2)), 3: Ending("revoked", date(2026, 11, 1))}
    listed = Revocations(LOG.name, 12, AT, ended)
    assert listed.body().splitlines()[3:] == ["3 revoked 2026-11-01", "9 replaced 2026-11-02"]
    assert Revocations.parse(listed.signed(key=LOG_KEY), log=LOG) == listed
    empty = Revocations(LOG.name, 0, AT, {})
    assert Revocations.parse(empty.signed(key=LOG_KEY), log=LOG) == empty


@pytest.mark.parametrize(
    "body",
    [
        HEAD.body(), "a\n", "log.example/letters/revocations\nsize 1\n",
        "log.example/letters/revocations\nsize 1\ntime x\n",
        *(f"{LOG.name}/revocations\nsize 9\ntime 1\n{lines}\n" for lines in (
            "", "3 ended 2026-01-01", "3 revoked 2026-13-01", "4 revoked 2026-01-01\n3 revoked 2026-01-01",
            "3 revoked 2026-01-01\n3 replaced 2026-01-01", "03 revoked 2026-01-01",
        )),
    ],
)  # fmt: skip
def test_a_list_written_in_another_way_is_refused(body: str) -> None:
    note = sign(body, name=LOG.name, key=LOG_KEY)
    with pytest.raises(BadNote):
        Revocations.parse(note, log=LOG)


def test_a_list_is_never_a_checkpoint() -> None:
    listed = Revocations(LOG.name, 12, AT, {}).signed(key=LOG_KEY)
    with pytest.raises(BadNote):
        opened(listed, log=LOG)


def test_leaves_tell_what_happened_and_not_to_whom() -> None:
    leaf = commit("ISSUE1", nonce=bytes(32), payload=b"{}")
    assert leaf[:6] == b"ISSUE1"
    assert len(leaf) == 38
    assert leaf != commit("ISSUE1", nonce=b"x" * 32, payload=b"{}")
    assert anchor(258, b"r" * 32) == b"ANCHOR1" + b"\x00\x00\x00\x00\x00\x00\x01\x02" + b"r" * 32
    for word, nonce in (("ISSUE2", bytes(32)), ("ISSUE1", bytes(31))):
        with pytest.raises(ValueError, match=r"word|bytes"):
            commit(word, nonce=nonce, payload=b"")
