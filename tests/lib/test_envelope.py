"""A sealed file opens for whoever holds the ring, for nobody else, and not after one changed bit."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.lib.envelope import (
    BadKeyRing,
    KeyRing,
    Sealed,
    Tampered,
    UnknownKey,
    key_ring,
    open_,
    rewrap,
    seal,
    wrapped_by,
)

OLD, NEW = b"o" * 32, b"n" * 32
RING = KeyRing({"2026": OLD}, current="2026")
ROTATED = KeyRing({"2027": NEW, "2026": OLD}, current="2027")


@given(st.binary(max_size=5000))
def test_what_was_sealed_opens_byte_for_byte(content: bytes) -> None:
    assert open_(seal(content, ring=RING), ring=RING) == content


@given(st.binary(min_size=8, max_size=300))
def test_the_sealed_file_does_not_contain_the_content(content: bytes) -> None:
    sealed = seal(content, ring=RING)
    assert content not in sealed.ciphertext + sealed.wrapped_key


@given(st.binary(max_size=200), st.data())
def test_one_changed_bit_anywhere_is_noticed(content: bytes, data: st.DataObject) -> None:
    sealed = seal(content, ring=RING)
    whole = bytearray(sealed.ciphertext + sealed.wrapped_key)
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    cut = len(sealed.ciphertext)
    with pytest.raises((Tampered, UnknownKey)):
        open_(Sealed(bytes(whole[:cut]), bytes(whole[cut:])), ring=RING)


@given(st.binary(max_size=200), st.data())
def test_a_file_cut_short_is_noticed(content: bytes, data: st.DataObject) -> None:
    sealed = seal(content, ring=RING)
    kept = data.draw(st.integers(0, len(sealed.ciphertext) - 1))
    with pytest.raises(Tampered):
        open_(Sealed(sealed.ciphertext[:kept], sealed.wrapped_key), ring=RING)


@given(st.binary(max_size=120))
def test_any_bytes_as_a_wrapped_key_are_refused_and_never_crash(nonsense: bytes) -> None:
    with pytest.raises((Tampered, UnknownKey)):
        open_(Sealed(seal(b"x", ring=RING).ciphertext, nonsense), ring=RING)


@given(st.binary(max_size=500))
def test_after_rotation_old_files_open_and_their_keys_can_be_wrapped_anew(content: bytes) -> None:
    sealed = seal(content, ring=RING)
    assert open_(sealed, ring=ROTATED) == content
    renewed = rewrap(sealed.wrapped_key, ring=ROTATED)
    assert (wrapped_by(sealed.wrapped_key), wrapped_by(renewed)) == ("2026", "2027")
    without_the_old_key = KeyRing({"2027": NEW}, current="2027")
    assert open_(Sealed(sealed.ciphertext, renewed), ring=without_the_old_key) == content


def test_a_key_taken_off_the_ring_opens_nothing() -> None:
    with pytest.raises(UnknownKey):
        open_(seal(b"x", ring=RING), ring=KeyRing({"2027": NEW}, current="2027"))


def test_the_same_key_id_with_another_key_opens_nothing() -> None:
    with pytest.raises(Tampered):
        open_(seal(b"x", ring=RING), ring=KeyRing({"2026": NEW}, current="2026"))


def test_keys_of_two_files_cannot_be_swapped() -> None:
    first, second = seal(b"first", ring=RING), seal(b"second", ring=RING)
    with pytest.raises(Tampered):
        open_(Sealed(first.ciphertext, second.wrapped_key), ring=RING)


def test_the_same_content_never_looks_the_same_twice() -> None:
    assert seal(b"x", ring=RING) != seal(b"x", ring=RING)


@given(
    st.dictionaries(st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True), st.binary(min_size=32, max_size=32), min_size=1)
)
def test_a_ring_is_read_as_written_and_the_first_key_is_current(keys: dict[str, bytes]) -> None:
    written = [f"{name}:{base64.b64encode(key).decode()}" for name, key in keys.items()]
    assert key_ring(written) == KeyRing(keys, current=next(iter(keys)))


@pytest.mark.parametrize(
    "written",
    [
        [],
        ["no colon"],
        ["a:not base64!"],
        ["a:" + base64.b64encode(b"short").decode()],
        [":" + base64.b64encode(OLD).decode()],
        ["a:" + base64.b64encode(OLD).decode()] * 2,
    ],
)
def test_a_bad_ring_is_refused_with_words_that_do_not_show_the_key(written: list[str]) -> None:
    with pytest.raises(BadKeyRing) as refused:
        key_ring(written)
    assert base64.b64encode(OLD).decode() not in str(refused.value)


def test_a_ring_never_prints_its_keys() -> None:
    assert repr(ROTATED) == "KeyRing(2027, 2026; current 2027)"
