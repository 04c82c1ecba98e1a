"""Numbers of letters: without gaps, given inside the transaction of the decision and nowhere else."""

from dataclasses import dataclass
from datetime import date

from tinggal.applications.models import NumberSeries
from tinggal.lib.dated import Dated
from tinggal.offices.models import Office
from tinggal.people.roles import Role

# Unit, classification, serial, year: the pattern of the directorate's own letters (domain note 5.2; serial ours).
PATTERN: Dated[str] = Dated((date(2011, 1, 1), "{unit}-GR.01.04-{serial:06d} TAHUN {year}"))
DIRECTORATE_UNIT = "IMI.2"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of one series: the series' name, the serial in it, and how the letter writes it."""

    series: str
    serial: int
    text: str


def next_number(*, role: str, office: Office, day: date) -> Number:
    """Take the next number of the deciding unit's series of that year.

    Locks the series until the caller's transaction ends: a decision that fails leaves no gap.
    """
    unit = DIRECTORATE_UNIT if role == Role.KASUBDIT else office.code
    name = f"{unit}/{day.year}"
    NumberSeries.objects.bulk_create([NumberSeries(name=name)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(pk=name)
    series.last += 1
    series.save(update_fields=["last"])
    return Number(name, series.last, PATTERN.on(day).format(unit=unit, serial=series.last, year=day.year))
