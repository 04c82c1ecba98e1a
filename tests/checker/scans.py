"""Pictures of printed codes, and what an independent reader (zbarimg, from Debian's zbar-tools) sees in them."""

import io
import random
import shutil
import subprocess
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageChops, ImageFilter

needs_zbar = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg (Debian: zbar-tools) is not installed")


def symbol(data: bytes, *, dots: int = 5) -> Image.Image:
    """A QR code with ``dots`` pixels to a module."""
    drawn = io.BytesIO()
    code = segno.make(data, error="m", mode="byte", micro=False, boost_error=False)
    code.save(drawn, kind="png", scale=dots, border=4)
    return Image.open(drawn).convert("L")


def photo(paper: Image.Image, *, seed: int) -> Image.Image:
    """The page as a hand-held phone sees it: 12 megapixels, tilted, soft, noisy, unevenly lit, JPEG."""
    chance = random.Random(seed)
    wide, high = 3000, 4000

    def corner(across: float, down: float) -> tuple[float, float]:
        return across * paper.width + chance.uniform(-80, 80), down * paper.height + chance.uniform(-80, 80)

    corners = [corner(-0.04, -0.04), corner(-0.04, 1.04), corner(1.04, 1.04), corner(1.04, -0.04)]
    tilted = [part for one in corners for part in one]
    seen = paper.convert("L").transform(
        (wide, high), Image.Transform.QUAD, tilted, Image.Resampling.BICUBIC, fillcolor=90
    )
    shade = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180))).point(lambda value: 110 + value // 2)
    seen = ImageChops.multiply(seen, shade.resize((wide, high))).filter(ImageFilter.GaussianBlur(1.1))
    seen = Image.blend(seen, Image.effect_noise((wide, high), 60), 0.1)
    kept = io.BytesIO()
    seen.save(kept, "jpeg", quality=72)
    return Image.open(kept)


def scanned(picture: Image.Image, folder: Path, *options: str) -> bytes:
    """What zbarimg reads, byte for byte, all codes behind one another: without -Sbinary it would guess a character set
    and end every code with a line break."""
    file = folder / "seen.png"
    picture.save(file, compress_level=1)
    command = ["zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", "-Sbinary", *options, str(file)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).stdout
