"""An independent reader gets the bytes of a seal back from its QR code, whatever bytes they are."""

from pathlib import Path

import pytest

from tests.checker.scans import needs_zbar, scanned, symbol
from tests.checker.seals import permit

SEAL = permit()


@needs_zbar
@pytest.mark.parametrize("dots", [4, 5, 8])
def test_a_scan_at_300_dpi_gives_the_same_bytes(dots: int, tmp_path: Path) -> None:
    """Four dots to a module, 0.34 mm, are the smallest print of ICAO Doc 9303-13, section 2.1."""
    assert scanned(symbol(SEAL, dots=dots), tmp_path, "--oneshot") == SEAL


@needs_zbar
@pytest.mark.parametrize(
    "data", [bytes(range(256)), "Müller 王小明".encode(), b"\xff\xfe\x00\x00" * 20, SEAL + b"\n"], ids=range(4)
)
def test_bytes_that_look_like_text_of_some_character_set_survive(data: bytes, tmp_path: Path) -> None:
    assert scanned(symbol(data), tmp_path, "--oneshot") == data
