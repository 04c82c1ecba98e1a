"""Fonts of drawn documents, all from Debian packages: ``fonts-ocr-b``, ``fonts-dejavu-core``, ``fonts-liberation``, and
for training ``fonts-urw-base35``.

OCR-B of Debian is Norbert Schwarz's drawing ("You may freely use, modify and/or distribute this file, without
limitation") built by Matthew Skala's scripts (public domain). DejaVu is under the Bitstream Vera licence, Liberation
under the SIL Open Font License, Nimbus Mono under the AGPL with its exception for documents. Only pictures are made
with them; no font is shipped.
"""

from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

OCR_B: Final = Path("/usr/share/fonts/opentype/ocr-b/OCRB.otf")
OCR_B_SHARP: Final = OCR_B.with_name("OCRBS.otf")
OCR_B_OBLIQUE: Final = OCR_B.with_name("OCRBL.otf")
_DEJAVU: Final = Path("/usr/share/fonts/truetype/dejavu")
_NIMBUS: Final = Path("/usr/share/fonts/opentype/urw-base35")
_LIBERATION: Final = Path("/usr/share/fonts/truetype/liberation")
SANS: Final = _DEJAVU / "DejaVuSans.ttf"
PROSE: Final = (SANS, *(_LIBERATION / f"Liberation{name}-Regular.ttf" for name in ("Sans", "Serif")))
LINES: Final = (  # the zone's font, with its share of the lines that are drawn for training
    (OCR_B, 0.55),
    (OCR_B_SHARP, 0.2),
    (OCR_B_OBLIQUE, 0.05),
    (_DEJAVU / "DejaVuSansMono.ttf", 0.06),
    (_LIBERATION / "LiberationMono-Regular.ttf", 0.06),
    (_DEJAVU / "DejaVuSansMono-Bold.ttf", 0.03),
    (_NIMBUS / "NimbusMonoPS-Regular.otf", 0.03),
    (_NIMBUS / "NimbusMonoPS-Bold.otf", 0.02),
)


def there_is_ocr_b() -> bool:
    """Whether documents can be drawn on this machine."""
    return OCR_B.exists() and SANS.exists()


@cache
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font, ``size`` in pixels."""
    return ImageFont.truetype(path, size)
