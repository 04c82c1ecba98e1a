"""How long each service takes today, for the front page: learned from files, or the days the law gives."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Self

from tinggal.applications.route import route
from tinggal.applications.status import DESKS, Status
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.words import Words
from tinggal.forecast.asking import of_all_offices
from tinggal.forecast.models import Wait


@dataclass(frozen=True, slots=True)
class Takes:
    """Working days from the first desk to the decision.

    ``middle`` is the median and ``most`` what eight of ten files needed; both are None while too few files were
    decided. ``lawful`` is the sum of the days the desks of the road have.
    """

    service: str
    middle: int | None
    most: int | None
    lawful: int

    @classmethod
    def of(cls, permit: PermitType, *, on: date, waits: dict[str, Wait]) -> Self:
        """What is known of the road a permit takes that day."""
        road = permit.route.on(on)
        wait = waits.get(road)
        days = route(road).days
        lawful = sum(days.get(place, 0) for place in DESKS if place != Status.AT_INTERVIEW)
        middle, most = (max(1, round(wait.middle)), max(1, ceil(wait.high))) if wait else (None, None)
        return cls(permit.service, middle, most, lawful)


def times_today(names: dict[str, Words], *, today: date) -> list[tuple[Words, Takes]]:
    """One line for each service, under its name in ``names``, in the order of the catalogue."""
    waits = {wait.road: wait for wait in of_all_offices() if wait.place == Status.AT_KANIM}
    first_of = {one.service: one for one in reversed(PERMITS)}
    return [
        (name, Takes.of(first_of[service], on=today, waits=waits))
        for service, name in names.items()
        if service in first_of
    ]
