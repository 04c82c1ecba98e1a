"""Draws an invented person's face: for the photo, and as it was on the day of the passport."""

from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tinggal.demo.persons import Person

SIZE = (600, 800)
_SKINS = ((243, 214, 193), (232, 189, 156), (211, 160, 122), (180, 125, 87), (140, 90, 59), (107, 66, 41))
_HAIRS = ((43, 29, 20), (74, 50, 34), (122, 82, 48), (27, 27, 31), (139, 139, 143))
_CLOTHES = ((39, 64, 107), (107, 39, 55), (47, 93, 80), (75, 75, 85), (122, 92, 30), (61, 47, 102))
Colour = tuple[int, int, int]


def photo(person: Person) -> Image.Image:
    """600 × 800 dots before a light wall; no two persons get the same dots."""
    return _drawn(person, day="face")


def in_passport(person: Person) -> Image.Image:
    """The same person some years before: other clothes, other light, another place before the wall."""
    return _drawn(person, day="passport").filter(ImageFilter.GaussianBlur(0.8))


def _drawn(person: Person, *, day: str) -> Image.Image:
    always = Random(f"face {person.number} {person.passport}")  # noqa: S311
    skin, hair, iris = always.choice(_SKINS), always.choice(_HAIRS), always.choice(((42, 28, 18), (70, 44, 24)))
    wide, high = 150 + always.randint(-10, 10), 196 + always.randint(-12, 12)
    eyes, brow, mouth = 62 + always.randint(-4, 4), always.randint(9, 16), always.randint(46, 58)
    today = Random(f"{day} {person.number} {person.passport}")  # noqa: S311
    middle, down = 300 + today.randint(-8, 8), today.randint(-14, 14)
    image = Image.new("RGB", SIZE, _wall(today))
    pen = ImageDraw.Draw(image)
    _shoulders(pen, today.choice(_CLOTHES), skin, middle=middle, down=down)
    _hair(pen, hair, middle=middle, down=down, wide=wide, high=high, long=person.sex == "F")
    pen.ellipse((middle - wide, 195 + down, middle + wide, 195 + down + 2 * high), fill=skin)
    image = _shaded(image, skin, middle=middle, down=down, light=today.choice((-1, 1)), wide=wide, high=high)
    pen = ImageDraw.Draw(image)
    _fringe(pen, hair, middle=middle, down=down, wide=wide)
    for side in (-1, 1):
        _eye(pen, iris, _darker(skin, 0.35), at=(middle + side * eyes, 380 + down))
        _brow(pen, hair, at=(middle + side * eyes, 338 + down), thick=brow, side=side)
    _nose(pen, skin, middle=middle, tip=455 + down)
    _mouth(pen, skin, middle=middle, level=506 + down, half=mouth)
    return image.filter(ImageFilter.GaussianBlur(0.7))


def _wall(today: Random) -> Colour:
    light = today.randint(205, 240)
    return light, min(255, light + today.randint(-6, 6)), min(255, light + today.randint(-6, 12))


def _shoulders(pen: ImageDraw.ImageDraw, cloth: Colour, skin: Colour, *, middle: int, down: int) -> None:
    pen.ellipse((middle - 265, 612 + down, middle + 265, 1120 + down), fill=cloth)
    pen.polygon([(middle - 72, 640 + down), (middle + 72, 640 + down), (middle, 745 + down)], fill=(244, 244, 244))
    pen.rectangle((middle - 58, 520 + down, middle + 58, 662 + down), fill=_darker(skin, 0.82))


def _hair(pen: ImageDraw.ImageDraw, hair: Colour, *, middle: int, down: int, wide: int, high: int, long: bool) -> None:
    if long:
        around = (middle - wide - 32, 190 + down, middle + wide + 32, 640 + down)
        pen.rounded_rectangle(around, radius=150, fill=_darker(hair, 0.9))
    pen.ellipse((middle - wide - 16, 148 + down, middle + wide + 16, 168 + down + high + 160), fill=hair)


def _fringe(pen: ImageDraw.ImageDraw, hair: Colour, *, middle: int, down: int, wide: int) -> None:
    pen.chord((middle - wide - 14, 150 + down, middle + wide + 14, 430 + down), 207, 333, fill=hair)


def _shaded(
    image: Image.Image, skin: Colour, *, middle: int, down: int, light: int, wide: int, high: int
) -> Image.Image:
    """Soft shadows: one side of the face, the hollows of the eyes, beside and under the nose, under the lip."""
    shadow = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(shadow)
    far = middle - light * wide
    pen.ellipse((far - 62, 230 + down, far + 62, 560 + down), fill=110)
    for side in (-1, 1):
        pen.ellipse((middle + side * 62 - 46, 345 + down, middle + side * 62 + 46, 400 + down), fill=95)
    pen.polygon([(middle, 385 + down), (middle - light * 34, 455 + down), (middle, 462 + down)], fill=120)
    pen.ellipse((middle - 42, 452 + down, middle + 42, 482 + down), fill=120)
    pen.ellipse((middle - 36, 522 + down, middle + 36, 544 + down), fill=90)
    face = Image.new("L", SIZE, 0)
    ImageDraw.Draw(face).ellipse((middle - wide, 195 + down, middle + wide, 195 + down + 2 * high), fill=255)
    soft = Image.composite(shadow.filter(ImageFilter.GaussianBlur(13)), Image.new("L", SIZE, 0), face)
    return Image.composite(Image.new("RGB", SIZE, _darker(skin, 0.5)), image, soft)


def _eye(pen: ImageDraw.ImageDraw, iris: Colour, lash: Colour, *, at: tuple[int, int]) -> None:
    x, y = at
    pen.ellipse((x - 29, y - 14, x + 29, y + 12), fill=(238, 236, 232))
    pen.ellipse((x - 14, y - 15, x + 14, y + 13), fill=iris)
    pen.ellipse((x - 7, y - 8, x + 7, y + 6), fill=(10, 8, 8))
    pen.ellipse((x - 5, y - 9, x + 1, y - 3), fill=(250, 250, 250))
    pen.arc((x - 31, y - 17, x + 31, y + 19), 190, 350, fill=lash, width=6)
    pen.arc((x - 29, y - 16, x + 29, y + 13), 20, 160, fill=lash, width=2)


def _brow(pen: ImageDraw.ImageDraw, hair: Colour, *, at: tuple[int, int], thick: int, side: int) -> None:
    x, y = at
    pen.arc((x - 46, y - 10, x + 46, y + 40), 205 + 6 * side, 335 + 6 * side, fill=_darker(hair, 0.85), width=thick)


def _nose(pen: ImageDraw.ImageDraw, skin: Colour, *, middle: int, tip: int) -> None:
    dark = _darker(skin, 0.5)
    for side in (-1, 1):
        pen.ellipse((middle + side * 15 - 8, tip + 2, middle + side * 15 + 8, tip + 10), fill=_darker(skin, 0.35))
        pen.arc(
            (middle + side * 30 - 12, tip - 14, middle + side * 30 + 12, tip + 12),
            90 - side * 75,
            90 - side * 75 + 110,
            fill=dark,
            width=3,
        )


def _mouth(pen: ImageDraw.ImageDraw, skin: Colour, *, middle: int, level: int, half: int) -> None:
    red = (round(skin[0] * 0.78), round(skin[1] * 0.52), round(skin[2] * 0.52))
    pen.chord((middle - half, level - 16, middle + half, level + 16), 180, 360, fill=_darker(red, 0.85))
    pen.chord((middle - half, level - 18, middle + half, level + 19), 0, 180, fill=red)
    pen.line([(middle - half, level), (middle + half, level)], fill=_darker(red, 0.45), width=4)


def _darker(colour: Colour, factor: float) -> Colour:
    return round(colour[0] * factor), round(colour[1] * factor), round(colour[2] * factor)
