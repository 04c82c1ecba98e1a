"""C40: the examples of the standard, and what strictness means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.checker.c40 import BadC40, packed, unpacked

TEXTS = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")


# ICAO Doc 9303-13, appendix C and section 2.3.1; BSI TR-03137 part 1, section 3.2.3.
@pytest.mark.parametrize(
    ("text", "hexadecimal"),
    [("XK<CD", "eb0466a9"), ("XKCD", "eb11fe45"), ("VISA01", "de515826"), ("BSI01", "62d719c9"), ("", "")],
)
def test_the_examples_of_the_standard(text: str, hexadecimal: str) -> None:
    assert packed(text).hex() == hexadecimal
    assert unpacked(bytes.fromhex(hexadecimal)) == text.replace("<", " ")


@given(TEXTS)
def test_what_is_packed_unpacks_to_the_same(text: str) -> None:
    assert unpacked(packed(text)) == text
    assert len(packed(text)) == 2 * -(-len(text) // 3)


@given(st.binary(max_size=12))
def test_no_two_rows_of_bytes_say_the_same(data: bytes) -> None:
    try:
        text = unpacked(data)
    except BadC40:
        return
    assert packed(text) == data


@pytest.mark.parametrize("text", ["a", "Ä", "A-B", "\n"])
def test_other_characters_are_refused(text: str) -> None:
    with pytest.raises(BadC40):
        packed(text)


@pytest.mark.parametrize("hexadecimal", ["00", "0000", "fa01", "ffff", "0001", "fe00", "fe3d", "fe45eb04", "0641eb04"])
def test_bytes_that_are_no_c40_are_refused(hexadecimal: str) -> None:
    with pytest.raises(BadC40):
        unpacked(bytes.fromhex(hexadecimal))
