"""All values of a document, each with the place where it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from tinggal.reading.facts import Value
from tinggal.reading.rows import Row
from tinggal.reading.squeeze import squeezed
from tinggal.reading.values import labels
from tinggal.reading.values.accounts import accounts
from tinggal.reading.values.amounts import amounts_in, bare_amounts_in
from tinggal.reading.values.context import column_above, label_of
from tinggal.reading.values.days import days_in
from tinggal.reading.values.found import Found
from tinggal.reading.values.headcounts import headcounts
from tinggal.reading.values.labels import label_at_end
from tinggal.reading.values.numbered import Named, numbers
from tinggal.reading.values.persons import are_form_words, capitals_in, companies_in, labelled_in, name_at

_UNLABELLED = 0.4
_DAY_LONG = 20  # signs
_PLACE_BEFORE = 4  # words: "lahir di Ho Chi Minh City, 12 Mei 1990"
_MOST = {"name": 60, "date": 40, "amount": 40}
_MOST_OTHERS = 12
_NO_CURRENCY = "XXX"  # ISO 4217: no currency named
Parser = Callable[[Sequence[Row], int], Iterable[Named]]


def values_of(rows: Sequence[Row]) -> tuple[Value, ...]:
    """The values in the order of the page; the same thing said twice counts once, where it was surest."""
    best: dict[tuple[str, str], Value] = {}
    for at, row in enumerate(rows):
        for parser in _PARSERS:
            for name, found in parser(rows, at):
                value = _value(name, found, row)
                known = best.get((name, value.text))
                if known is None or value.sure > known.sure:
                    best[name, value.text] = value
    return tuple(_not_too_many(best.values()))


def _value(name: str, found: Found, row: Row) -> Value:
    words = [word.sure for word, at in zip(row.words, row.starts, strict=True) if found.start <= at < found.end]
    sure = found.sure * (min(words) if words else 1.0)
    shown = row.text[found.start : found.end]
    return Value(name, found.text, shown, row.box_of(found.start, found.end), round(sure, 3))


def _not_too_many(values: Iterable[Value]) -> Iterator[Value]:
    counted: dict[str, int] = {}
    for value in values:
        counted[value.name] = counted.get(value.name, 0) + 1
        if counted[value.name] <= _MOST.get(value.name, _MOST_OTHERS):
            yield value


def _days(rows: Sequence[Row], at: int) -> Iterator[Named]:
    since = 0
    for nth, found in enumerate(_also_broken(rows, at)):
        name, sure = label_of(
            rows, at, start=found.start, table=labels.DAYS, since=since, between=_PLACE_BEFORE, nth=nth
        )
        since = found.end
        if not name and rows[at].text[: found.start].rstrip().endswith(","):
            name, sure = "date", 0.8  # "Jakarta, 12 Januari 2026"
        yield name or "date", Found(found.start, found.end, found.text, found.sure * (sure or _UNLABELLED))


def _also_broken(rows: Sequence[Row], at: int) -> list[Found]:
    """The days of a row and one that begins in it and ends in the next; that one stands as far as its row goes."""
    text = rows[at].text
    below = rows[at + 1].text if at + 1 < len(rows) and rows[at + 1].page == rows[at].page else ""
    over = [one for one in days_in(f"{text[-_DAY_LONG:]} {below[:_DAY_LONG]}") if below]
    cut = len(text[-_DAY_LONG:])
    shift = len(text) - cut
    broken = [Found(one.start + shift, len(text), one.text, one.sure) for one in over if one.start < cut < one.end]
    return [*days_in(text), *broken]


def _amounts(rows: Sequence[Row], at: int) -> Iterator[Named]:
    text, since = rows[at].text, 0
    found = amounts_in(text)
    for one in found:
        name, sure = label_of(rows, at, start=one.start, table=labels.AMOUNTS, since=since, between=_PLACE_BEFORE)
        since = one.end
        yield _amount(name), Found(one.start, one.end, one.text, sure or 0.7)
    for one in bare_amounts_in(text, currency=_currency(rows)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            name, sure = label_of(rows, at, start=one.start, table=labels.AMOUNTS)
            if _amount(name) != "amount":
                yield name, Found(one.start, one.end, one.text, one.sure * sure)


def _amount(label: str) -> str:
    return label if label in ("balance", "salary") else "amount"


def _currency(rows: Sequence[Row]) -> str:
    """What the document says its amounts are in: the first currency it names."""
    for row in rows:
        words = set(row.text.upper().replace(":", " ").replace(".", " ").split())
        for code, names in (("IDR", {"IDR", "RP", "RUPIAH"}), ("USD", {"USD", "US$"}), ("EUR", {"EUR", "€"})):
            if words & names:
                return code
    return _NO_CURRENCY


def _names(rows: Sequence[Row], at: int) -> Iterator[Named]:
    text, taken = rows[at].text, []
    if "<<" in text:
        return  # a machine-readable zone
    for name, found in (*labelled_in(text), *_under_labels(rows, at)):
        taken.append(found)
        yield name, found
    for company in companies_in(text):
        taken.append(company)
        yield "company_name", company
    for found in _capitals(rows, at):
        if not any(one.start <= found.start and found.end <= one.end for one in taken):
            yield "name", found


def _capitals(rows: Sequence[Row], at: int) -> Iterator[Found]:
    """Also one that goes on in the next row; it counts as standing where it begins."""
    text = rows[at].text
    for found in capitals_in(text):
        yield found
        if found.end == len(text) and at + 1 < len(rows):
            rest = next(iter(capitals_in(rows[at + 1].text)), None)
            if rest and rest.start == 0:
                yield Found(found.start, found.end, f"{found.text} {rest.text}", found.sure)


def _under_labels(rows: Sequence[Row], at: int) -> Iterator[Named]:
    """Names under their labels, as on passports and cards: the label is all that stands above in that column."""
    row = rows[at]
    for number, start in enumerate(row.starts):
        if number and not row.text[:start].endswith("  "):
            continue
        above = column_above(rows, at, start=start)
        name, sure = label_at_end(above, labels.PERSONS)
        if name and squeezed(above) in labels.PERSONS:
            gap = row.text.find("  ", start)
            found = name_at(row.text, start=start, end=gap if gap > 0 else len(row.text), sure=0.85 * sure)
            if found and not are_form_words(found.text):
                yield name, found


def _marks(rows: Sequence[Row], at: int) -> Iterator[Named]:
    text = rows[at].text
    seen = squeezed(text)
    for label, mark in labels.MARKS.items():
        if label in seen and (len(label) > 5 or label in {squeezed(word) for word in text.split()}):
            yield "mark", Found(0, len(text), mark, 0.8)


_PARSERS: tuple[Parser, ...] = (_days, _amounts, numbers, accounts, headcounts, _names, _marks)
