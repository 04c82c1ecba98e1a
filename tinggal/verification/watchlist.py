"""The watch list (cegah-tangkal): what we ask of any register, and the simulated one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tinggal.simulators import watchlist as simulated_register


class Unreachable(Exception):
    """The register gave no answer. An officer has to look there himself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``why`` names the entries that are similar and what is similar in each, for officers only; "" without a hit."""

    hit: bool
    why: str = ""


class Watchlist(Protocol):
    """A register of persons who may not enter or leave (UU 6/2011 Ps 91–103)."""

    simulated: bool

    def check(self) -> list[str]:
        """What is wrong with its settings, in words."""

    def look_up(self, *, names: Sequence[str], birth_date: date | None, nationality: str, passport: str) -> Answer:
        """Whether somebody on the list is similar: same passport, or a like name with nothing against it.

        ``names`` are spellings of one person's name in any script, ``nationality`` a three-letter code ("" unknown).
        Raises ``Unreachable``.
        """


class SimulatedWatchlist:
    """Asks the simulated register: invented people only."""

    simulated = True

    def check(self) -> list[str]:
        """Never anything."""
        return []

    def look_up(self, *, names: Sequence[str], birth_date: date | None, nationality: str, passport: str) -> Answer:
        """See ``Watchlist``."""
        matches = simulated_register.search(
            names=names, birth_date=birth_date, nationality=nationality, passport=passport
        )
        why = "; ".join(f"{match.number}: {', '.join(match.alike)}" for match in matches)
        return Answer(bool(matches), why)


class SilentWatchlist:
    """A register that is never reachable: to try out what happens then."""

    simulated = True

    def check(self) -> list[str]:
        """Never anything."""
        return []

    def look_up(self, *, names: Sequence[str], birth_date: date | None, nationality: str, passport: str) -> Answer:
        """Never answers."""
        raise Unreachable("The register does not answer.")
