"""The two QR codes of a letter, as drawings that stay sharp in print: the link, and the ICAO seal."""

import re
from dataclasses import dataclass

import segno

MODULE_MM = 0.4  # at least 0.34 in print, so that 300 dpi give four dots to a module
QUIET_MODULES = 4
MASK = 3  # every reader reads every mask; choosing the most even one of eight costs more than all the typesetting


@dataclass(frozen=True, slots=True)
class SealDrawing:
    """An SVG with its quiet zone, and how wide it must be printed, in millimetres."""

    svg: str
    width_mm: float


def drawing(text: str) -> str:
    """An SVG of the QR code for ``text``, error correction M, without the quiet zone (the letter leaves the space)."""
    return _svg(segno.make(text, error="m", micro=False, mask=MASK), quiet=0)


def seal_drawing(seal: bytes) -> SealDrawing:
    """The seal's bytes as a QR code in byte mode, error correction M, modules of ``MODULE_MM``.

    Raises ``ValueError`` (segno's) for more bytes than the largest code holds.
    """
    symbol = segno.make(seal, error="m", mode="byte", micro=False, boost_error=False, mask=MASK)
    modules = symbol.symbol_size(border=QUIET_MODULES)[0]
    return SealDrawing(svg=_svg(symbol, quiet=QUIET_MODULES), width_mm=round(modules * MODULE_MM, 2))


def _svg(symbol: segno.QRCode, *, quiet: int) -> str:
    """One stroke for each run of dark modules."""
    size = len(symbol.matrix) + 2 * quiet
    runs = ((y, run) for y, row in enumerate(symbol.matrix, quiet) for run in re.finditer(rb"\x01+", bytes(row)))
    strokes = "".join(f"M{run.start() + quiet} {y}.5h{run.end() - run.start()}" for y, run in runs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path stroke="#000" d="{strokes}"/></svg>'
    )
