"""Single bytes of the file changed where they are: text, metadata, attached files, fonts, the frame, the signature."""

import re

from bench.tampering.materials import Materials
from bench.tampering.surgery import gap, message, replaced, with_message

_STREAM = re.compile(rb"<<[^\x00]*?>>\s*stream\r?\n")


def a_byte_of_the_page(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, _inside(found.letter.pdf, number=_largest_streams(found.letter.pdf)[2]))


def a_byte_of_a_font(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, _inside(found.letter.pdf, number=_largest_streams(found.letter.pdf)[0]))


def a_byte_of_the_metadata(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, found.letter.pdf.index(b"<xmp:CreateDate>") + 20)


def a_letter_of_the_title(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, found.letter.pdf.index(b"<dc:title>") + 60)


def a_byte_of_the_attached_data(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, _attached(found.letter.pdf, b"letter.json"))


def a_byte_of_the_attached_proof(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, _attached(found.letter.pdf, b"letter.tlog-proof"))


def the_version_of_the_format(found: Materials) -> bytes:
    return b"%PDF-1.6" + found.letter.pdf[8:]


def a_place_in_the_table_of_objects(found: Materials) -> bytes:
    at = found.letter.pdf.rindex(b" 00000 n")
    return _flipped(found.letter.pdf, at - 1)


def the_identity_of_the_file(found: Materials) -> bytes:
    return _flipped(found.letter.pdf, found.letter.pdf.rindex(b"/ID [ <") + 8)


def the_reason_of_the_signature(found: Materials) -> bytes:
    return replaced(found.letter.pdf, b"Persetujuan", b"Penolakan!!")


def the_time_of_the_signature(found: Materials) -> bytes:
    at = found.letter.pdf.rindex(b"/M (D") + 12
    return found.letter.pdf[:at] + b"1" + found.letter.pdf[at + 1 :]


def changes_allowed(found: Materials) -> bytes:
    return replaced(found.letter.pdf, b"/P 1\n", b"/P 3\n")


def the_kind_of_the_signature(found: Materials) -> bytes:
    return replaced(found.letter.pdf, b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached")


def small_digits_in_the_signature(found: Materials) -> bytes:
    hole = gap(found.letter.pdf)
    inside = found.letter.pdf[hole.start : hole.end]
    return found.letter.pdf[: hole.start] + inside.lower() + found.letter.pdf[hole.end :]


def a_blank_among_the_digits_of_the_signature(found: Materials) -> bytes:
    hole = gap(found.letter.pdf)
    return found.letter.pdf[: hole.end - 3] + b" 0>" + found.letter.pdf[hole.end :]


def a_text_instead_of_the_zeros(found: Materials) -> bytes:
    return with_message(found.letter.pdf, message(found.letter.pdf), behind=b"valid until 2099")


def the_last_zero_of_the_gap(found: Materials) -> bytes:
    hole = gap(found.letter.pdf)
    return found.letter.pdf[: hole.end - 2] + b"1>" + found.letter.pdf[hole.end :]


def a_byte_of_the_signature_itself(found: Materials) -> bytes:
    packed = message(found.letter.pdf)
    return with_message(found.letter.pdf, _flipped(packed, len(packed) // 3))


def a_byte_of_the_certificate(found: Materials) -> bytes:
    packed = message(found.letter.pdf)
    return with_message(found.letter.pdf, _flipped(packed, packed.index(b"Tinggal Development") + 3))


def a_byte_of_the_stamp(found: Materials) -> bytes:
    packed = message(found.letter.pdf)
    return with_message(found.letter.pdf, _flipped(packed, len(packed) - 40))


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :]


def _attached(pdf: bytes, name: bytes) -> int:
    """A place within the packed stream of an attached file."""
    card = pdf.index(b"/EF", pdf.index(b"(" + name + b")") - 400)
    number = re.compile(rb"/F (\d+) 0 R").search(pdf, card)
    if number is None:
        raise ValueError(name)
    return pdf.index(b"stream", pdf.index(b"\n%s 0 obj" % number[1])) + 60


def _largest_streams(pdf: bytes) -> list[int]:
    """The numbers (by order in the file) of the streams, the longest first."""
    lengths = [end - start for start, end in _streams(pdf)]
    return sorted(range(len(lengths)), key=lambda at: -lengths[at])


def _inside(pdf: bytes, *, number: int) -> int:
    start, end = _streams(pdf)[number]
    return (start + end) // 2


def _streams(pdf: bytes) -> list[tuple[int, int]]:
    return [(one.start(), one.end()) for one in re.finditer(rb"stream\r?\n.*?endstream", pdf, re.S)]


VARIANTS = (
    a_byte_of_the_page, a_byte_of_a_font, a_byte_of_the_metadata, a_letter_of_the_title, a_byte_of_the_attached_data,
    a_byte_of_the_attached_proof, the_version_of_the_format, a_place_in_the_table_of_objects,
    the_identity_of_the_file, the_reason_of_the_signature, the_time_of_the_signature, changes_allowed,
    the_kind_of_the_signature, small_digits_in_the_signature, a_blank_among_the_digits_of_the_signature,
    a_text_instead_of_the_zeros, the_last_zero_of_the_gap, a_byte_of_the_signature_itself, a_byte_of_the_certificate,
    a_byte_of_the_stamp,
)  # fmt: skip
