"""What stands before a place in the rows: on its left, at the end of the row above, or above it in its column."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tinggal.reading.rows import Row
from tinggal.reading.values.labels import label_at_end, labels_in

_ABOVE = 2.4  # heights between a label and the value under it
_WRAPPED, _UNDER = 0.9, 0.85  # how sure a label is that stands in the row above
_SHORT = 30  # signs before a value that may be the rest of a sentence begun in the row above


def label_of(
    rows: Sequence[Row],
    at: int,
    *,
    start: int,
    table: Mapping[str, str],
    since: int = 0,
    between: int = 0,
    nth: int = 0,
) -> tuple[str, float]:
    """The name this table gives the value that begins at ``start`` of row ``at``, and how sure that is; "" for none.

    Only words from ``since`` on count: what stands before belongs to another value. ``between``: words that may part
    label and value. ``nth``: which value of its kind in the row this is, from 0; a label above several values names
    them in order ("Date of issue / expiry").
    """
    name, sure = label_at_end(rows[at].text[since:start], table, between=between)
    begun, how_sure = ("", 0.0) if since else _begun_above(rows, at, start=start, table=table)
    if name:
        return (begun, how_sure) if how_sure > sure else (name, sure)
    named = labels_in(column_above(rows, at, start=start), table)
    different = list(dict.fromkeys(name for name, _, _ in named))
    if len(different) > 1 or (named and not begun):
        return different[min(nth, len(different) - 1)], _UNDER * max(sure for _, sure, _ in named)
    return begun, _WRAPPED * how_sure


def _begun_above(rows: Sequence[Row], at: int, *, start: int, table: Mapping[str, str]) -> tuple[str, float]:
    """The label whose words begin at the end of the row above, as in a sentence that runs on."""
    if not at or start >= _SHORT or rows[at - 1].page != rows[at].page:
        return "", 0.0
    return label_at_end(f"{rows[at - 1].text} {rows[at].text[:start]}", table)


def column_above(rows: Sequence[Row], at: int, *, start: int) -> str:
    """The words of the row above that stand over this place, "" where the row above is far, has none there, or has
    values of its own behind a colon."""
    if not at or rows[at - 1].page != rows[at].page or ":" in rows[at - 1].text:
        return ""
    above, word = rows[at - 1], rows[at].words[_word_at(rows[at], start)]
    if word.level - above.words[0].level > _ABOVE * max(word.height, above.words[0].height):
        return ""
    cuts = [0, *(n for n in range(1, len(above.words)) if _is_gap(above, n)), len(above.words)]
    for first, end in pairwise(cuts):
        if above.words[first].left - word.height < word.left < above.words[end - 1].right + word.height:
            return " ".join(one.text for one in above.words[first:end])
    return ""


def _word_at(row: Row, start: int) -> int:
    return max((number for number, begins in enumerate(row.starts) if begins <= start), default=0)


def _is_gap(row: Row, number: int) -> bool:
    return row.text[: row.starts[number]].endswith("  ")
