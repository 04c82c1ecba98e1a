"""Bytes before, behind and between what was signed, without any skill."""

import io
import zipfile

from bench.tampering.materials import Materials


def one_byte_behind_the_end(found: Materials) -> bytes:
    return found.letter.pdf + b"x"


def a_newline_behind_the_end(found: Materials) -> bytes:
    return found.letter.pdf + b"\n"


def blanks_behind_the_end(found: Materials) -> bytes:
    return found.letter.pdf + b" \r\n\t" * 20


def a_zero_behind_the_end(found: Materials) -> bytes:
    return found.letter.pdf + b"\x00"


def a_comment_behind_the_end(found: Materials) -> bytes:
    return found.letter.pdf + b"% seen and approved\n"


def a_second_end_mark(found: Materials) -> bytes:
    return found.letter.pdf + b"%%EOF\n"


def a_second_pointer_to_the_table(found: Materials) -> bytes:
    start = found.letter.pdf.rindex(b"startxref")
    return found.letter.pdf + found.letter.pdf[start:]


def an_archive_behind_the_end(found: Materials) -> bytes:
    out = io.BytesIO(found.letter.pdf)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("letter.html", "<h1>Approved</h1>")
    return out.getvalue()


def a_web_page_before_the_beginning(found: Materials) -> bytes:
    return b"<html><h1>Approved</h1><!--\n" + found.letter.pdf


def a_line_before_the_beginning(found: Materials) -> bytes:
    return b"\n" + found.letter.pdf


def a_byte_order_mark_before_the_beginning(found: Materials) -> bytes:
    return b"\xef\xbb\xbf" + found.letter.pdf


def another_header_before_the_beginning(found: Materials) -> bytes:
    return b"%PDF-2.0\n" + found.letter.pdf


def two_letters_in_one_file(found: Materials) -> bytes:
    return found.letter.pdf + found.other.pdf


def the_letter_twice(found: Materials) -> bytes:
    return found.letter.pdf * 2


def the_last_byte_cut_off(found: Materials) -> bytes:
    return found.letter.pdf[:-1]


def the_end_mark_cut_off(found: Materials) -> bytes:
    return found.letter.pdf[: found.letter.pdf.rindex(b"%%EOF")]


def half_the_file(found: Materials) -> bytes:
    return found.letter.pdf[: len(found.letter.pdf) // 2]


def without_the_revision_of_the_signature(found: Materials) -> bytes:
    return found.letter.unsigned


def a_comment_between_two_objects(found: Materials) -> bytes:
    return found.letter.pdf.replace(b"endobj\n", b"endobj\n% hm\n", 1)


def lines_end_as_on_another_system(found: Materials) -> bytes:
    return found.letter.pdf.replace(b"\nendobj\n", b"\r\nendobj\r\n")


VARIANTS = (
    one_byte_behind_the_end, a_newline_behind_the_end, blanks_behind_the_end, a_zero_behind_the_end,
    a_comment_behind_the_end, a_second_end_mark, a_second_pointer_to_the_table, an_archive_behind_the_end,
    a_web_page_before_the_beginning, a_line_before_the_beginning, a_byte_order_mark_before_the_beginning,
    another_header_before_the_beginning, two_letters_in_one_file, the_letter_twice, the_last_byte_cut_off,
    the_end_mark_cut_off, half_the_file, without_the_revision_of_the_signature, a_comment_between_two_objects,
    lines_end_as_on_another_system,
)  # fmt: skip
