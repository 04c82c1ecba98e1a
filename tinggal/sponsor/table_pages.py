"""Many people by a table: the template, sending it, and putting wrong cells right on the page."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.types import PermitType
from tinggal.guarantees.cells import columns
from tinggal.guarantees.limits import LAW, MOST_OF_A_PERSON, places_left
from tinggal.guarantees.models import Batch
from tinggal.guarantees.table import correct, take_in, template
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.forms import TableForm
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

DIGITS = 18


@for_sponsor(Task.PREPARE)
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Choose what is asked for, and send the table."""
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if request.method == "POST" and form.is_valid():
        upload, asked = form.cleaned_data["table"], permit(form.cleaned_data["permit"])
        try:
            made = take_in(sponsor, asked, upload.read(), name=upload.name, by=request.actor)
            return redirect("sponsor:batch", sponsor.pk, made.pk)
        except MoveRefused as reason:
            form.add_error("table", str(reason))
    page = {"sponsor": sponsor, "here": "people", "form": form, "permits": PERMITS}
    page |= {"left": places_left(sponsor), "most": MOST_OF_A_PERSON, "law": LAW}
    return render(request, "sponsor/table.html", page)


@for_sponsor(Task.PREPARE)
@require_safe
def table_help(request: ActorRequest, sponsor: Sponsor, code: str) -> HttpResponse:
    """What each column of the table of one permit means, and which words may stand in it."""
    asked = _permit(code)
    page = {"sponsor": sponsor, "here": "people", "permit": asked, "columns": columns(asked)}
    return render(request, "sponsor/table_help.html", page)


@for_sponsor(Task.PREPARE)
@require_safe
def table_template(request: ActorRequest, sponsor: Sponsor, code: str) -> HttpResponse:
    """The headings as a CSV file."""
    answer = HttpResponse("\ufeff" + template(_permit(code)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return answer


@for_sponsor(Task.PREPARE)
@require_POST
def correct_rows(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """The cells of a page that were put right, named "cell-<row>-<question>"."""
    tables = Batch.objects.select_related("sponsor").filter(sponsor=sponsor).exclude(sha256="")
    found = get_object_or_404(tables, pk=number)
    good = correct(found, _typed(request.POST.items()), by=request.actor)
    if good:
        words = ngettext("%d row is right now.", "%d rows are right now.", good)
        messages.success(request, words % good)
    else:
        messages.warning(request, _("Something is still wrong. Look at the words beside each cell."))
    after = request.GET.get("after", "")
    where = reverse("sponsor:batch", args=[sponsor.pk, found.pk])
    return redirect(f"{where}?after={after}" if after.isdecimal() else where)


def _typed(posted: Iterable[tuple[str, object]]) -> dict[int, dict[str, str]]:
    fresh: dict[int, dict[str, str]] = {}
    for name, text in posted:
        mark, _sign, rest = name.partition("-")
        row, _sign, code = rest.partition("-")
        if mark == "cell" and row.isdecimal() and len(row) <= DIGITS:
            fresh.setdefault(int(row), {})[code] = str(text)
    return fresh


def _permit(code: str) -> PermitType:
    try:
        return permit(code)
    except LookupError:
        raise Http404 from None
