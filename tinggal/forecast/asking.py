"""When will this file be decided? An interval of days, with the number of files it was learned from."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from django.db.models import F
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.forecast.models import Wait
from tinggal.forecast.quantiles import SHARE
from tinggal.offices.calendar import working_days

OF_TEN = round(SHARE * 10)


@dataclass(frozen=True, slots=True)
class Expected:
    """``of_ten`` of ten such files were decided between the two days; ``of_office`` says whose files those were."""

    earliest: date
    latest: date
    files: int
    of_office: bool
    of_ten: int = OF_TEN


def expected(file: Application, *, was_returned: bool, today: date | None = None) -> Expected | None:
    """The days for a file at a desk; None where nothing was learned, or when the interval has passed already.

    Counted from the day the file came to the desk. A day that has passed is not told: the interval begins today.
    """
    if not file.place.at_a_desk:
        return None
    found = Wait.objects.filter(road=file.route_name, place=file.status, after_return=was_returned)
    wait = found.filter(office=file.office).first() or found.filter(office=None).first()
    if wait is None:
        return None
    arrived, calendar = timezone.localdate(file.arrived_at), working_days()
    here = today or timezone.localdate()
    latest = calendar.add(arrived, ceil(wait.high))
    if latest < here:
        return None
    earliest = max(calendar.add(arrived, floor(wait.low)), here)
    return Expected(earliest, latest, wait.files, wait.office_id is not None)


def of_all_offices() -> list[Wait]:
    """What is published: every road and place, all offices together, for files that needed no correction."""
    return list(Wait.objects.filter(office=None, after_return=False).order_by(F("road"), F("place")))
