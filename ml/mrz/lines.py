"""Invented lines of machine-readable zones with right check digits."""

import string
from random import Random
from typing import Final

from tinggal.checker.mrz import check_digit
from tinggal.mrz.check_digits import FILLER
from tinggal.mrz.formats import BY_NAME, Format
from tinggal.mrz.states import CODES

STATES: Final = tuple(sorted(CODES))
USUAL: Final = """
GBR USA CHN IND KOR JPN AUS NLD FRA MYS SGP PHL VNM THA EGY SAU RUS UKR BRA ESP ITA TUR PAK BGD D<<
""".split()  # noqa: SIM905
SURNAMES: Final = """
SMITH MUELLER NGUYEN TRAN ZHANG WANG LI KIM PARK TANAKA SATO GARCIA RODRIGUEZ FERNANDEZ SILVA IVANOV PETROVA KUMAR
SHARMA ABDULLAH AL<RASHID HASSAN OKAFOR MBEKI VAN<DEN<BERG DE<LA<CRUZ O<CONNOR JOHANSSON SCHROEDER BOUCHARD ROSSI
YILMAZ RAHMAN SOMCHAI KOWALCZYK QURESHI XU ZHOU PAPADOPOULOS HUISMAN DJALILI BJOERK
""".split()  # noqa: SIM905
GIVEN: Final = """
ANNA MARIA JOHN WILLIAM THI HONG NHUNG DUC THANG XIAOMING WEI MIN JUN YUKI HIROSHI JOSE LUIS CARMEN DMITRII OLGA RAJESH
PRIYA MOHAMMED AHMED FATIMA CHIDI ZANELE PIETER SEAN ERIK ZOFIA LUKAS JEAN PIERRE GIULIA MEHMET AYSE SOMSAK KATARZYNA
BILAL QIANG YUXUAN INGRID QUENTIN JOJO
""".split()  # noqa: SIM905
_SHAPES: Final = ("A0000000", "A00000000", "AA0000000", "000000000", "A0A00A0A0", "AA00A00AA", "AA000000")


def invented(form: Format, chance: Random) -> tuple[str, ...]:
    """The lines of a person who does not exist."""
    text = [FILLER] * (form.rows * form.length)
    state = chance.choice(USUAL if chance.random() < 0.6 else STATES)
    second = chance.choice("<<<<NMPSEO") if form.name != "TD3" or chance.random() < 0.3 else FILLER
    values = {
        "code": chance.choice(form.first) + second,
        "state": state,
        "nationality": state if chance.random() < 0.95 else chance.choice(STATES),
        "names": _names(chance),
        "number": _shaped(chance, chance.choice(_SHAPES)),
        "birth": _day(chance, (0, 99)),
        "expiry": _day(chance, (24, 40)),
        "sex": chance.choice("MMMFFF<"),
        "optional": _optional(chance, form),
    }
    for name, value in values.items():
        start, end = form.fields[name]
        text[start:end] = value[: end - start].ljust(end - start, FILLER)
    for check in form.checks:
        covered = "".join("".join(text[start:end]) for start, end in check.over)
        empty = check.may_be_filler and not covered.strip(FILLER) and chance.random() < 0.5
        text[check.at] = FILLER if empty else check_digit(covered)
    return form.split("".join(text))


def of(name: str, chance: Random) -> tuple[str, ...]:
    """Lines of a size by its name: TD3, TD1, TD2, MRV-A, MRV-B."""
    return invented(BY_NAME[name], chance)


def _names(chance: Random) -> str:
    known = chance.random() < 0.7
    surname = chance.choice(SURNAMES) if known else _word(chance)
    if chance.random() < 0.15:
        surname += FILLER + chance.choice(SURNAMES)
    given = [chance.choice(GIVEN) if known else _word(chance) for _one in range(chance.choice((0, 1, 1, 1, 2, 2, 3)))]
    return surname + (FILLER * 2 + FILLER.join(given) if given else "")


def _word(chance: Random) -> str:
    return "".join(chance.choice(string.ascii_uppercase) for _one in range(chance.randint(2, 11)))


def _shaped(chance: Random, shape: str) -> str:
    signs = {"A": string.ascii_uppercase, "0": string.digits}
    return "".join(chance.choice(signs[sign]) for sign in shape)


def _day(chance: Random, years: tuple[int, int]) -> str:
    return f"{chance.randint(*years):02d}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"


def _optional(chance: Random, form: Format) -> str:
    start, end = form.fields["optional"]
    if chance.random() < 0.55:
        return ""
    signs = string.digits if chance.random() < 0.7 else string.digits + string.ascii_uppercase
    return "".join(chance.choice(signs) for _one in range(chance.randint(4, end - start)))
