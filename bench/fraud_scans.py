"""Photos of visas for ``bench.fraud``: all of one form, each filled in for somebody else; and copies of them."""

import io
from random import Random

from PIL import Image

from bench.reading_layout import Drawn, as_scan
from tinggal.intake.parser.looks import look_of

_SMALL, _FULL = 500, 1300  # dots high: enough for a look, and to be laid over another page


def visa(answers: dict[str, str], *, number: str, day: str) -> Drawn:
    """A visa on one page."""
    lines = (
        "# REPUBLIK INDONESIA",
        "# VISA TINGGAL TERBATAS",
        f"Nomor Visa | {number}",
        f"Nama | {answers['full_name']}",
        f"Nomor Paspor | {answers['passport_number']}",
        f"Kewarganegaraan | {answers['nationality']}",
        f"Tanggal lahir | {answers['birth_date']}",
        f"Tanggal terbit | {day}",
        f"Penjamin | {answers['sponsor_name']}",
        "Jenis Visa | 312 - bekerja",
        "Masa tinggal | 1 tahun",
        "Visa ini berlaku untuk masuk ke wilayah Indonesia dalam waktu 90 hari sejak tanggal terbit. Pemegang visa "
        "hanya boleh bekerja pada penjamin yang disebut di atas.",
        "Direktorat Jenderal Imigrasi",
    )
    return Drawn("work_visa", lines, ())


def look_at(one: Drawn, *, seed: int) -> str:
    """The look of a small photo of it."""
    return _look(as_scan(one, seed=seed, dots=_SMALL))


def photo(one: Drawn, *, seed: int) -> tuple[bytes, str]:
    """A photo that can be laid over others, and its look."""
    content = as_scan(one, seed=seed, dots=_FULL)
    return content, _look(content)


def copy_of(content: bytes, *, chance: Random) -> tuple[bytes, str]:
    """Cropped, turned by up to half a degree, made smaller, brighter or darker, and saved again."""
    page = Image.open(io.BytesIO(content)).convert("L")
    left, top, right, bottom = (chance.randint(0, page.width // 60) for _ in range(4))
    page = page.crop((left, top, page.width - right, page.height - bottom))
    page = page.rotate(chance.uniform(-0.5, 0.5), Image.Resampling.BICUBIC, fillcolor=210)
    share, light = chance.uniform(0.6, 1.0), chance.uniform(0.92, 1.08)
    page = page.resize((round(page.width * share), round(page.height * share)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    page.point(lambda level: level * light).save(out, "JPEG", quality=chance.randint(50, 85))
    return out.getvalue(), _look(out.getvalue())


def _look(content: bytes) -> str:
    return look_of(Image.open(io.BytesIO(content)))
