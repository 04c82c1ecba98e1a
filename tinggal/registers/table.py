"""THE TABLE of the registers: how long we wait for each, how long its answer spares a question, how long it stands in.

An answer that is ``young`` spares the register the same question (a file returned and sent in again). Where a register
is silent, an answer that is not ``old`` yet stands in for it, marked as such. The watch list is asked every time and
nothing stands in for it: whoever was put on it this morning must be found this afternoon, and no copy of it lies here.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``patience`` is in seconds, for one try; there are at most two."""

    title: str | Promise
    keeper: str
    patience: float = 2.0
    young: timedelta = timedelta(hours=1)
    old: timedelta = timedelta(days=7)


_NEVER = timedelta(0)

REGISTERS: dict[str, Row] = {
    "population": Row(title=_("Population register"), keeper="Dukcapil"),
    "tax": Row(title=_("Tax numbers"), keeper="DJP"),
    "legal_bodies": Row(title=_("Legal bodies"), keeper="AHU"),
    "businesses": Row(title=_("Business numbers"), keeper="OSS"),
    "manpower": Row(title=_("Manpower plans (RPTKA)"), keeper="Kemnaker", old=timedelta(days=3)),
    "crossings": Row(title=_("Border crossings"), keeper="Imigrasi", old=timedelta(days=3)),
    "watchlist": Row(title=_("Watch list"), keeper="Imigrasi", young=_NEVER, old=_NEVER),
}
