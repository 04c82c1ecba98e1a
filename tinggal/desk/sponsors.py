"""Everybody a sponsor vouches for: where each file stands, what is still to be done, until when the permit holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.links import readable
from tinggal.desk.turning import ROWS
from tinggal.guarantees.taking_back import last_taking
from tinggal.guarantees.undertakings import current
from tinggal.people.middleware import ActorRequest
from tinggal.signals.capacity import foreigners
from tinggal.signals.graph import newest_of_sponsor

DUTIES: Mapping[str, str | Promise] = {
    Status.RETURNED: _("Correct the application"),
    Status.UNPAID: _("Pay the bill"),
    Status.AT_INTERVIEW: _("Come to the office"),
    Status.ISSUED: _("Collect the permit"),
}
HOLDS = (Status.APPROVED, Status.ISSUED, Status.COLLECTED)
DIGITS = 18


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the sponsor; ``file`` is None for one that this officer may not read. ``ends_on`` is the last day of
    the permit that it gave, ``over`` that this day has passed."""

    reference: str
    file: Application | None
    duty: str | Promise
    ends_on: date | None
    over: bool


@for_officers
@require_safe
def sponsor(request: ActorRequest, reference: str) -> HttpResponse:
    """The sponsor of this file. Opening it is opening the file: it is written down."""
    file = file_for(request, reference)
    note_opening(request, file)
    after = request.GET.get("after", "")
    below = int(after) if after.isdecimal() and len(after) <= DIGITS else None
    numbers = newest_of_sponsor(file, below=below, most=ROWS + 1) or ([file.pk] if below is None else [])
    shown = Application.objects.filter(pk__in=numbers[:ROWS]).select_related("office", "applicant", "decision")
    files = sorted(shown, key=lambda one: -one.pk)
    mine, today = readable(request, files), timezone.localdate()
    asked = current(file)
    page = {
        "file": file,
        "sponsor": str(file.answers.get("sponsor_name", "")),
        "foreigners": foreigners(file),
        "undertaking": asked,
        "taking": last_taking(asked),
        "rows": [_row(one, mine=one.pk in mine, today=today) for one in files],
        "later": str(files[-1].pk) if len(numbers) > ROWS else "",
    }
    return render(request, "desk/sponsor.html", page)


def _row(one: Application, *, mine: bool, today: date) -> Row:
    if not mine:
        return Row(one.reference, None, "", None, over=False)
    ends_on = one.decision.valid_until if one.status in HOLDS and hasattr(one, "decision") else None
    return Row(one.reference, one, DUTIES.get(one.status, ""), ends_on, over=bool(ends_on and ends_on < today))
