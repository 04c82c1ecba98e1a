"""The first page of a sponsor: what ends soon, what waits for whom, what was done this month."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.access import files_on_behalf
from tinggal.applications.models import ApplicationQuerySet
from tinggal.applications.status import DESKS, Status
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.limits import LAW, MOST_OF_A_PERSON, places_left
from tinggal.guarantees.models import Batch
from tinggal.guarantees.people import people_seen
from tinggal.guarantees.reports import SOON
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor

DAYS = (30, 60, 90)
OURS = (Status.DRAFT, Status.RETURNED, Status.UNPAID)
THEIRS = (Status.VERIFYING, *DESKS, Status.APPROVED, Status.REJECTED)
RECENT = 5


@dataclass(frozen=True, slots=True)
class Ending:
    """How many permits end within so many days, and the list of their holders."""

    days: int
    people: int
    href: str


@for_sponsor()
@require_safe
def dashboard(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Numbers that lead to lists."""
    seen, files = people_seen(request.actor, sponsor), files_on_behalf(request.actor).filter(sponsor=sponsor)
    today = timezone.localdate()
    people = reverse("sponsor:people", args=[sponsor.pk])
    endings = [
        Ending(days, seen.ending(today, today + timedelta(days=days)).count(), f"{people}?within={days}")
        for days in DAYS
    ]
    waiting = files.filter(status__in=OURS).select_related("applicant").order_by("-pk")
    page = {
        "sponsor": sponsor,
        "here": "dashboard",
        "endings": endings,
        "everybody": seen.count(),
        "ours": waiting.count(),
        "theirs": files.filter(status__in=THEIRS).count(),
        "done": _done_this_month(files),
        "waiting": list(waiting[:RECENT]),
        "batches": list(Batch.objects.filter(sponsor=sponsor).order_by("-pk")[:RECENT]),
        "to_sign": Undertaking.objects.filter(sponsor=sponsor, state=Undertaking.State.ASKED).count(),
        "reports_due": seen.to_report(today + SOON).count(),
        "left": places_left(sponsor),
        "most": MOST_OF_A_PERSON,
        "law": LAW,
    }
    return render(request, "sponsor/dashboard.html", page)


def _done_this_month(files: ApplicationQuerySet) -> int:
    first = timezone.localdate().replace(day=1)
    return files.filter(decision__decided_at__date__gte=first).count()
