"""Small files that grow without end when they are opened, or keep a reader busy for ever."""

import io
import struct
import zlib
from collections.abc import Iterator
from functools import cache, partial

import pikepdf
from pikepdf import Array, Dictionary, Name

from bench.corpus.pages import pdf, saved
from bench.corpus.raw_pdf import raw
from bench.corpus.sample import ACCEPTED, DAMAGED, Sample, refused

HEAVY = (refused("too_heavy"),)
_PIXELS = (refused("too_many_pixels"),)
_TEXT = b"BT /F 12 Tf 40 700 Td (x) Tj ET\n"


def samples() -> Iterator[Sample]:
    yield from _pictures()
    yield from _streams()
    yield from _structures()
    yield from _endless_drawing()


def _pictures() -> Iterator[Sample]:
    for side in (60_000, 2**31 - 1):
        yield Sample(f"png that claims {side} dots square", partial(png_claiming, side, side), (*_PIXELS, *DAMAGED))
    yield Sample("png of 2,000,000 × 300 dots", partial(png_claiming, 2_000_000, 300), _PIXELS)
    yield Sample("png whose dots go on after its end", _png_swelling, (ACCEPTED, refused("blank"), *DAMAGED))
    yield Sample("png with a text of a gigabyte", partial(_png_with, b"zTXt", b"x\0\0"), (*DAMAGED, *HEAVY))
    yield Sample(
        "png with a profile of a gigabyte", partial(_png_with, b"iCCP", b"x\0\0"), (refused("blank"), *DAMAGED)
    )
    yield Sample("jpeg that claims 65,500 dots square", _jpeg_claiming, _PIXELS)
    yield Sample("tiff that claims 100,000 dots square", _tiff_claiming, (*_PIXELS, *DAMAGED))
    yield Sample("tiff whose pages go in circles", _tiff_in_circles, (*DAMAGED, refused("too_small")))
    yield Sample("webp that claims 16,384 dots square", _webp_claiming, (*_PIXELS, *DAMAGED))


def _streams() -> Iterator[Sample]:
    yield Sample("pdf page that unpacks to 400 MB", lambda: _with_contents(packed(400), Name.FlateDecode), HEAVY)
    yield Sample("pdf page packed twice, a gigabyte", _packed_twice, HEAVY)
    yield Sample("twenty streams of 100 MB", _many_streams, HEAVY)
    yield Sample("font that unpacks to 400 MB", lambda: _with_font(packed(400)), HEAVY)
    yield Sample("object stream that unpacks to 600 MB", _object_stream_bomb, (*HEAVY, *DAMAGED))
    for name in ("JPXDecode", "DCTDecode", "FlateDecode", "CCITTFaxDecode", "JBIG2Decode"):
        yield Sample(f"picture of 100,000 dots square by {name}", partial(_with_picture, name), _PIXELS)
    yield Sample("jpeg 2000 larger than it says", _jpeg_2000_claiming, _PIXELS)


def _structures() -> Iterator[Sample]:
    loose = (ACCEPTED, refused("blank"), *DAMAGED, *HEAVY)
    yield Sample("page tree in a circle", lambda: raw(kids=b"[2 0 R 3 0 R]"), loose)
    yield Sample("page that is its own parent", lambda: raw(page=b"/Kids [3 0 R]"), loose)
    yield Sample("two billion pages by its count", lambda: raw(count=b"2147483647"), loose)
    yield Sample("minus one pages by its count", lambda: raw(count=b"-1"), loose)
    yield Sample("table of objects in a circle", lambda: raw(trailer=b"/Prev 9"), loose)
    yield Sample("four billion objects by its table", lambda: raw(trailer=b"/Size 4294967295"), loose)
    for depth in (100, 10_000, 1_000_000):
        nested = b"[" * depth + b"]" * depth
        yield Sample(f"lists {depth} deep", lambda nested=nested: raw(page=b"/X " + nested), loose)
    yield Sample("dictionaries 10,000 deep", lambda: raw(page=b"/X " + b"<</X " * 10_000 + b">>" * 10_000), loose)
    yield Sample("a hundred and fifty thousand objects", partial(_many_objects, 150_000), HEAVY)
    for box in (b"[0 0 1e9 1e9]", b"[0 0 0 0]", b"[0 0 1 100000]", b"[0 0 -5 -5]", b"[0 0 x y]", b"[]"):
        yield Sample(f"page box {box.decode()}", lambda box=box: raw(page=b"/MediaBox " + box), loose)
    yield Sample("stream that is its own length", lambda: raw(contents=b"/Length 4 0 R"), loose)


def _endless_drawing() -> Iterator[Sample]:
    loose = (refused("blank"), *HEAVY)
    yield Sample("drawings in drawings, ten to the ninth", partial(_drawings, deep=9, wide=10), HEAVY)
    yield Sample("drawing that draws itself", partial(_drawings, deep=1, wide=1, circle=True), loose)
    yield Sample("five thousand fonts", partial(_fonts, 5_000), (ACCEPTED, *HEAVY))
    yield Sample("font whose letters draw themselves", _font_of_itself, loose)


def png_claiming(width: int, height: int) -> bytes:
    return _png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), (b"IDAT", zlib.compress(bytes(1_000))))


def _png(header: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    every = ((b"IHDR", header), *chunks, (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in every
    )


def _png_swelling() -> bytes:
    return _png(struct.pack(">IIBBBBB", 400, 400, 8, 2, 0, 0, 0), (b"IDAT", packed(600)))


def _png_with(kind: bytes, start: bytes) -> bytes:
    white = zlib.compress(b"".join(b"\0" + b"\xff" * 1_200 for _ in range(400)))
    header = struct.pack(">IIBBBBB", 400, 400, 8, 2, 0, 0, 0)
    return _png(header, (kind, start + packed(1_000)), (b"IDAT", white))


def _jpeg_claiming() -> bytes:
    frame = struct.pack(">BHHB", 8, 65_500, 65_500, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xff\xd9"
    )


def _tiff(entries: list[tuple[int, int, int]], following: int) -> bytes:
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", len(entries)) + rows + struct.pack("<I", following)


def _tiff_claiming() -> bytes:
    sizes = [(256, 4, 100_000), (257, 4, 100_000), (258, 3, 8), (259, 3, 1), (262, 3, 1)]
    return _tiff([*sizes, (273, 4, 8), (277, 3, 1), (278, 4, 100_000), (279, 4, 100)], 0)


def _tiff_in_circles() -> bytes:
    sizes = [(256, 4, 10), (257, 4, 10), (258, 3, 8), (259, 3, 1), (262, 3, 1)]
    return _tiff([*sizes, (273, 4, 8), (277, 3, 1), (278, 4, 10), (279, 4, 100)], 8)


def _webp_claiming() -> bytes:
    bits = 0x2F | (16_383 << 8) | (16_383 << 22)
    body = b"VP8L" + struct.pack("<I", 5) + bits.to_bytes(5, "little") + b"\0"
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@cache
def packed(megabytes: int, *, start: bytes = b"") -> bytes:
    """So many megabytes of blanks behind ``start``, packed a thousand times smaller (RFC 1950 and 1951).

    Packed once: the same block stands there again and again.
    """
    blanks, packer = b" " * 1_000_000, zlib.compressobj(9)
    first = packer.compress(start + blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    check = zlib.adler32(start)
    for _ in range(megabytes):
        check = zlib.adler32(blanks, check)
    return first + again * (megabytes - 1) + b"\x03\x00" + check.to_bytes(4, "big")


def _with_contents(content: bytes, how: pikepdf.Object) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        file.pages[0].obj.Contents = file.make_stream(content, Filter=how)
        return saved(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _packed_twice() -> bytes:
    return _with_contents(zlib.compress(packed(1_000), 9), Array([Name.FlateDecode, Name.FlateDecode]))


def _many_streams() -> bytes:
    part = packed(100)
    with pikepdf.new() as file:
        file.add_blank_page()
        parts = [file.make_stream(part + bytes([number]), Filter=Name.FlateDecode) for number in range(20)]
        file.pages[0].obj.Contents = Array(parts)
        return saved(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _with_font(program: bytes) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        described = Dictionary(Type=Name.FontDescriptor, FontName=Name.F, Flags=4,
                               FontFile2=file.make_stream(program, Filter=Name.FlateDecode))  # fmt: skip
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.F, FontDescriptor=described)
        file.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font))
        file.pages[0].obj.Contents = file.make_stream(_TEXT)
        return saved(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _object_stream_bomb() -> bytes:
    body = packed(600, start=b"5 0 << /Type /Catalog /Pages 2 0 R >>")
    return raw(extra=b"6 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(body)
               + body + b"\nendstream\nendobj\n", compressed=6)  # fmt: skip


def _with_picture(how: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                thing.Width = thing.Height = 100_000
                thing.Filter = Name("/" + how)
        return saved(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _jpeg_2000_claiming() -> bytes:
    size = struct.pack(">HHIIIIIIIIH", 41, 0, 100_000, 100_000, 0, 0, 100_000, 100_000, 0, 0, 1) + b"\x07\x01\x01"
    with pikepdf.new() as file:
        file.add_blank_page()
        picture = file.make_stream(b"\xff\x4f\xff\x51" + size + bytes(100), Type=Name.XObject, Subtype=Name.Image,
                                   Width=100, Height=100, Filter=Name.JPXDecode)  # fmt: skip
        file.pages[0].obj.Resources = Dictionary(XObject=Dictionary(P=picture))
        file.pages[0].obj.Contents = file.make_stream(b"q 500 0 0 500 0 0 cm /P Do Q")
        return saved(file)


def _many_objects(count: int) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        file.Root.X = Array([file.make_indirect(Dictionary(N=number)) for number in range(count)])
        return saved(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _drawings(*, deep: int, wide: int, circle: bool = False) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        box = Array([0, 0, 600, 800])
        inner = file.make_stream(b"0 0 5 5 re f\n", Type=Name.XObject, Subtype=Name.Form, BBox=box)
        for _ in range(deep):
            outer = file.make_stream(b"/D Do\n" * wide, Type=Name.XObject, Subtype=Name.Form, BBox=box)
            outer.Resources = Dictionary(XObject=Dictionary(D=outer if circle else inner))
            inner = outer
        file.pages[0].obj.Resources = Dictionary(XObject=Dictionary(D=inner))
        file.pages[0].obj.Contents = file.make_stream(b"/D Do")
        return saved(file)


def _fonts(count: int) -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        fonts = Dictionary()
        for number in range(count):
            fonts[f"/F{number}"] = file.make_indirect(
                Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/Helvetica{number}"))
            )
        lines = b"".join(b"BT /F%d 9 Tf 40 %d Td (Tannenbaum) Tj ET\n" % (n, 20 + n % 750) for n in range(count))
        file.pages[0].obj.Resources = Dictionary(Font=fonts)
        file.pages[0].obj.Contents = file.make_stream(lines)
        return saved(file)


def _font_of_itself() -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        font = file.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3, FirstChar=120, LastChar=120))
        font.FontBBox, font.FontMatrix = Array([0, 0, 9, 9]), Array([1, 0, 0, 1, 0, 0])
        font.Widths, font.Encoding = Array([9]), Dictionary(Differences=Array([120, Name.x]))
        font.CharProcs = Dictionary(x=file.make_stream(b"9 0 d0 " + _TEXT * 10))
        font.Resources = Dictionary(Font=Dictionary(F=font))
        file.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font))
        file.pages[0].obj.Contents = file.make_stream(_TEXT * 10)
        return saved(file)
