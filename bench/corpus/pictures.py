"""Good pictures in every way people's phones, scanners and programs write them, and some that are merely unusable."""

import io
from collections.abc import Iterator
from functools import partial

from PIL import Image

from bench.corpus.pages import MARK, heic, jpeg, page, pdf, png, tiff, webp, written
from bench.corpus.sample import Sample, neutralised, refused

_TWO_BYTES = 257


def samples() -> Iterator[Sample]:
    yield from _good()
    yield from _colours()
    yield from _told_too_much()
    yield from _several()
    yield from _unusable()


def _good() -> Iterator[Sample]:
    for name, make in {"jpeg": jpeg, "png": png, "heic": heic, "webp": webp, "tiff": tiff, "pdf": pdf}.items():
        yield Sample(f"a good {name}", make)
    for quality in (30, 60, 95):
        yield Sample(f"jpeg of quality {quality}", partial(written, page(), "JPEG", quality=quality))
    yield Sample("progressive jpeg", partial(written, page(), "JPEG", progressive=True))
    yield Sample("jpeg with a colour profile that is none", partial(written, page(), "JPEG", icc_profile=b"x" * 500))
    yield Sample("png with a colour profile that is none", partial(written, page(), "PNG", icc_profile=b"x" * 500))
    yield Sample("lossless webp", partial(written, page(), "WEBP", lossless=True))
    for packing in ("raw", "tiff_adobe_deflate", "packbits", "jpeg"):
        yield Sample(f"tiff packed by {packing}", partial(written, page(), "TIFF", compression=packing))
    yield Sample("fax tiff", lambda: written(page().convert("1"), "TIFF", compression="group4"))
    yield Sample("fifty million dots", lambda: written(page().resize((7071, 7071)), "JPEG", quality=60))
    for pages in (2, 10, 30):
        yield Sample(f"pdf of {pages} pages", partial(pdf, pages))


def _colours() -> Iterator[Sample]:
    for mode in ("L", "CMYK", "1"):
        kind = "TIFF" if mode == "1" else "JPEG"
        yield Sample(f"{kind.lower()} in mode {mode}", lambda mode=mode, kind=kind: written(page().convert(mode), kind))
    for mode in ("1", "L", "LA", "P", "RGBA"):
        yield Sample(f"png in mode {mode}", lambda mode=mode: written(page().convert(mode), "PNG"))
    for mode in ("L", "CMYK", "RGBA", "P", "LAB"):
        yield Sample(f"tiff in mode {mode}", lambda mode=mode: written(_in_mode(mode), "TIFF"))
    yield Sample("png of 16 bits", lambda: written(_deep(), "PNG"))
    yield Sample("tiff of 16 bits", lambda: written(_deep(), "TIFF"))
    yield Sample("transparent webp", lambda: written(page().convert("RGBA"), "WEBP"))


def _told_too_much() -> Iterator[Sample]:
    for turn in range(1, 9):
        yield Sample(f"jpeg turned by exif {turn}", partial(_photo, turn), (neutralised("place"),), (b"Exif", MARK))
    yield Sample("jpeg with a comment", lambda: written(page(), "JPEG", comment=MARK), marks=(MARK,))
    yield Sample("jpeg with xmp", lambda: written(page(), "JPEG", xmp=b"<x>" + MARK + b"</x>"), marks=(MARK,))
    yield Sample("png that tells a place", partial(_photo, 3, kind="PNG"), (neutralised("place"),), (b"eXIf", MARK))
    yield Sample("webp that tells a place", partial(_photo, 6, kind="WEBP"), (neutralised("place"),), (b"EXIF", MARK))
    yield Sample("jpeg with a place inside a pdf", _photo_in_pdf, (neutralised("place"),), (b"Exif", MARK))


def _several() -> Iterator[Sample]:
    others = (neutralised("other_pictures"),)
    yield Sample("heic burst of 2", partial(heic, 2), others)
    yield Sample("heic burst of 10", partial(heic, 10), others)
    yield Sample("animated webp", partial(_sheets, 3, kind="WEBP"), others)
    yield Sample("animated png", partial(_sheets, 3, kind="PNG"), others)
    yield Sample("photo with a second picture behind it (MPO)", partial(_sheets, 2, kind="MPO"))
    yield Sample("tiff of 3 pages", partial(_sheets, 3, kind="TIFF"))
    yield Sample("tiff of 31 pages", partial(_sheets, 31, kind="TIFF"), (refused("too_many_pages"),))
    alone = partial(_sheets, 2, kind="TIFF")
    yield Sample("tiff of 2 pages for a photo", alone, (refused("several_pictures"),), accepts=("image",))


def _unusable() -> Iterator[Sample]:
    for size in ((299, 1000), (1000, 299), (1, 1), (1, 60_000), (60_000, 1)):
        yield Sample(f"{size[0]} × {size[1]} dots", lambda size=size: written(Image.new("L", size), "PNG"),
                     (refused("too_small"),))  # fmt: skip
    white = Image.new("RGB", (1240, 1754), "white")
    for kind in ("JPEG", "PNG", "PDF", "TIFF", "WEBP"):
        yield Sample(f"white {kind.lower()}", partial(written, white, kind), (refused("blank"),))
        yield Sample(f"blurred {kind.lower()}", partial(written, page(blur=9), kind), (refused("blurred"),))
    yield Sample("pdf for a photo", pdf, (refused("wrong_type"),), accepts=("image",))
    yield Sample("photo for a pdf", jpeg, (refused("wrong_type"),), accepts=("pdf",))
    for pages in (31, 100):
        yield Sample(f"pdf of {pages} pages", partial(pdf, pages), (refused("too_many_pages"),))
    yield Sample("one byte too large", lambda: jpeg().ljust(10 * 1024 * 1024 + 1), (refused("too_large"),))


def _deep() -> Image.Image:
    return page().convert("L").convert("I;16").point(lambda level: level * _TWO_BYTES)


def _in_mode(mode: str) -> Image.Image:
    return Image.merge("LAB", page().split()) if mode == "LAB" else page().convert(mode)


def _photo(turn: int, *, kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = turn, MARK.decode()
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 31.5), 3: "E", 4: (106.0, 49.0, 37.5)}
    return written(page(), kind, exif=exif)


def _photo_in_pdf() -> bytes:
    """As scanning programs do it: the camera's file goes into the PDF as it is."""
    plain, told = pdf(), _photo(1)
    start = plain.index(b"\xff\xd8\xff")
    end = plain.index(b"endstream", start)
    length = b"/Length %d" % (end - start - 1)
    assert length in plain or b"/Length" in plain
    body = plain[:start] + told + b"\n" + plain[end:]
    return body.replace(length, b"/Length %d" % len(told))


def _sheets(count: int, *, kind: str) -> bytes:
    out = io.BytesIO()
    others = [page().rotate(number, fillcolor="white") for number in range(1, count)]
    options = {"compression": "tiff_adobe_deflate"} if kind == "TIFF" else {}
    page().copy().save(out, kind, save_all=True, append_images=others, **options)
    return out.getvalue()
