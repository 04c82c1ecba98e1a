"""Draws an invented person's portrait, and the passport page with the photo and the two machine-readable lines."""

import io
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from tinggal import letters
from tinggal.catalogue.countries import country
from tinggal.demo import mrz, portraits
from tinggal.demo.persons import Person, mrz_nationality

_FONTS = Path(letters.__file__).with_name("typesetting") / "fonts"
_PAGE = (1240, 870)


def portrait(person: Person) -> bytes:
    """A colour JPEG of 600 × 800 dots before a light wall."""
    return _jpeg(portraits.photo(person))


def passport_page(person: Person) -> bytes:
    """A JPEG of the biodata page, 1240 × 870 dots."""
    page = Image.new("RGB", _PAGE, "#f4efe2")
    pen = ImageDraw.Draw(page)
    _guilloche(pen, Random(person.passport))  # noqa: S311
    page.paste(portraits.in_passport(person).resize((330, 440), Image.Resampling.LANCZOS), (60, 180))
    _facts(pen, person)
    for number, line in enumerate(_mrz(person)):
        _fixed_pitch(pen, line, down=762 + 63 * number)
    return _jpeg(page)


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
        pen.text((66 + 25.2 * number, down), sign, font=_ocr_b(), fill="black", anchor="ms")


def _guilloche(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    """Fine coloured lines, as on security paper."""
    for _ in range(60):
        left, top, size = chance.randint(-200, 1200), chance.randint(-200, 700), chance.randint(120, 420)
        pen.ellipse((left, top, left + size, top + size), outline="#dfd3b8", width=1)


@cache
def _font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / f"NotoSans-{cut}.ttf"), size)


@cache
def _ocr_b() -> ImageFont.FreeTypeFont:
    """Ten signs to the inch on a page 125 mm wide (ICAO Doc 9303-3, section 4.2)."""
    return ImageFont.truetype(str(Path(__file__).with_name("fonts") / "OCRB.otf"), 35)


def _jpeg(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=85)
    return written.getvalue()
