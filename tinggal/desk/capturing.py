"""Taking a photo or fingerprints with the device of the counter, with another try when the quality is low."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.access import reading_desk
from tinggal.appointments.capturing import GOOD_ENOUGH, picture_of
from tinggal.appointments.capturing import capture as take
from tinggal.appointments.models import Capture
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.moves import demand
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: ActorRequest, reference: str, kind: str) -> HttpResponse:
    """Show what was taken and how good it is; take it, or take it again."""
    file = file_for(request, reference)
    if kind not in Capture.Kind.values:
        raise Http404
    if demand(request, file, "attend") is None:
        return redirect("desk:application", reference)
    if request.method == "POST":
        try:
            row = take(file, kind, by=request.actor)
            if row.quality < GOOD_ENOUGH:
                messages.info(request, _("The quality is low. Please try again."))
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("desk:capture", reference, kind)
    note_opening(request, file)
    tries = Capture.objects.filter(application=file, kind=kind).select_related("taken_by")[:20]
    page = {"kind": kind, "label": Capture.Kind(kind).label, "tries": tries, "good_enough": GOOD_ENOUGH}
    return render(request, "desk/capture.html", key_facts(file) | page)


@for_officers
@require_safe
def captured(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """A photo that was taken. Opening it is written down."""
    file = file_for(request, reference)
    row = get_object_or_404(Capture, application=file, pk=number, kind=Capture.Kind.PHOTO)
    content = picture_of(row, by=request.actor, desk=reading_desk(request.actor, file))
    return HttpResponse(content, content_type=row.media_type)
