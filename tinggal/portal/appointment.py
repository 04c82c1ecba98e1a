"""The applicant's appointment: another free time, and a file for his calendar."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.models import Application
from tinggal.appointments.calendar_file import MEDIA_TYPE, calendar_file
from tinggal.appointments.models import Appointment
from tinggal.appointments.moving import move, why_fixed
from tinggal.appointments.slot_choice import SlotChoice
from tinggal.appointments.slots import free_slots, over_the_days
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own

MAY_BE_CORRECTED, DAYS_AHEAD, MOST = 422, 30, 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: ActorRequest, reference: str) -> HttpResponse:
    """Choose another of the office's free times, or read why that is no longer possible."""
    file = own(request, reference)
    invitation = _open(file)
    if invitation is None:
        messages.info(request, _("You have no appointment now."))
        return redirect("portal:application", reference)
    fixed = why_fixed(invitation)
    tomorrow = timezone.localdate(timezone=invitation.office.zone) + timedelta(days=1)
    every = [] if fixed else free_slots(invitation.office, tomorrow, DAYS_AHEAD, kind=invitation.kind)
    free = over_the_days([one for one in every if one.starts_at != invitation.starts_at])[:MOST]
    form = SlotChoice(free, request.POST if request.method == "POST" else None, zone=invitation.office.time_zone)
    if request.method == "POST" and (fixed or form.is_valid()):
        try:
            chosen = invitation.starts_at if fixed else form.starts_at
            move(invitation, starts_at=chosen, by=request.actor)
            messages.success(request, _("Your appointment has its new time. We have sent you a message."))
            return redirect("portal:application", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"application": file, "appointment": invitation, "fixed": fixed, "form": form, "free": free}
    return render(request, "portal/appointment.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


@login_required
@require_safe
def calendar(request: ActorRequest, reference: str) -> HttpResponse:
    """The appointment as a file for a calendar."""
    file = own(request, reference)
    invitation = _open(file)
    if invitation is None:
        raise Http404
    url = f"{settings.SITE_URL}{reverse('portal:application', args=[reference])}"
    summary = _("Appointment at the immigration office (%s)") % reference
    content = calendar_file(invitation, summary=summary, url=url)
    named = {"Content-Disposition": f'attachment; filename="{reference}.ics"'}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=named)


def _open(file: Application) -> Appointment | None:
    return Appointment.objects.open().filter(application=file).select_related("office").first()
