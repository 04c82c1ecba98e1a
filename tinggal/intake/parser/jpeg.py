"""Takes out of a JPEG file whatever is no part of its picture, without encoding the picture anew (ITU-T T.81, B.1)."""

from PIL import ExifTags, Image

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD9)}
_JFIF, _ADOBE, _EXIF, _COMMENT = 0xE0, 0xEE, 0xE1, 0xFE
_EXIF_BEGINS = b"Exif\x00\x00"


def plain(content: bytes) -> tuple[bytes, bool]:
    """The file without comments, EXIF, other programs' notes and anything behind its end; and whether it told a place.

    A file whose parts cannot be told apart comes back as it was.
    """
    if content[:2] != bytes([0xFF, _START]):
        return content, False
    kept, told, at = bytearray(content[:2]), False, 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF or mark in _ALONE:
            at += 1 if mark == 0xFF else 2
            continue
        if mark == _SCAN:
            end = content.rfind(bytes([0xFF, _END]))
            return bytes(kept + content[at : end + 2 if end > at else len(content)]), told
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2:
            break
        part, at = content[at : at + 2 + length], at + 2 + length
        told = told or (mark == _EXIF and _tells_a_place(part[4:]))
        if not (0xE0 <= mark <= 0xEF or mark == _COMMENT) or mark in (_JFIF, _ADOBE):
            kept += part
    return content, False


def _tells_a_place(written: bytes) -> bool:
    if not written.startswith(_EXIF_BEGINS):
        return False
    exif = Image.Exif()
    exif.load(written)
    return bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
