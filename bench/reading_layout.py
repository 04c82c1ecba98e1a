"""Draws the invented documents of ``reading_papers.txt``: as a PDF with text, and as scans and photos of it."""

import io
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pikepdf
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tinggal import letters

_PAPERS = Path(__file__).with_name("reading_papers.txt")
_FONTS = Path(letters.__file__).with_name("typesetting") / "fonts"
_WIDTH, _HEIGHT, _MARGIN, _VALUES_AT = 595, 842, 60, 215
_ID = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_PEOPLE = (
    ("MOROZOV", "DMITRII", "RUS", "Rusia", "SAMARA"),
    ("NGUYEN", "THI MAI LAN", "VNM", "Vietnam", "HUE"),
    ("ERIKSSON", "ANNA MARIA", "SWE", "Swedia", "LUND"),
    ("O'BRIEN", "SEAN PATRICK", "IRL", "Irlandia", "CORK"),
    ("KOBAYASHI", "TAKUMI", "JPN", "Jepang", "NARA"),
    ("VAN DER BERG", "JOHANNES", "NLD", "Belanda", "DELFT"),
    ("WANG", "XIAOLI", "CHN", "Tiongkok", "XIAMEN"),
    ("GARCIA LOPEZ", "MARIA FERNANDA", "ESP", "Spanyol", "CADIZ"),
)
_SIGNERS = ("Ratna Wulandari", "Bambang Sutrisno", "Yohanes Lumbantoruan", "Ni Ketut Sukerti")
_SPONSORS = ("PT Samudra Contoh Nusantara", "PT Anggrek Cipta Rekaan", "Universitas Contoh Nusantara")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One document: its kind ("" where it must stay open), the lines on it, and what must be read on it."""

    code: str
    lines: tuple[str, ...]
    truth: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    x: float
    y: float
    size: float
    bold: bool
    text: str


def drawn(*, seed: int) -> list[Drawn]:
    """Every document once, each about another invented person."""
    blocks = _PAPERS.read_text(encoding="utf-8").split("\n=== ")[1:]
    return [_filled(block, Random(f"{seed} {number}")) for number, block in enumerate(blocks)]


def as_pdf(one: Drawn) -> bytes:
    """A page of A4 with text in Helvetica; letters outside Windows-1252 become question marks."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
        cuts = {"/R": "Helvetica", "/B": "Helvetica-Bold"}
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({key: _type1(cuts[key]) for key in cuts}))
        page.obj.Contents = pdf.make_stream(b"".join(_shown(line) for line in _laid_out(one)))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def as_scan(one: Drawn, *, seed: int, dots: int = 1754) -> bytes:
    """A JPEG of the page: turned by up to 2 degrees, uneven light, soft, with noise, and well compressed."""
    chance = Random(f"scan {seed} {one.code} {one.lines[0]}")
    scale = dots / _HEIGHT
    page = Image.new("RGB", (round(_WIDTH * scale), dots), (250, 248, 244))
    pen = ImageDraw.Draw(page)
    for line in _laid_out(one):
        cut = "Bold" if line.bold else "Regular"
        font = ImageFont.truetype(str(_FONTS / f"NotoSans-{cut}.ttf"), round(line.size * scale))
        pen.text((line.x * scale, line.y * scale), line.text, font=font, fill=(25, 25, 35), anchor="ls")
    turned = page.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC, expand=True, fillcolor=(210, 208, 200))
    soft = turned.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 0.9)))
    return _photographed(soft, chance)


def _photographed(page: Image.Image, chance: Random) -> bytes:
    grains = np.random.default_rng(chance.getrandbits(32))
    seen = np.asarray(page, np.float32)
    light = np.linspace(1, chance.uniform(0.75, 0.95), seen.shape[1], dtype=np.float32)[None, :, None]
    noisy = seen * light + grains.normal(0, chance.uniform(2, 8), seen.shape).astype(np.float32)
    written = io.BytesIO()
    Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(written, "JPEG", quality=chance.randint(45, 80))
    return written.getvalue()


def _filled(block: str, chance: Random) -> Drawn:
    head, *lines = block.strip().splitlines()
    code, *truth = (part.strip() for part in head.split(";"))
    said = _said(chance)
    pairs = tuple((name.strip(), text.format_map(said)) for name, text in (one.split("=", 1) for one in truth))
    kept = tuple(line.format_map(said) for line in lines if line.strip())
    return Drawn("" if code == "-" else code, kept, pairs)


def _said(chance: Random) -> dict[str, str]:
    surname, given, nat, land, birth_place = chance.choice(_PEOPLE)
    signer, sponsor, place = chance.choice(_SIGNERS), chance.choice(_SPONSORS), chance.choice(("Jakarta", "Denpasar"))
    today = date(2026, chance.randint(1, 12), chance.randint(1, 28))
    days = {
        "today": today,
        "stay": today + timedelta(days=chance.randint(5, 400)),
        "entered": today - timedelta(days=chance.randint(5, 90)),
        "born": date(chance.randint(1960, 2004), chance.randint(1, 12), chance.randint(1, 28)),
        "signer_born": date(chance.randint(1960, 1999), chance.randint(1, 12), chance.randint(1, 28)),
        "issued": today - timedelta(days=900),
        "expires": today + timedelta(days=2750),
        "wed": date(chance.randint(2008, 2023), chance.randint(1, 12), chance.randint(1, 28)),
        "month_start": today.replace(day=1),
    }
    npwp = _digits(chance, 15)
    address = f"Jalan Kebon Sirih {chance.randint(1, 180)}"
    return {
        **{key: text for name, day in days.items() for key, text in _spelled(name, day).items()},
        "name": f"{given} {surname}".title(),
        "NAME": f"{given} {surname}",
        "SURNAME": surname,
        "GIVEN": given,
        "nat": nat,
        "land": land,
        "LAND": land.upper(),
        "birth_place": birth_place,
        "sex": chance.choice("MF"),
        "sponsor": sponsor,
        "SPONSOR": sponsor.upper(),
        "signer": signer,
        "SIGNER": signer.upper(),
        "place": place,
        "PLACE": place.upper(),
        "address": address,
        "ADDRESS": address.upper(),
        "post": chance.choice(("Marine Engineer", "Finance Adviser")),
        "year": str(today.year),
        "passport": f"{chance.choice('ABCEKLMNX')}{chance.choice('ABCEKLMNX')}{_digits(chance, 7)}",
        "nib": f"9120{_digits(chance, 9)}",
        "nib6": _digits(chance, 6),
        "kk": f"317101{_digits(chance, 10)}",
        "nik": f"317101{chance.randint(41, 68)}0790{_digits(chance, 4)}",
        "npwp": npwp,
        "npwp_shown": f"{npwp[:2]}.{npwp[2:5]}.{npwp[5:8]}.{npwp[8]}-{npwp[9:12]}.{npwp[12:]}",
        "rptka": f"B.3/{_digits(chance, 5)}/PK.04.01/{chance.choice(_ROMAN)}/{today.year}",
        "permit": f"2C21JE{_digits(chance, 4)}-AY",
        "visa": f"JKT{_digits(chance, 8)}",
        "roman": chance.choice(_ROMAN),
    }


def _spelled(name: str, day: date) -> dict[str, str]:
    return {
        name: f"{day.day} {_ID[day.month - 1]} {day.year}",
        f"{name}_en": f"{_EN[day.month - 1]} {day.day}, {day.year}",
        f"{name}_num": f"{day:%d-%m-%Y}" if day.day % 2 else f"{day:%d/%m/%Y}",
        f"{name}_mrz": f"{day:%d} {_EN[day.month - 1][:3].upper()} {day.year}",
        f"{name}_iso": day.isoformat(),
    }


def _digits(chance: Random, many: int) -> str:
    return "".join(str(chance.randint(1, 9)) for _ in range(many))


def _laid_out(one: Drawn) -> Iterator[_Line]:
    down = 80.0
    for line in one.lines:
        if line.startswith("# "):
            head = line[2:]
            size = min(15.0, 900 / max(1, len(head)))
            yield _Line(max(_MARGIN, (_WIDTH - 0.58 * size * len(head)) / 2), down, size, True, head)
            down += 24
        elif " | " in line:
            label, value = line.split(" | ", 1)
            yield _Line(_MARGIN, down, 10.5, False, label)
            for part in textwrap.wrap(f": {value}", 60):
                yield _Line(_VALUES_AT, down, 10.5, False, part)
                down += 17
        elif "  " in line:
            cells = line.split("  ")
            for number, cell in enumerate(cells):
                yield _Line(_MARGIN + number * (_WIDTH - 2 * _MARGIN) / len(cells), down, 9.5, False, cell)
            down += 18
        else:
            small = line.startswith("~ ")
            for part in textwrap.wrap(line.removeprefix("~ "), 88):
                yield _Line(_MARGIN, down, 8 if small else 10.5, False, part)
                down += 15
            down += 6


def _shown(line: _Line) -> bytes:
    signs = line.text.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        signs = signs.replace(sign, b"\\" + sign)
    cut = "B" if line.bold else "R"
    return f"BT /{cut} {line.size:.1f} Tf {line.x:.1f} {_HEIGHT - line.y:.1f} Td (".encode() + signs + b") Tj ET\n"


def _type1(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
