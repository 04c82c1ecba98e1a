"""Offices beside each other, and what stands out."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.status import DESKS, Status
from tinggal.audit.doors import for_auditors, for_comparing, show
from tinggal.audit.looking import looked_at
from tinggal.oversight.anomalies import anomalies
from tinggal.oversight.comparing import compared, months_known
from tinggal.people.middleware import ActorRequest

WIDE = 14  # of a bar in the picture of the last months, with its gap


@for_comparing
@require_safe
def offices(request: ActorRequest) -> HttpResponse:
    """How long files stay at a desk, office by office; the numbers were counted at night."""
    months = months_known()
    month = _chosen(request.GET.get("month", ""), months)
    desk = request.GET.get("desk", "")
    desk = desk if desk in DESKS else DESKS[0]
    lines = compared(request.actor, month=month, desk=desk, months=months) if month else []
    page: dict[str, Any] = {
        "lines": [(line, [(WIDE * n, 100 - high, high) for n, high in enumerate(line.trend)]) for line in lines],
        "months": months,
        "month": month,
        "desks": [(one.value, one.label) for one in DESKS],
        "desk": desk,
        "desk_words": Status(desk).label,
    }
    return show(request, "offices", section="offices", **page)


@for_auditors
@require_safe
def what_stands_out(request: ActorRequest) -> HttpResponse:
    """Seven ways to stand out in the last 90 days. That an auditor read it is written down."""
    groups = anomalies(now=timezone.now())
    looked_at(
        "anomalies.opened", by=request.actor, subject="anomalies", data={one.code: len(one.found) for one in groups}
    )
    return show(request, "anomalies", section="anomalies", groups=groups)


def _chosen(text: str, months: list[date]) -> date | None:
    named = {f"{month:%Y-%m}": month for month in months}
    return named.get(text) or (months[0] if months else None)
