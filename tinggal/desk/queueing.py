"""The waiting room at the desk: giving numbers, calling the next, and the printable ticket."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.appointments import queue
from tinggal.appointments.models import Ticket
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

MAY_BE_CORRECTED, SHOWN = 422, 50
COUNTER = "counter"
AT_THE_COUNTER = {Role.KANIM_OFFICER, Role.KAKANIM}
for_counters = only_for(Role.KANIM_OFFICER, Role.KAKANIM)


class TicketForm(forms.Form):
    """What a person comes for, and whether he is called before others."""

    reason = forms.ChoiceField(label=gettext_lazy("What for"), choices=Ticket.Reason.choices, widget=forms.RadioSelect)
    first = forms.BooleanField(
        label=gettext_lazy("Call before others: old, ill, pregnant, disabled, with a small child"), required=False
    )


@for_counters
@require_http_methods(["GET", "HEAD", "POST"])
def tickets(request: ActorRequest) -> HttpResponse:
    """The numbers of today, and the form for the next."""
    office = _office(request)
    form = TicketForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("desk:ticket", queue.give(office, by=request.actor, **form.cleaned_data).pk)
    today = Ticket.objects.filter(office=office, day=queue.today_at(office))
    in_line = today.filter(called_at=None)
    waiting = in_line.count()
    page = {
        "office": office,
        "form": form,
        "counter": request.session.get(COUNTER, ""),
        "waiting": in_line.order_by("-first", "number")[:SHOWN],
        "more_waiting": max(0, waiting - SHOWN),
        "called": today.filter(called_at__isnull=False, done_at=None).order_by("called_at")[:SHOWN],
        "total": today.count(),
        "done": today.filter(done_at__isnull=False).count(),
    }
    return render(request, "desk/tickets.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


@for_counters
@require_POST
def call(request: ActorRequest) -> HttpResponse:
    """Call the next person to this officer's counter, which is remembered."""
    counter = request.POST.get(COUNTER, "").strip()[:20]
    try:
        ticket = queue.call_next(_office(request), counter=counter, by=request.actor)
        request.session[COUNTER] = counter
        if ticket:
            messages.success(request, _("Number %(number)s, please.") % {"number": ticket.number})
        else:
            messages.info(request, _("Nobody waits."))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:tickets")


@for_counters
@require_POST
def finish(request: ActorRequest, number: int) -> HttpResponse:
    """The person with this ticket is served."""
    try:
        queue.finish(get_object_or_404(Ticket, pk=number, office=_office(request)), by=request.actor)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:tickets")


@for_counters
@require_safe
def ticket(request: ActorRequest, number: int) -> HttpResponse:
    """One number, to print."""
    one = get_object_or_404(Ticket.objects.select_related("office"), pk=number, office=_office(request))
    ahead = Ticket.objects.filter(office=one.office, day=one.day, called_at=None, number__lt=one.number).count()
    board_url = f"{settings.SITE_URL}{reverse('track:board', args=[one.office.code])}"
    return render(request, "desk/ticket.html", {"ticket": one, "ahead": ahead, "board_url": board_url})


def _office(request: ActorRequest) -> Office:
    for seat in request.actor.seats:
        if seat.role in AT_THE_COUNTER:
            return Office.objects.get(pk=seat.office_id)
    raise PermissionDenied(f"{request.actor.key} has no counter")
