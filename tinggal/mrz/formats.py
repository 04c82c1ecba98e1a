"""The five sizes of machine-readable zones as tables: lines, fields, alphabets, check digits (ICAO Doc 9303-4 to -7).

Positions count from 0 through all lines joined without a break.
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from tinggal.mrz.check_digits import ALPHABET, DIGITS, FILLER, LETTERS, agrees

Span = tuple[int, int]
NAMED: Final = LETTERS + FILLER
DATED: Final = DIGITS + FILLER
NUMBERED: Final = "123"  # kinds of cards of the United States; Macao's cards leave the nationality open


@dataclass(frozen=True, slots=True)
class Check:
    """A check digit, the spans it covers, and whether a filler may stand for the 0 of an empty field."""

    name: str
    at: int
    over: tuple[Span, ...]
    may_be_filler: bool = False

    def holds(self, text: str) -> bool:
        """Whether the digit in the joined lines belongs to what it covers."""
        covered = "".join(text[start:end] for start, end in self.over)
        return agrees(covered, text[self.at], may_be_filler=self.may_be_filler)


@dataclass(frozen=True, slots=True)
class Format:
    """One size of zone. ``first`` are the letters a document code may begin with; ``long_number`` tells the variant
    whose document number runs on into the optional field (Doc 9303-5, 4.2.2 and 9303-6, 4.2.2.2, note j)."""

    name: str
    rows: int
    length: int
    first: str
    fields: dict[str, Span]
    checks: tuple[Check, ...]
    long_number: bool = False
    alphabets: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        signs = {"names": NAMED, "state": NAMED, "nationality": NAMED, "birth": DATED, "expiry": DATED, "sex": "MF<"}
        by_position = [ALPHABET] * (self.rows * self.length)
        for name, (start, end) in self.fields.items():
            by_position[start:end] = [signs.get(name, ALPHABET)] * (end - start)
        by_position[0], by_position[1] = self.first, NAMED + (NUMBERED if self.rows == 3 else "")
        for place in ("state", "names") if self.rows == 3 else ("state", "nationality", "names"):
            by_position[self.fields[place][0]] = LETTERS
        for check in self.checks:
            by_position[check.at] = DATED if check.may_be_filler else DIGITS
        if self.long_number:
            by_position[self.fields["number"][1]] = FILLER
        object.__setattr__(self, "alphabets", tuple(by_position))

    def split(self, text: str) -> tuple[str, ...]:
        """The lines of a joined text."""
        return tuple(text[row * self.length : (row + 1) * self.length] for row in range(self.rows))

    def allows(self, text: str) -> bool:
        """Whether every sign may stand where it stands; says nothing of check digits."""
        if len(text) != self.rows * self.length:
            return False
        return all(sign in signs for sign, signs in zip(text, self.alphabets, strict=True))

    def holds(self, text: str) -> bool:
        """Whether all check digits of a text that ``allows`` hold; not those of a long number (see ``fields``)."""
        return all(check.holds(text) for check in self.checks)


def _two_lines(name: str, length: int, *, first: str, composite: bool, optional_digit: bool = False) -> Format:
    """Names above, everything else below: TD2, TD3 and both visas."""
    at = length
    end = 2 * length - composite - optional_digit
    fields = {
        "code": (0, 2), "state": (2, 5), "names": (5, length), "number": (at, at + 9),
        "nationality": (at + 10, at + 13), "birth": (at + 13, at + 19), "sex": (at + 20, at + 21),
        "expiry": (at + 21, at + 27), "optional": (at + 28, end),
    }  # fmt: skip
    checks = [Check(name, fields[name][1], (fields[name],)) for name in ("number", "birth", "expiry")]
    if optional_digit:
        checks.append(Check("optional", end, (fields["optional"],), may_be_filler=True))
    if composite:
        last = 2 * length - 1
        checks.append(Check("composite", last, ((at, at + 10), (at + 13, at + 20), (at + 21, last))))
    return Format(name, 2, length, first, fields, tuple(checks))


def _three_lines() -> Format:
    fields = {
        "code": (0, 2), "state": (2, 5), "number": (5, 14), "optional": (15, 30), "birth": (30, 36), "sex": (37, 38),
        "expiry": (38, 44), "nationality": (45, 48), "optional2": (48, 59), "names": (60, 90),
    }  # fmt: skip
    checks = [Check(name, fields[name][1], (fields[name],)) for name in ("number", "birth", "expiry")]
    checks.append(Check("composite", 59, ((5, 30), (30, 37), (38, 45), (48, 59))))
    return Format("TD1", 3, 30, "ACI", fields, tuple(checks))


def _long(form: Format) -> Format:
    checks = tuple(check for check in form.checks if check.name != "number")
    return Format(form.name, form.rows, form.length, form.first, form.fields, checks, long_number=True)


TD3: Final = _two_lines("TD3", 44, first="P", composite=True, optional_digit=True)
MRV_A: Final = _two_lines("MRV-A", 44, first="V", composite=False)
TD2: Final = _two_lines("TD2", 36, first="ACI", composite=True)
MRV_B: Final = _two_lines("MRV-B", 36, first="V", composite=False)
TD1: Final = _three_lines()
FORMATS: Final = (TD3, TD1, TD2, MRV_A, MRV_B)
VARIANTS: Final = tuple(chain(FORMATS, (_long(TD1), _long(TD2))))
BY_NAME: Final = {form.name: form for form in FORMATS}
