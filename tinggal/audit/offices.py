"""Offices beside each other, and what stands out."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.audit.doors import for_auditors, show
from tinggal.audit.looking import looked_at
from tinggal.oversight.anomalies import anomalies
from tinggal.oversight.office_page import offices_page
from tinggal.people.middleware import ActorRequest


@for_auditors
@require_safe
def offices(request: ActorRequest) -> HttpResponse:
    """How long files stay at a desk, office by office; the numbers were counted at night."""
    asked = request.GET
    page = offices_page(request.actor, month=asked.get("month", ""), desk=asked.get("desk", ""))
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
