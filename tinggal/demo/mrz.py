"""The two machine-readable lines of a passport (ICAO Doc 9303 part 4, format TD3)."""

from datetime import date

from tinggal.checker.mrz import check_digit

WIDTH = 44
FILLER = "<"


def lines(
    *, surname: str, given: str, nationality: str, number: str, birth: date, sex: str, expires: date
) -> tuple[str, str]:
    """Both lines. Names are plain capital letters with spaces; ``nationality`` is the code as passports write it.

    ``sex`` is F, M or X. There is no personal number, so its field is fillers with the check digit 0.
    """
    country, optional = _filled(nationality, 3), _filled("", 14) + "0"
    names = _filled(f"{_name(surname)}<<{_name(given)}", WIDTH - 5)
    document = _with_digit(_filled(number, 9))
    born, ends = _with_digit(f"{birth:%y%m%d}"), _with_digit(f"{expires:%y%m%d}")
    composite = check_digit(document + born + ends + optional)
    return f"P<{country}{names}", f"{document}{country}{born}{FILLER if sex == 'X' else sex}{ends}{optional}{composite}"


def _with_digit(field: str) -> str:
    return field + check_digit(field)


def _name(words: str) -> str:
    return words.replace("'", "").replace("-", FILLER).replace(" ", FILLER)


def _filled(text: str, width: int) -> str:
    return text[:width].ljust(width, FILLER)
