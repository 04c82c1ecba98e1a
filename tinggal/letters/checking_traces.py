"""Traces of a letter of ours in a file that is not in order: only looked for, never believed."""

import re
import zlib
from typing import Final

_ATTACHED: Final = re.compile(rb"/EmbeddedFile\b.{0,400}?\bstream\r?\n", re.DOTALL)
_CODE: Final = re.compile(rb'"code":"([0-9A-HJKMNP-TV-Z]{26})"|/check/([0-9A-HJKMNP-TV-Z]{26})/')
_MOST_ATTACHED: Final = 8
_MOST_BYTES: Final = 200_000  # unpacked, of each attached file


def codes_in(pdf: bytes) -> list[str]:
    """The long codes that stand in the file or in what is attached to it, each once, in order."""
    texts = [pdf]
    for found in list(_ATTACHED.finditer(pdf))[:_MOST_ATTACHED]:
        texts.append(_unpacked(pdf[found.end() : found.end() + _MOST_BYTES]))
    codes = [(data or link).decode() for text in texts for data, link in _CODE.findall(text)]
    return sorted(set(codes))


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_BYTES)
    except zlib.error:
        return b""
