"""The streams of a PDF: what unpacks without end is refused, and pictures lose what is not picture."""

import zlib

import pikepdf
from pikepdf import Name, Object

from tinggal.intake.parser.jpeg import plain
from tinggal.intake.parser.picture import MOST_DOTS
from tinggal.intake.parser.refusal import Refused

_MOST_UNPACKED, _MOST_TOGETHER = 160_000_000, 400_000_000
_STEP = 1_000_000
_FLATE = ("/FlateDecode", "/Fl")
_SIZE_OF_JPEG_2000 = b"\xff\x4f\xff\x51"  # ISO 15444-1, A.4 and A.5.1: start and size


class Measuring:
    """Adds up what the streams of one file unpack to."""

    def __init__(self) -> None:
        self._together = 0

    def insist_on_sensible(self, stream: pikepdf.Stream) -> None:
        """Refuse a picture of too many dots, and one stream too many to unpack."""
        if stream.get("/Subtype") == "/Image":
            _insist_on_sensible_dots(stream.get("/Width", 0), stream.get("/Height", 0))
        filters = filters_of(stream)
        if sum(name in _FLATE for name in filters) > 1:
            raise Refused("too_heavy")  # packed twice: no honest program does that
        if filters[:1] and filters[0] in _FLATE:
            self._together += _unpacked(stream.read_raw_bytes())
            if self._together > _MOST_TOGETHER:
                raise Refused("too_heavy")
        if "/JPXDecode" in filters:
            _insist_on_sensible_jpeg_2000(stream.read_raw_bytes())


def without_notes(stream: pikepdf.Stream) -> set[str]:
    """Take EXIF and the like out of a JPEG, and files elsewhere out of any stream; what was taken, as codes."""
    notes = set()
    for key in ("/F", "/FFilter", "/FDecodeParms"):
        if key in stream:
            del stream[key]
            notes.add("attached_files")
    if filters_of(stream) == ["/DCTDecode"]:
        content, told = plain(stream.read_raw_bytes())
        parameters = stream.get("/DecodeParms")
        stream.write(content, filter=Name.DCTDecode)
        if parameters is not None:
            stream.DecodeParms = parameters
        notes |= {"place"} if told else set()
    return notes


def filters_of(stream: pikepdf.Stream) -> list[str]:
    """The names of the filters, the one to undo first first."""
    written = stream.get("/Filter")
    if isinstance(written, pikepdf.Array):
        return [str(name) for name in written]
    return [] if written is None else [str(written)]


def _unpacked(packed: bytes) -> int:
    """How many bytes come out, counted without keeping them; what is damaged ends where it is damaged."""
    unpacking, size = zlib.decompressobj(), 0
    try:
        while packed:
            size += len(unpacking.decompress(packed, _STEP))
            if size > _MOST_UNPACKED:
                raise Refused("too_heavy")
            packed = unpacking.unconsumed_tail
    except zlib.error:
        pass
    return size


def _insist_on_sensible_dots(width: Object | int, height: Object | int) -> None:
    if isinstance(width, int) and isinstance(height, int) and width * height > MOST_DOTS:
        raise Refused("too_many_pixels", width=width, height=height, limit=MOST_DOTS // 1_000_000)


def _insist_on_sensible_jpeg_2000(content: bytes) -> None:
    """What counts is the size in the picture, whatever the PDF says."""
    start = content.find(_SIZE_OF_JPEG_2000)
    sizes = content[start + 8 : start + 16]
    if start >= 0 and len(sizes) == 8:
        _insist_on_sensible_dots(int.from_bytes(sizes[:4], "big"), int.from_bytes(sizes[4:], "big"))
