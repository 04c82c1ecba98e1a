"""Taking a photo or fingerprints with the device of the counter, or adding a photo as a file; and another try."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.access import reading_desk
from tinggal.applications.models import Application
from tinggal.appointments.capturing import GOOD_ENOUGH, keep_photo, picture_of
from tinggal.appointments.capturing import capture as take
from tinggal.appointments.models import Capture
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.moves import MAY_BE_CORRECTED, demand
from tinggal.intake.receive import LIMIT, receive
from tinggal.intake.words import Unusable
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

TRIES = 20


class PhotoForm(forms.Form):
    """A photo from another camera."""

    file = forms.FileField(
        label=gettext_lazy("Photo as a file"),
        help_text=gettext_lazy("JPEG or PNG, the whole face from the front, before a plain wall."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*", "data-max-bytes": str(LIMIT)}),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


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
            _say_how_good(request, take(file, kind, by=request.actor))
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("desk:capture", reference, kind)
    return _page(request, file, kind, PhotoForm())


@for_officers
@require_POST
def add_photo(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep a photo that was chosen as a file; what cannot be used is said."""
    file = file_for(request, reference)
    if demand(request, file, "attend") is None:
        return redirect("desk:application", reference)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            received = receive(upload, name=upload.name or "", accepts=("image",))
            _say_how_good(request, keep_photo(file, received, by=request.actor))
            return redirect("desk:capture", reference, Capture.Kind.PHOTO)
        except Unusable as refusal:
            form.add_error("file", refusal.words)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, file, Capture.Kind.PHOTO, form)


@for_officers
@require_safe
def captured(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """A photo that was taken. Opening it is written down."""
    file = file_for(request, reference)
    row = get_object_or_404(Capture, application=file, pk=number, kind=Capture.Kind.PHOTO)
    content = picture_of(row, by=request.actor, desk=reading_desk(request.actor, file))
    return HttpResponse(content, content_type=row.media_type)


def _page(request: ActorRequest, file: Application, kind: str, form: PhotoForm) -> HttpResponse:
    note_opening(request, file)
    tries = list(Capture.objects.filter(application=file, kind=kind).select_related("taken_by")[:TRIES])
    page = {
        "kind": kind,
        "label": Capture.Kind(kind).label,
        "newest": tries[0] if tries else None,
        "earlier": tries[1:],
        "good_enough": GOOD_ENOUGH,
        "form": form,
    }
    status = MAY_BE_CORRECTED if form.errors else 200
    return render(request, "desk/capture.html", key_facts(file) | page, status=status)


def _say_how_good(request: ActorRequest, row: Capture) -> None:
    if row.quality < GOOD_ENOUGH:
        messages.info(request, _("The quality is low. Please try again."))
    else:
        messages.success(request, _("It is kept."))
