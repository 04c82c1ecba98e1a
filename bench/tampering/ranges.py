"""Games with what the signature covers, most of them signed with our real key: only the form can give them away."""

from bench.tampering.materials import Materials
from bench.tampering.surgery import RANGE, gap, replaced, signed_over, with_range

EVIL = b"(Masa berlaku 99 tahun)"


def the_end_is_not_covered(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, hole.start, hole.end, length - hole.end - 40)


def the_beginning_is_not_covered(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 8, hole.start - 8, hole.end, length - hole.end)


def the_gap_is_wider_than_the_signature(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, hole.start, hole.end + 12, length - hole.end - 12)


def the_gap_begins_earlier(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, hole.start - 12, hole.end, length - hole.end)


def the_ranges_overlap(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, hole.start, hole.start - 100, length - hole.start + 100)


def the_ranges_are_exchanged(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, hole.end, length - hole.end, 0, hole.start)


def the_second_range_is_longer_than_the_file(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, hole.start, hole.end, length - hole.end + 5)


def three_ranges(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, 9, 9, hole.start - 9, hole.end, length - hole.end)


def only_one_range(found: Materials) -> bytes:
    return _signed(found, 0, gap(found.letter.pdf).start)


def nothing_is_covered(found: Materials) -> bytes:
    return _signed(found, 0, 0, 0, 0)


def no_range_at_all(found: Materials) -> bytes:
    return replaced(found.letter.pdf, b"/ByteRange", b"/ByteStrange"[:10])


def a_second_range_of_the_same_name(found: Materials) -> bytes:
    hole, length = gap(found.letter.pdf), len(found.letter.pdf)
    return _signed(found, 0, hole.start, hole.end, length - hole.end, more=b"/ByteRange [0 9 9 9]")


def something_else_in_the_gap(found: Materials) -> bytes:
    return _in_the_gap(found, EVIL)


def a_second_content_in_the_gap(found: Materials) -> bytes:
    return _in_the_gap(found, b"/Contents<00>")


def objects_in_the_gap(found: Materials) -> bytes:
    return _in_the_gap(found, b">>endobj 999 0 obj<</Type/Catalog>>endobj 998 0 obj<</X<00>")


def a_comment_in_the_gap(found: Materials) -> bytes:
    return _in_the_gap(found, b"%seen\n")


def the_range_of_another_letter(found: Materials) -> bytes:
    other = RANGE.search(found.other.pdf)
    assert other is not None
    return with_range(found.letter.pdf, *map(int, other.groups()))


def _signed(found: Materials, *span: int, more: bytes = b"") -> bytes:
    """The letter with another ByteRange, and our real signature over just that."""
    hole = gap(found.letter.pdf)
    return signed_over(with_range(found.letter.pdf, *span, more=more), *span, hole=hole, by=found.house)


def _in_the_gap(found: Materials, more: bytes) -> bytes:
    """The signature's digits end earlier, and something follows before the gap ends; nothing outside it changes."""
    hole, pdf = gap(found.letter.pdf), found.letter.pdf
    kept = hole.end - len(more) - 1
    kept -= (kept - hole.start - 1) % 2
    between = more.rjust(hole.end - kept - 1)
    return pdf[:kept] + b">" + between + pdf[hole.end :]


VARIANTS = (
    the_end_is_not_covered, the_beginning_is_not_covered, the_gap_is_wider_than_the_signature, the_gap_begins_earlier,
    the_ranges_overlap, the_ranges_are_exchanged, the_second_range_is_longer_than_the_file, three_ranges,
    only_one_range, nothing_is_covered, no_range_at_all, a_second_range_of_the_same_name, something_else_in_the_gap,
    a_second_content_in_the_gap, objects_in_the_gap, a_comment_in_the_gap, the_range_of_another_letter,
)  # fmt: skip
