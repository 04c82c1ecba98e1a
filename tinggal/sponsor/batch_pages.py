"""Many files on one page: exceptions first, what is different, what it costs, and one button that sends them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tinggal.applications.access import files_on_behalf, right_for
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.fees import fee_lines, total
from tinggal.guarantees.batches import MOST, send_together
from tinggal.guarantees.models import Batch, BatchRow
from tinggal.guarantees.readiness import Looked, look_at
from tinggal.guarantees.table import faulty_rows
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.forms import Promise
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

ROWS, DIGITS = 50, 10


@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """The check page of a batch: up to ``MOST`` files that are still with us, or where they went."""
    found = get_object_or_404(Batch, sponsor=sponsor, pk=number)
    looked = look_at(_files(request, found))
    form = Promise(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _send(request, [one.file for one in looked if one.ready])
        return redirect("sponsor:batch", sponsor.pk, found.pk)
    return render(request, "sponsor/batch.html", _page(request, sponsor, found, looked, form))


def _files(request: ActorRequest, found: Batch) -> list[Application]:
    mine = files_on_behalf(request.actor).filter(sponsor=found.sponsor, batch_rows__batch=found)
    shown = mine.select_related("renews", "applicant", "office", "sponsor").order_by("pk")
    drafts = list(shown.filter(status=Status.DRAFT)[:MOST])
    return drafts + list(shown.exclude(status=Status.DRAFT)[:MOST])


def _send(request: ActorRequest, ready: list[Application]) -> None:
    sent = send_together(ready, by=request.actor)
    if sent.gone:
        words = ngettext("%d application is sent.", "%d applications are sent.", len(sent.gone))
        messages.success(request, words % len(sent.gone))
    for file, why in sent.stayed:
        messages.error(request, f"{file.holder}: {why}")
    if not sent.gone and not sent.stayed:
        messages.info(request, _("There was nothing left to send."))


def _page(
    request: ActorRequest, sponsor: Sponsor, found: Batch, looked: list[Looked], form: Promise
) -> dict[str, object]:
    ready = [one for one in looked if one.ready]
    drafts = [one for one in looked if one.file.status == Status.DRAFT]
    return {
        "sponsor": sponsor,
        "here": "people",
        "batch": found,
        "ready": ready,
        "exceptions": [one for one in drafts if not one.ready],
        "sent": [one for one in looked if one.file.status != Status.DRAFT],
        "unpaid": sum(1 for one in looked if one.file.status == Status.UNPAID),
        "refused": list(BatchRow.objects.filter(batch=found).exclude(refused="")[:MOST]),
        **_faults(request, found),
        "costs": sum(_costs(one.file) for one in ready),
        "may_submit": right_for(request.actor, sponsor, task=Task.SUBMIT) is not None,
        "form": form,
    }


def _faults(request: ActorRequest, found: Batch) -> dict[str, object]:
    """The rows of a table with wrong cells, ``?after=`` a row for the next page."""
    if found.kind != Batch.Kind.TABLE:
        return {}
    asked = request.GET.get("after", "")
    rows = faulty_rows(found, after=int(asked) if asked.isdecimal() and len(asked) < DIGITS else 0, most=ROWS + 1)
    return {
        "faulty": BatchRow.objects.filter(batch=found).exclude(faulty=[]).count(),
        "rows": rows[:ROWS],
        "after": asked if asked.isdecimal() else "",
        "next_after": rows[ROWS - 1][0].number if len(rows) > ROWS else "",
    }


def _costs(file: Application) -> int:
    try:
        return total(fee_lines(file.permit, file.answers, on=timezone.localdate()))
    except LookupError:
        return 0
