"""The working day of somebody who decides 300 files: what is measured, what is assumed, and how many hours that makes.

The assumptions follow the keystroke-level model (Card, Moran and Newell: a look and a choice 1.2 to 1.35 s, a key
0.28 s): six checks 7.2 s, comparing the photo 2.7 s, making up one's mind 1.4 s, together 11.3 s for a clean file. We
allow half as much again for care, and four minutes for a file with a flag.
"""

from dataclasses import dataclass

HOURS_A_DAY, FILES_A_DAY = 4.5, 300


@dataclass(frozen=True, slots=True)
class Assumed:
    """Seconds of a person; ``clean`` is the share of files without a flag."""

    clean: float = 0.85
    reading: float = 17.0
    key: float = 0.28
    flagged: float = 240.0
    list_of_25: float = 25.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Keys and machine seconds for a clean file (median), and for signing a list of ``signed`` files."""

    keys: float
    seconds: float
    signing: float
    signed: int


@dataclass(frozen=True, slots=True)
class Day:
    """Seconds of a day, part by part."""

    clean: float
    flagged: float
    signing: float

    @property
    def hours(self) -> float:
        """All of it."""
        return (self.clean + self.flagged + self.signing) / 3600


def clean_file(assumed: Assumed, measured: Measured) -> float:
    """Seconds for one clean file: reading, its keys, and what the machine takes."""
    return assumed.reading + measured.keys * assumed.key + measured.seconds


def day(assumed: Assumed, measured: Measured, *, files: int = FILES_A_DAY) -> Day:
    """A day of so many files."""
    clean = files * assumed.clean
    ceremonies = files / measured.signed
    return Day(
        clean=clean * clean_file(assumed, measured),
        flagged=(files - clean) * assumed.flagged,
        signing=ceremonies * (assumed.list_of_25 + 8 * assumed.key + measured.signing),
    )


def longest_reading(assumed: Assumed, measured: Measured) -> float:
    """How many seconds a clean file may be read before the day grows too long."""
    found = day(assumed, measured)
    return assumed.reading + (HOURS_A_DAY - found.hours) * 3600 / (FILES_A_DAY * assumed.clean)
