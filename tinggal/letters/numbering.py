"""Numbers of the letters that are no decisions: each kind has its own series at each office and in each year."""

from datetime import date

from tinggal.applications.models import NumberSeries
from tinggal.applications.numbers import DIRECTORATE_UNIT, next_number
from tinggal.lib.dated import Dated
from tinggal.offices.models import Office

_BEGIN = date(2011, 1, 1)
# Unit, letter type, classification, serial, year. Only the classification GR.01 is published; the types are ours.
PATTERNS: dict[str, Dated[str]] = {
    "permit": Dated((_BEGIN, "{unit}.IT-GR.01.04-{serial:06d} TAHUN {year}")),
    "receipt": Dated((_BEGIN, "{unit}.TTP-GR.01.04-{serial:06d} TAHUN {year}")),
    "return": Dated((_BEGIN, "{unit}.KBL-GR.01.04-{serial:06d} TAHUN {year}")),
    "invitation": Dated((_BEGIN, "{unit}.UND-GR.01.04-{serial:06d} TAHUN {year}")),
    "objection": Dated((_BEGIN, "{unit}.TTK-GR.01.04-{serial:06d} TAHUN {year}")),
    "answer": Dated((_BEGIN, "{unit}.JKB-GR.01.04-{serial:06d} TAHUN {year}")),
}


def take_number(kind: str, *, office: Office, role: str, day: date) -> str:
    """Take the next number; without gaps, as its series stays locked until the caller's transaction ends.

    Revocations and corrections are numbered with the decisions of the unit. Raises ``ValueError`` for approvals and
    refusals: they have the number of their decision.
    """
    if kind in {"revocation", "correction"}:
        return next_number(role=role, office=office, day=day).text
    if kind not in PATTERNS:
        raise ValueError(f"A letter of the kind {kind!r} has the number of its decision.")
    unit = DIRECTORATE_UNIT if office.kind == Office.Kind.DIRECTORATE else office.code
    name = f"{unit}/{kind}/{day.year}"
    NumberSeries.objects.bulk_create([NumberSeries(name=name)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(pk=name)
    series.last += 1
    series.save(update_fields=["last"])
    return PATTERNS[kind].on(day).format(unit=unit, serial=series.last, year=day.year)
