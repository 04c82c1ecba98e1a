"""Which road an application takes: the permit's own by date, or the longer one for calling-visa nationals."""

from collections.abc import Mapping
from datetime import date

from tinggal.catalogue.calling_visa import is_calling_visa
from tinggal.catalogue.types import PermitType

LONG_STAY_MONTHS = 24
"""Permenkumham 22/2023 Ps 114(2): from this length, extensions of calling-visa nationals need the Director General."""


def route_name(permit: PermitType, answers: Mapping[str, str], *, on: date) -> str:
    """The name of the road for an application sent on a day. Reads the answers ``nationality`` and ``months``.

    Raises ``NotInForce`` for days before 11 November 2021.
    """
    return longer_road(permit, answers, on=on) or permit.route.on(on)


def longer_road(permit: PermitType, answers: Mapping[str, str], *, on: date) -> str:
    """The road that a long stay of a calling-visa national has to take on a day; "" for everybody else."""
    months = answers.get("months", "")
    long_stay = months == "unlimited" or (months.isdecimal() and int(months) >= LONG_STAY_MONTHS)
    if long_stay and is_calling_visa(answers.get("nationality", ""), on=on):
        return permit.calling_visa_route.on(on)
    return ""
