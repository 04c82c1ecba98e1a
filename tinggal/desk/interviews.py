"""Appointments at the office: who comes today and soon, inviting somebody, and writing down what became of it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.access import desk_files
from tinggal.applications.models import Application
from tinggal.appointments import actions
from tinggal.appointments.models import Appointment
from tinggal.appointments.slots import Slot, free_slots, over_the_days
from tinggal.casework.acting import turn
from tinggal.desk.appointment_sheet import turn_to
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.interview_forms import InviteForm, OutcomeForm
from tinggal.desk.moves import MAY_BE_CORRECTED, demand
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

AHEAD, OFFERED = timedelta(days=30), 10


@for_officers
@require_safe
def interviews(request: ActorRequest) -> HttpResponse:
    """Appointments of the next 30 days at the offices this officer works for, and those nobody has closed."""
    mine = Appointment.objects.open().filter(application__in=desk_files(request.actor))
    listed = mine.filter(starts_at__lt=timezone.now() + AHEAD).select_related(
        "application__applicant", "application__office", "office"
    )
    sheet = turn_to(listed, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    page = {"sections": _sections(sheet.rows), "sheet": sheet, "leads": request.actor.holds(Role.KAKANIM)}
    return render(request, "desk/interviews.html", page)


def _sections(rows: list[Appointment]) -> list[tuple[str, list[Appointment]]]:
    """Those still to be written down, today's, and the coming ones; each on the clock of its own office."""
    late: list[Appointment] = []
    today: list[Appointment] = []
    coming: list[Appointment] = []
    for one in rows:
        here = timezone.localtime(one.starts_at, one.office.zone).date()
        now = timezone.localtime(timezone.now(), one.office.zone).date()
        (late if here < now else today if here == now else coming).append(one)
    named = ((_("Not written down yet"), late), (_("Today"), today), (_("The next 30 days"), coming))
    return [(title, appointments) for title, appointments in named if appointments]


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: ActorRequest, reference: str) -> HttpResponse:
    """Invite the applicant to the office."""
    file = file_for(request, reference)
    step = demand(request, file, "invite")
    if step is None or file.office is None:
        return redirect("desk:application", reference)
    form = InviteForm(file.office, request.POST if request.method == "POST" else None, free=_free(file.office))
    if request.method == "POST" and form.is_valid():
        try:
            chosen = {name: form.cleaned_data[name] for name in ("place", "kind", "why")}
            with turn(file, by=request.actor):
                actions.invite(file, starts_at=form.starts_at, by=request.actor, **chosen)
            messages.success(request, _("%s: the invitation is on its way.") % reference)
            return redirect("desk:application", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return _form_page(request, file, "desk/invite.html", form)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: ActorRequest, reference: str) -> HttpResponse:
    """Write down whether the applicant came, and what was said."""
    file = file_for(request, reference)
    step = demand(request, file, "attend")
    appointment = file.appointments.filter(state=Appointment.State.INVITED).select_related("office").first()
    if step is None or appointment is None:
        return redirect("desk:application", reference)
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with turn(file, by=request.actor):
                _close(appointment, form, by=request.actor)
            messages.success(request, _("%s: the appointment is written down.") % reference)
            return redirect("desk:application", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return _form_page(request, file, "desk/attend.html", form, appointment=appointment)


def _close(appointment: Appointment, form: OutcomeForm, *, by: Actor) -> None:
    minutes = form.cleaned_data["minutes"]
    if form.cleaned_data["came"] == "attend":
        outcome = form.cleaned_data["outcome"]
        actions.attend(appointment, minutes=minutes, outcome=outcome, asked=form.asked, by=by)
    else:
        actions.miss(appointment, minutes=minutes, by=by)


def _free(office: Office) -> list[Slot]:
    """Free times of the next days: of each the first before noon and the first after."""
    tomorrow = timezone.localdate(timezone=office.zone) + timedelta(days=1)
    return over_the_days(free_slots(office, tomorrow, AHEAD.days))[:OFFERED]


def _form_page(
    request: ActorRequest, file: Application, template: str, form: InviteForm | OutcomeForm, **more: object
) -> HttpResponse:
    note_opening(request, file)
    status = MAY_BE_CORRECTED if form.errors else 200
    return render(request, template, key_facts(file) | {"form": form} | more, status=status)
