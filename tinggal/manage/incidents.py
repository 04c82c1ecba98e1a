"""Works and troubles that everybody reads about on the page about status: told, put right, over, taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.manage.doors import for_administrators, show
from tinggal.manage.forms import take_refusal
from tinggal.manage.incident_form import IncidentForm, begun_with
from tinggal.people.middleware import ActorRequest
from tinggal.pulse.incidents import change, end, take_back, tell
from tinggal.pulse.models import Incident
from tinggal.pulse.parts import BY_CODE

ROWS, MAY_BE_CORRECTED = 30, 422


@for_administrators
@require_safe
def incidents(request: ActorRequest) -> HttpResponse:
    """All of them, the newest first, with what was taken back."""
    page = Paginator(Incident.objects.all(), ROWS).get_page(request.GET.get("page"))
    rows = [(one, [BY_CODE[code].title for code in one.parts if code in BY_CODE]) for one in page.object_list]
    return show(request, "incidents", section="incidents", page=page, rows=rows, now=timezone.now())


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def new_incident(request: ActorRequest) -> HttpResponse:
    """Tell of works or a trouble."""
    now = timezone.localtime()
    first = {"begins_on": now.date(), "begins_hour": f"{now:%H:%M}"}
    form = IncidentForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            tell(form.telling, by=request.actor)
            messages.success(request, _("Everybody can read it now."))
            return redirect("manage:incidents")
        except ValidationError as refusal:
            take_refusal(form, refusal)
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "incident", section="incidents", status=status, form=form, incident=None)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def incident(request: ActorRequest, number: int) -> HttpResponse:
    """Put right what was told."""
    one = get_object_or_404(Incident, pk=number, withdrawn_at=None)
    form = IncidentForm(request.POST if request.method == "POST" else None, initial=dict(begun_with(one)))
    if request.method == "POST" and form.is_valid():
        try:
            change(one, form.telling, by=request.actor)
            messages.success(request, _("What you changed can be read now."))
            return redirect("manage:incidents")
        except ValidationError as refusal:
            take_refusal(form, refusal)
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "incident", section="incidents", status=status, form=form, incident=one)


@for_administrators
@require_POST
def end_incident(request: ActorRequest, number: int) -> HttpResponse:
    """It is over now."""
    one = get_object_or_404(Incident, pk=number)
    try:
        end(one, by=request.actor)
        messages.success(request, _("It is over, and everybody can read that."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("manage:incidents")


@for_administrators
@require_POST
def take_back_incident(request: ActorRequest, number: int) -> HttpResponse:
    """It is not so: shown no more."""
    one = get_object_or_404(Incident, pk=number)
    try:
        take_back(one, by=request.actor)
        messages.success(request, _("It is taken back. Nobody reads it any more."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("manage:incidents")
