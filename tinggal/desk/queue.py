"""Two lists: the files that wait for this officer, in the order of their turn, and every file he may see."""

from collections.abc import Callable

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.applications.models import ApplicationQuerySet
from tinggal.applications.status import Status
from tinggal.casework.day import counts
from tinggal.casework.filters import Filter, kept_by
from tinggal.casework.finding import Found, find
from tinggal.casework.turns import Narrow, desks_of, reach_of
from tinggal.desk.doors import for_officers
from tinggal.desk.filter_form import Search
from tinggal.desk.lists import line_sheet, newest_sheet, rows_of
from tinggal.desk.turning import Sheet
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest

SENT = tuple(status for status in Status if status != Status.DRAFT)
Turn = Callable[..., Sheet]


@for_officers
@require_safe
def queue(request: ActorRequest) -> HttpResponse:
    """What waits for this officer, the next one first, with the numbers of the day and the filters he keeps."""
    today, actor = timezone.localdate(), request.actor
    reach = reach_of(actor)
    form = Search(request.GET, places=desks_of(actor), every=_("All my desks"))
    found = _found(form, actor)
    sheet = line_sheet(actor, _narrow(form.filter, found), status=form.filter.status, reach=reach, **_place(request))
    page = {
        "counts": counts(actor, today=today, reach=reach),
        "kept": kept_by(actor, today=today, reach=reach),
        "nothing_at_all": not any(request.GET.values()),
    }
    return render(request, "desk/queue.html", page | _list(form, found, sheet, actor))


@for_officers
@require_safe
def every_file(request: ActorRequest) -> HttpResponse:
    """Every file this officer may see, wherever it is, the newest first."""
    form = Search(request.GET, places=SENT, every=_("Everywhere"))
    found = _found(form, request.actor)
    sheet = newest_sheet(request.actor, _narrow(form.filter, found), **_place(request))
    return render(request, "desk/all.html", _list(form, found, sheet, request.actor))


def _found(form: Search, actor: Actor) -> Found | None:
    text = form.chosen("q")
    return find(text, actor=actor) if text else None


def _narrow(chosen: Filter, found: Found | None) -> Narrow:
    condition = chosen.condition(today=timezone.localdate())
    if found is not None:
        condition &= Q(pk__in=found.files)

    def narrow(files: ApplicationQuerySet) -> ApplicationQuerySet:
        return files.filter(condition)

    return narrow


def _place(request: ActorRequest) -> dict[str, str]:
    return {side: request.GET.get(side, "") for side in ("after", "before")}


def _list(form: Search, found: Found | None, sheet: Sheet, actor: Actor) -> dict[str, object]:
    return {"search": form, "found": found, "sheet": sheet, "rows": rows_of(sheet.files, actor=actor)}
