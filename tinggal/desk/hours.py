"""When an office receives people, as its head decides it: opening hours, places, and closed days."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.appointments import opening
from tinggal.appointments.models import ClosedDay, OpeningHours
from tinggal.appointments.slots import usual_hours
from tinggal.desk.hours_forms import CloseForm, HoursForm
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

MAY_BE_CORRECTED = 422
for_heads = only_for(Role.KAKANIM)


@for_heads
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: ActorRequest) -> HttpResponse:
    """The hours of the office he leads, the closed days to come, and the forms to add one of each."""
    form = HoursForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            opening.add_hours(_office(request), by=request.actor, **form.cleaned_data)
            messages.success(request, _("The hours are added."))
            return redirect("desk:hours")
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, form, CloseForm())


@for_heads
@require_POST
def forget_hours(request: ActorRequest, number: int) -> HttpResponse:
    """Take hours away; who is already invited keeps his time."""
    opening.take_hours_away(get_object_or_404(OpeningHours, pk=number, office=_office(request)), by=request.actor)
    messages.success(request, _("The hours are taken away. Who is invited already keeps his time."))
    return redirect("desk:hours")


@for_heads
@require_POST
def close_day(request: ActorRequest) -> HttpResponse:
    """Close the office on a day."""
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            invited = opening.close(_office(request), by=request.actor, **form.cleaned_data)
            messages.success(request, _("The day is closed."))
            if invited:
                messages.info(request, _("Already invited for that day: %s. Please call them.") % invited)
            return redirect("desk:hours")
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, HoursForm(), form)


@for_heads
@require_POST
def open_day(request: ActorRequest, number: int) -> HttpResponse:
    """Open the office again on a day."""
    opening.open_again(get_object_or_404(ClosedDay, pk=number, office=_office(request)), by=request.actor)
    messages.success(request, _("The office is open on that day again."))
    return redirect("desk:hours")


def _page(request: ActorRequest, form: HoursForm, closing: CloseForm) -> HttpResponse:
    office = _office(request)
    own = list(office.opening_hours.order_by("weekday", "starts"))
    errors = form.errors or closing.errors
    page = {
        "office": office,
        "rows": own or usual_hours(office),
        "usual": not own,
        "closed": office.closed_days.filter(on__gte=timezone.localdate(timezone=office.zone))[:100],
        "form": closing if closing.errors else form,
        "hours_form": form,
        "closing": closing,
    }
    return render(request, "desk/hours.html", page, status=MAY_BE_CORRECTED if errors else 200)


def _office(request: ActorRequest) -> Office:
    """The office he leads, or where he stands in for its head."""
    for seat in request.actor.seats:
        if seat.role == Role.KAKANIM:
            return Office.objects.get(pk=seat.office_id)
    raise PermissionDenied(f"{request.actor.key} leads no office")
