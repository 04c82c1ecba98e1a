"""Makes the files of the intake tests: good ones, broken ones and wicked ones. All names in them are invented."""

import io
import struct
import zlib

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw, ImageFilter

LINES = ("PASSPORT  REPUBLIC OF UTOPIA", "Surname  TANNENBAUM", "Given names  ILSE MARIA", "No  X00000000") * 6
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def page(*, width: int = 1240, height: int = 1754, lines: tuple[str, ...] = LINES, blur: float = 0) -> Image.Image:
    """A printed page, in colour; ``blur`` in dots."""
    drawn = Image.new("RGB", (width, height), (250, 248, 240))
    pen = ImageDraw.Draw(drawn)
    for number, line in enumerate(lines):
        pen.text((width // 12, height // 12 + number * 55), line, fill=(20, 20, 60), font_size=34)
    pen.rectangle((width - 300, 100, width - 60, 420), fill=(170, 60, 40))
    return drawn.filter(ImageFilter.GaussianBlur(blur)) if blur else drawn


def jpeg(picture: Image.Image, **options: object) -> bytes:
    return _written(picture, "JPEG", **options)


def png(picture: Image.Image, **options: object) -> bytes:
    return _written(picture, "PNG", **options)


def heic(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(picture).save(file, quality=80)
    return file.getvalue()


def photo_with_place() -> bytes:
    """A JPEG as a phone writes it: lying on its side, with the place where it was taken and the phone's name."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Invented Phone"
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 31.5), 3: "E", 4: (106.0, 49.0, 37.5)}
    return jpeg(page().transpose(Image.Transpose.ROTATE_90), exif=exif)


def header_bomb(*, width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def pdf(*, pages: int = 1, picture: Image.Image | None = None) -> bytes:
    """A scan as a PDF: one picture on each page."""
    drawn = picture or page()
    return _written(drawn, "PDF", save_all=True, append_images=[drawn] * (pages - 1), resolution=150)


def pdf_with_scripts() -> bytes:
    """A PDF with one of everything that acts."""
    with pikepdf.open(io.BytesIO(pdf())) as file:
        script = file.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('secretmark')")))
        launch = Dictionary(S=Name.Launch, F=String("secretmark.exe"))
        file.Root.OpenAction = script
        file.Root.AA = Dictionary(WC=script)
        file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
        file.Root.AcroForm = Dictionary(
            Fields=Array([]), XFA=file.make_stream(b"<xdp>secretmark</xdp>"), AA=Dictionary(K=script)
        )
        file.attachments["secretmark.exe"] = b"MZ secretmark"
        corner = Array([0, 0, 50, 50])
        file.pages[0].obj.Annots = Array(
            [
                Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=corner, A=launch),
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=corner,
                    A=Dictionary(S=Name.URI, URI=String("https://secretmark.example")),
                ),
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=corner, A=Dictionary(S=Name.GoTo, D=0, Next=script)
                ),
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.FileAttachment,
                    Rect=corner,
                    FS=Dictionary(EF=Dictionary(F=file.make_stream(b"secretmark"))),
                ),
            ]
        )
        file.docinfo["/Author"] = "secretmark"
        return _saved(file)


def encrypted_pdf(*, user: str = "geheim") -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        return _saved(file, encryption=pikepdf.Encryption(owner="owner", user=user))


def swelling_pdf(*, megabytes: int = 400) -> bytes:
    """A small PDF whose page unpacks to more than the parser's memory."""
    packer = zlib.compressobj(9)
    swollen = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.pages[0].obj.Contents = file.make_stream(swollen, Filter=Name.FlateDecode)
        return _saved(file)


def pdf_with_enormous_picture() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                thing.Width = thing.Height = 100_000
        return _saved(file)


def _written(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _saved(file: pikepdf.Pdf, **options: object) -> bytes:
    written = io.BytesIO()
    file.save(written, **options)  # type: ignore[arg-type]
    return written.getvalue()
