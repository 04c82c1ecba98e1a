"""Draws an invented person's portrait, and the passport page with the photo and the two machine-readable lines."""

import io
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from tinggal import letters
from tinggal.catalogue.countries import country
from tinggal.demo import mrz
from tinggal.demo.persons import Person, mrz_nationality

_FONTS = Path(letters.__file__).with_name("typesetting") / "fonts"
_PORTRAIT = (600, 800)
_PAGE = (1240, 870)
_SKINS = ("#f3d6c1", "#e8bd9c", "#d3a07a", "#b47d57", "#8c5a3b", "#6b4229")
_HAIRS = ("#2b1d14", "#4a3222", "#7a5230", "#b98d4f", "#1b1b1f", "#8b8b8f")
_CLOTHES = ("#27406b", "#6b2737", "#2f5d50", "#4b4b55", "#7a5c1e", "#3d2f66")


def portrait(person: Person) -> bytes:
    """A colour JPEG of 600 × 800 dots before a light wall; no two persons get the same dots."""
    return _jpeg(_face(person))


def passport_page(person: Person) -> bytes:
    """A JPEG of the biodata page, 1240 × 870 dots."""
    page = Image.new("RGB", _PAGE, "#f4efe2")
    pen = ImageDraw.Draw(page)
    _guilloche(pen, Random(person.passport))  # noqa: S311
    page.paste(_face(person).resize((330, 440), Image.Resampling.LANCZOS), (60, 180))
    _facts(pen, person)
    for number, line in enumerate(_mrz(person)):
        _fixed_pitch(pen, line, down=722 + 62 * number)
    return _jpeg(page)


def _face(person: Person) -> Image.Image:
    chance = Random(f"face {person.number} {person.passport}")  # noqa: S311
    skin, hair, cloth = chance.choice(_SKINS), chance.choice(_HAIRS), chance.choice(_CLOTHES)
    wall = tuple(chance.randint(205, 240) for _ in range(3))
    image = Image.new("RGB", _PORTRAIT, wall)
    pen = ImageDraw.Draw(image)
    middle, wide, high = 300 + chance.randint(-8, 8), 150 + chance.randint(-14, 14), 195 + chance.randint(-16, 16)
    pen.ellipse((middle - 265, 610, middle + 265, 1090), fill=cloth)
    pen.polygon([(middle - 70, 640), (middle + 70, 640), (middle, 740)], fill="white")
    pen.rectangle((middle - 55, 520, middle + 55, 660), fill=skin)
    if person.sex == "F":
        pen.rounded_rectangle((middle - wide - 32, 190, middle + wide + 32, 640), radius=150, fill=hair)
    pen.ellipse((middle - wide - 18, 150, middle + wide + 18, 150 + high + 160), fill=hair)
    pen.ellipse((middle - wide, 195, middle + wide, 195 + 2 * high), fill=skin)
    for side in (-1, 1):
        eye = middle + side * 62
        pen.ellipse((eye - 26, 365, eye + 26, 393), fill="white")
        pen.ellipse((eye - 12, 366, eye + 12, 392), fill="#2a1c12")
        pen.arc((eye - 36, 328, eye + 36, 372), 200, 340, fill=hair, width=8)
    pen.line([(middle, 395), (middle - 16, 455), (middle + 10, 460)], fill="#7b4b35", width=5)
    pen.arc((middle - 52, 460, middle + 52, 515), 20, 160, fill="#9c3b3b", width=8)
    return image


def _facts(pen: ImageDraw.ImageDraw, person: Person) -> None:
    land = country(person.nationality).legal_name.upper()
    pen.text((60, 40), f"PASPOR / PASSPORT   {land}", font=_font("Bold", 34), fill="#1c2a4a")
    pen.text((60, 100), "CONTOH / SPECIMEN", font=_font("Regular", 26), fill="#9c3b3b")
    facts = (
        ("Type / Code / No.", f"P    {person.nationality}    {person.passport}"),
        ("Surname", person.surname),
        ("Given names", person.given),
        ("Nationality", land),
        ("Date of birth / Sex", f"{person.birth_date:%d %b %Y}    {person.sex}".upper()),
        ("Place of birth", person.birth_place),
        ("Date of issue / expiry", f"{person.issued_on:%d %b %Y}    {person.expires_on:%d %b %Y}".upper()),
    )
    for number, (label, value) in enumerate(facts):
        down = 180 + 68 * number
        pen.text((440, down), label, font=_font("Regular", 20), fill="#5a5a66")
        pen.text((440, down + 24), value, font=_font("Bold", 30), fill="black")


def _mrz(person: Person) -> tuple[str, str]:
    return mrz.lines(
        surname=person.surname,
        given=person.given,
        nationality=mrz_nationality(person),
        number=person.passport,
        birth=person.birth_date,
        sex=person.sex,
        expires=person.expires_on,
    )


def _fixed_pitch(pen: ImageDraw.ImageDraw, line: str, *, down: int) -> None:
    for number, sign in enumerate(line):
        pen.text((66 + 25.8 * number, down), sign, font=_font("Bold", 32), fill="black", anchor="ma")


def _guilloche(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    """Fine coloured lines, as on security paper."""
    for _ in range(60):
        left, top, size = chance.randint(-200, 1200), chance.randint(-200, 700), chance.randint(120, 420)
        pen.ellipse((left, top, left + size, top + size), outline="#dfd3b8", width=1)


@cache
def _font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / f"NotoSans-{cut}.ttf"), size)


def _jpeg(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=85)
    return written.getvalue()
