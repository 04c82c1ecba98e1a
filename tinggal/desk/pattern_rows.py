"""Patterns as auditors read them: who met which sponsor at which desk, what was counted, and how rare that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.casework.story import desk_words
from tinggal.offices.models import Office
from tinggal.signals.models import Pattern
from tinggal.signals.table import BY_ID, Row

MOST = 50
_SAYS: Mapping[str, str | Promise] = {
    "S-21": gettext_lazy(
        "%(own)d of %(of)d steps on files of this sponsor (%(share)d%%). Of all steps at this desk: %(usual)d%%."
    ),
    "S-22": gettext_lazy(
        "%(own)d files, half of them within %(minutes)d minutes. Others at this desk: within %(usual)d minutes."
    ),
    "S-23": gettext_lazy("%(own)d decisions, all of them approvals. Of all decisions at this desk: %(usual)d%%."),
}
_RAREST = 1_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """One pattern; ``reference`` is a file of the sponsor, by which its page is found."""

    row: Row
    officer: str
    desk: str
    sponsor: str
    reference: str
    says: str
    chance: str
    since: datetime


def patterns_shown(*, most: int) -> list[Shown]:
    """The rarest first."""
    found = Pattern.objects.filter(superseded_at=None).select_related("officer", "sample")
    rows = list(found.order_by("chance", "pk")[:most])
    codes = {row.desk.partition("@")[2] for row in rows}
    offices = {one.code: one.short_name for one in Office.objects.filter(code__in=codes)}
    return [
        Shown(
            row=BY_ID[row.signal],
            officer=str(row.officer),
            desk=desk_words(row.desk, offices),
            sponsor=str(row.sample.answers.get("sponsor_name", "")),
            reference=row.sample.reference,
            says=str(_SAYS[row.signal]) % row.evidence,
            chance=_chance(row.chance),
            since=row.at,
        )
        for row in rows
    ]


def _chance(chance: float) -> str:
    once_in = round(1 / max(chance, 1 / _RAREST))
    words = _("less than once in %(many)s times") if once_in >= _RAREST else _("once in %(many)s times")
    return words % {"many": f"{once_in:,}"}
