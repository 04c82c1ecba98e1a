"""What can be asked of each register. A question holds what the register needs to answer it, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What all questions can do: stand in JSON."""

    def to_json(self) -> Mapping[str, str | list[str]]:
        """Field → text; days as YYYY-MM-DD, "" where nothing is known."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(_Asked):
    """Of Dukcapil: does this NIK (16 digits) belong to this name? ``family_card`` is the KK, ``born`` the birth day."""

    register: ClassVar[str] = "population"
    nik: str
    name: str = ""
    born: date | None = None
    family_card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxpayer(_Asked):
    """Of DJP: does this NPWP (15 or 16 digits) belong to this name, and is it active?"""

    register: ClassVar[str] = "tax"
    npwp: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBody(_Asked):
    """Of AHU: is there a legal body of this name, and does it stand?"""

    register: ClassVar[str] = "legal_bodies"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Business(_Asked):
    """Of OSS: does this NIB (13 digits) belong to this name, and is it active?"""

    register: ClassVar[str] = "businesses"
    nib: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManpowerPlan(_Asked):
    """Of the Ministry of Manpower: does this RPTKA allow this company a foreigner in this post ``on`` a day?

    ``newcomer``: one more than those the company employs already, so a place must be left.
    """

    register: ClassVar[str] = "manpower"
    number: str
    company: str = ""
    post: str = ""
    on: date
    newcomer: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing(_Asked):
    """Of the border: when did this passport last come in, and with which visa? ``visa`` is "" where it is not asked."""

    register: ClassVar[str] = "crossings"
    passport: str
    nationality: str
    entered_on: date
    visa: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(_Asked):
    """Of the watch list (cegah-tangkal, UU 6/2011 Ps 91–103): is somebody on it like this person?

    ``names`` are spellings of one person's name in any script, ``nationality`` a three-letter code ("" unknown).
    """

    register: ClassVar[str] = "watchlist"
    names: tuple[str, ...]
    born: date | None
    nationality: str
    passport: str


Question = Person | Taxpayer | LegalBody | Business | ManpowerPlan | Crossing | Listed


def _plain(value: object) -> str | list[str]:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value.isoformat() if isinstance(value, date) else str(value or "")
