"""The two QR codes of a letter, as drawings that stay sharp in print: the link, and the ICAO seal."""

import re
from dataclasses import dataclass
from importlib.metadata import version as version_of
from math import isqrt
from typing import Any, Final

import zxingcpp

MAKER: Final = f"zxing-cpp {version_of('zxing-cpp')}"
MODULE_MM = 0.4  # at least 0.34 in print, so that 300 dpi give four dots to a module
QUIET_MODULES = 4
_DARK_RUN = re.compile(rb"\x00+")


@dataclass(frozen=True, slots=True)
class SealDrawing:
    """An SVG with its quiet zone, and how wide it must be printed, in millimetres."""

    svg: str
    width_mm: float


def drawing(text: str) -> str:
    """An SVG of the QR code for ``text``, error correction M, without the quiet zone (the letter leaves the space)."""
    return _svg(_rows(text), quiet=0)


def seal_drawing(seal: bytes) -> SealDrawing:
    """The seal's bytes as a QR code in byte mode, error correction M, modules of ``MODULE_MM``.

    Raises ``ValueError`` for more bytes than the largest code holds.
    """
    rows = _rows(seal)
    width = (len(rows) + 2 * QUIET_MODULES) * MODULE_MM
    return SealDrawing(svg=_svg(rows, quiet=QUIET_MODULES), width_mm=round(width, 2))


def _rows(content: str | bytes) -> list[bytes]:
    """The modules, row by row: 0 is dark. Bytes are written as they are, without naming an encoding."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    grid: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    dots = memoryview(grid).tobytes()
    size = isqrt(len(dots))
    return [dots[start : start + size] for start in range(0, size * size, size)]


def _svg(rows: list[bytes], *, quiet: int) -> str:
    """One stroke for each run of dark modules."""
    size = len(rows) + 2 * quiet
    runs = ((y, run) for y, row in enumerate(rows, quiet) for run in _DARK_RUN.finditer(row))
    strokes = "".join(f"M{run.start() + quiet} {y}.5h{run.end() - run.start()}" for y, run in runs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path stroke="#000" d="{strokes}"/></svg>'
    )
