"""How many foreign workers a plan, a letter or a company's paper names."""

import re
from collections.abc import Iterator, Sequence

from tinggal.reading.rows import Row
from tinggal.reading.squeeze import squeezed
from tinggal.reading.values import labels
from tinggal.reading.values.found import Found
from tinggal.reading.values.labels import label_at_end

_IN_WORDS = r"(?:\s?\([^()\d]{2,40}\))?"
_FOREIGNERS = (
    r"(?:TKA|T\.K\.A|tenaga\s?kerja\s?asing|orang\s?asing|WNA|warga\s?negara\s?asing|pekerja\s?asing|tenaga\s?ahli\s?asing"
    r"|foreign\s?(?:workers?|nationals?|employees?|experts?|staff)|expatriates?|expats?)"
)
_COUNTED = re.compile(
    rf"(?<![\w.,/\-])(\d{{1,4}}){_IN_WORDS}\s?(?:orang|org|people|persons?)?\s?{_FOREIGNERS}(?![^\W_])", re.I
)
_NUMBER = re.compile(
    rf"(?<![\w.,/\-])(\d{{1,4}})(?![\w.,/\-]*\d){_IN_WORDS}\s?(?:orang|org|people|persons?|TKA)?\s*(?:$|[.,;]|\s\s)",
    re.I,
)
_TOTAL = re.compile(r"^(?:jumlah|total|jumlah\s?/\s?total)\s?:?\s+(\d{1,4})(?:\s?(?:orang|persons?|TKA))?\s*$", re.I)
_TABLE_LONG = 12  # rows between the head of a table and its last row
_OVER = 48  # signs of the next row in which a sentence goes on


def headcounts(rows: Sequence[Row], at: int) -> Iterator[tuple[str, Found]]:
    """The numbers of foreign workers in row ``at``: behind a label, in a sentence, or as the total of a table.

    The rows of such a table are not read: one post is not the whole plan.
    """
    text = rows[at].text
    below = rows[at + 1].text if at + 1 < len(rows) and rows[at + 1].page == rows[at].page else ""
    for match in _COUNTED.finditer(f"{text} {below[:_OVER]}"):
        if match.start() < len(text):
            yield "headcount", Found(match.start(1), min(match.end(), len(text)), _plain(match[1]), 0.85)
    for match in _NUMBER.finditer(text):
        name, sure = label_at_end(text[: match.start(1)], labels.HEADCOUNTS)
        if name == "headcount":
            yield name, Found(match.start(1), match.end(1), _plain(match[1]), sure)
    total = _TOTAL.match(text)
    if total and any(_heads_a_table(row.text) for row in rows[max(0, at - _TABLE_LONG) : at]):
        yield "headcount", Found(total.start(1), total.end(1), _plain(total[1]), 0.8)


def _heads_a_table(text: str) -> bool:
    seen = squeezed(text)
    return not any(sign.isdigit() for sign in text) and any(label in seen for label in labels.HEADCOUNTS)


def _plain(digits: str) -> str:
    return f"{int(digits)}"
