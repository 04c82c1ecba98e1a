"""Receiving somebody on the day he came, and an appointment as a file for the officer's calendar."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.appointments import actions
from tinggal.appointments.calendar_file import MEDIA_TYPE, calendar_file
from tinggal.appointments.models import Appointment
from tinggal.casework.acting import turn
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.interview_forms import ReceiveForm
from tinggal.desk.moves import MAY_BE_CORRECTED, demand
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: ActorRequest, reference: str) -> HttpResponse:
    """Receive the applicant now, with a coded reason; then his interview is written down as any other."""
    file = file_for(request, reference)
    if demand(request, file, "invite") is None:
        return redirect("desk:application", reference)
    form = ReceiveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with turn(file, by=request.actor):
                actions.receive_now(file, by=request.actor, **form.cleaned_data)
            return redirect("desk:attend", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    note_opening(request, file)
    status = MAY_BE_CORRECTED if form.errors else 200
    return render(request, "desk/receive.html", key_facts(file) | {"form": form}, status=status)


@for_officers
@require_safe
def calendar(request: ActorRequest, reference: str) -> HttpResponse:
    """The open appointment of a file, for a calendar."""
    file = file_for(request, reference)
    appointment = Appointment.objects.open().filter(application=file).select_related("office").first()
    if appointment is None:
        raise Http404
    url = f"{settings.SITE_URL}{reverse('desk:application', args=[reference])}"
    summary = f"{appointment.get_kind_display()} ({reference})"
    content = calendar_file(appointment, summary=summary, url=url)
    named = {"Content-Disposition": f'attachment; filename="{reference}.ics"'}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=named)
