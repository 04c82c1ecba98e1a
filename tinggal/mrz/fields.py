"""What the lines say: names, number, days, as a person would write them."""

from dataclasses import asdict, dataclass
from datetime import date

from tinggal.checker.mrz import check_digit
from tinggal.mrz.check_digits import FILLER
from tinggal.mrz.formats import BY_NAME, Format


@dataclass(frozen=True, slots=True)
class Fields:
    """The data of a zone without fillers. ``birth`` and ``expiry`` are ISO days, empty if the zone leaves any part
    open or names no day. ``truncated``: the name fills its field to the end and may have been cut off
    (Doc 9303-3, 4.6). Names are in the zone's transliteration (Doc 9303-3, section 6), never the printed spelling."""

    code: str
    state: str
    surname: str
    given: str
    number: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    optional: str
    truncated: bool

    def as_json(self) -> dict[str, str | bool]:
        """For printing."""
        return asdict(self)


def parse(form: Format, text: str, *, today: date) -> Fields:
    """Take apart joined lines of the right size and alphabet; check digits are not looked at."""
    raw = {name: text[start:end] for name, (start, end) in form.fields.items()}
    surname, _two, given = raw["names"].rstrip(FILLER).partition(FILLER * 2)
    number, optional = raw["number"], raw["optional"]
    if form.name in {"TD1", "TD2"} and text[form.fields["number"][1]] == FILLER:
        rest = optional.partition(FILLER)[0]
        number, optional = number + rest[:-1], optional[len(rest) :]
    return Fields(
        code=_bare(raw["code"]), state=_bare(raw["state"]), surname=_bare(surname), given=_bare(given),
        number=_bare(number), nationality=_bare(raw["nationality"]), birth=_birth(raw["birth"], today=today),
        sex=_bare(raw["sex"]), expiry=_expiry(raw["expiry"], today=today),
        optional=_bare(optional + raw.get("optional2", "")).strip(), truncated=raw["names"][-1] != FILLER,
    )  # fmt: skip


def parse_lines(name: str, lines: tuple[str, ...], *, today: date) -> Fields:
    """The same for lines of a format by its name."""
    return parse(BY_NAME[name], "".join(lines), today=today)


def long_number_holds(form: Format, text: str) -> bool:
    """The check digit of a number that runs on into the optional field: the last sign before its first filler."""
    start, end = form.fields["optional"]
    rest = text[start:end].partition(FILLER)[0]
    number = text[slice(*form.fields["number"])] + rest[:-1]
    return len(rest) > 1 and FILLER not in number and rest[-1] == check_digit(number)


def _birth(day: str, *, today: date) -> str:
    """A birth lies in the past: of the two centuries the latest that does."""
    this = _day(day, century=today.year // 100)
    return this if this <= today.isoformat() else _day(day, century=today.year // 100 - 1)


def _expiry(day: str, *, today: date) -> str:
    """A document's end lies near today: not more than fifty years ahead, else it was in the last century."""
    this = _day(day, century=today.year // 100)
    return _day(day, century=today.year // 100 - 1) if this[:4] > str(today.year + 50) else this


def _day(day: str, *, century: int) -> str:
    if not day.isdigit():
        return ""
    try:
        return date(century * 100 + int(day[:2]), int(day[2:4]), int(day[4:])).isoformat()
    except ValueError:
        return ""


def _bare(field: str) -> str:
    return field.rstrip(FILLER).replace(FILLER, " ")
