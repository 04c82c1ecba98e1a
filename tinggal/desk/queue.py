"""Two lists: the files that wait for this officer, and every file he may see."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.applications.access import desk_files
from tinggal.applications.models import ApplicationQuerySet
from tinggal.applications.status import Status
from tinggal.desk.doors import for_officers
from tinggal.desk.forms import Search
from tinggal.desk.lists import counts, desks_of, matching
from tinggal.desk.lists import queue as queue_of
from tinggal.desk.shown import row
from tinggal.desk.turning import DUE_FIRST, NEWEST_FIRST, Order, Sheet, turn
from tinggal.people.middleware import ActorRequest

SENT = tuple(status for status in Status if status != Status.DRAFT)


@for_officers
@require_safe
def queue(request: ActorRequest) -> HttpResponse:
    """What waits for this officer, the nearest last day first, with the four numbers of the day."""
    today = timezone.localdate()
    form = Search(request.GET, places=desks_of(request.actor), every=_("All my desks"))
    sheet = _sheet(request, filtered(queue_of(request.actor), form, today=today), DUE_FIRST)
    page = {"counts": counts(request.actor, today=today), "nothing_at_all": not any(request.GET.values())}
    return render(request, "desk/queue.html", page | _list(form, sheet))


@for_officers
@require_safe
def every_file(request: ActorRequest) -> HttpResponse:
    """Every file this officer may see, wherever it is, the newest first."""
    form = Search(request.GET, places=SENT, every=_("Everywhere"))
    sheet = _sheet(request, filtered(desk_files(request.actor), form, today=timezone.localdate()), NEWEST_FIRST)
    return render(request, "desk/all.html", _list(form, sheet))


def filtered(files: ApplicationQuerySet, form: Search, *, today: date) -> ApplicationQuerySet:
    """The files that meet the filters of a list."""
    if text := form.chosen("q"):
        files = matching(files, text)
    if status := form.chosen("status"):
        files = files.filter(status=status)
    if due := form.chosen("due"):
        files = files.filter(due_on=today) if due == "today" else files.filter(due_on__lt=today)
    return files


def _sheet(request: ActorRequest, files: ApplicationQuerySet, order: Order) -> Sheet:
    place = {side: request.GET.get(side, "") for side in ("after", "before")}
    return turn(files.select_related("office", "applicant"), order, **place)


def _list(form: Search, sheet: Sheet) -> dict[str, object]:
    return {"search": form, "sheet": sheet, "rows": [row(file) for file in sheet.files]}
