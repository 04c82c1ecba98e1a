"""The page of a sponsor: its files on the left, what they share in the middle, files of other sponsors on the right."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinggal.applications.access import desk_files
from tinggal.applications.models import Application
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.link_drawing import drawing
from tinggal.desk.link_rows import Reader, rows
from tinggal.desk.turning import NEWEST_FIRST, turn
from tinggal.people.middleware import ActorRequest
from tinggal.signals.capacity import foreigners
from tinggal.signals.graph import files_of_sponsor, links_between


@for_officers
@require_safe
def links(request: ActorRequest, reference: str) -> HttpResponse:
    """What ties the files of this file's sponsor together. Opening it is opening the file: it is written down."""
    file = file_for(request, reference)
    note_opening(request, file)
    files = files_of_sponsor(file).select_related("office", "applicant")
    sheet = turn(files, NEWEST_FIRST, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    found = links_between(sheet.files)
    reader = Reader(readable(request, [*sheet.files, *found.outside.values()]))
    table = rows(sheet.files, found, reader)
    page = {
        "file": file,
        "sponsor": str(file.answers.get("sponsor_name", "")),
        "foreigners": foreigners(file),
        "sheet": sheet,
        "found": found,
        "rows": table,
        "drawing": drawing(str(file.answers.get("sponsor_name", "")), sheet.files, found, reader),
    }
    return render(request, "desk/links.html", page)


def readable(request: ActorRequest, files: list[Application]) -> frozenset[int]:
    """The ids of those among these that this officer may read."""
    mine = desk_files(request.actor).filter(pk__in=[file.pk for file in files])
    return frozenset(mine.values_list("pk", flat=True))
