"""Offices: the list, one office with the history of its changes, a new one, and closing one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.journal.models import Event
from tinggal.manage.doors import for_administrators, show
from tinggal.manage.forms import EndForm, NewOfficeForm, OfficeFilter, OfficeForm, take_refusal
from tinggal.manage.history import history
from tinggal.offices.actions import change_office, close_office, open_office
from tinggal.offices.models import Office, OfficeQuerySet
from tinggal.people.middleware import ActorRequest

ROWS, MAY_BE_CORRECTED = 50, 422


@for_administrators
@require_safe
def offices(request: ActorRequest) -> HttpResponse:
    """Every office, with filters."""
    form = OfficeFilter(request.GET)
    found = _filtered(form).select_related("province", "parent").order_by("path")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return show(request, "offices", section="offices", search=form, page=page, today=timezone.localdate())


def _filtered(form: OfficeFilter) -> OfficeQuerySet:
    form.is_valid()
    typed, found = form.cleaned_data, Office.objects.all()
    if text := typed.get("q"):
        found = found.filter(Q(name__icontains=text) | Q(city__icontains=text) | Q(code__iexact=text))
    if kanwil := typed.get("kanwil"):
        found = found.within(kanwil)
    if province := typed.get("province"):
        found = found.filter(province=province)
    return found


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: ActorRequest, code: str) -> HttpResponse:
    """One office: what may be changed, and every change so far."""
    found = get_object_or_404(Office.objects.select_related("parent", "province"), code=code)
    form = OfficeForm(get_object_or_404(Office, code=code), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            change_office(found, form.cleaned_data, by=request.actor)
            messages.success(request, _("%s: the changes are saved.") % code)
            return redirect("manage:office", code)
        except ValidationError as refusal:
            take_refusal(form, refusal)
    told = history(Event.objects.filter(subject=found.subject))
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "office", section="offices", status=status, office=found, form=form, history=told)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def new_office(request: ActorRequest) -> HttpResponse:
    """Open an office."""
    form = NewOfficeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_office(form.save(commit=False), by=request.actor)
            messages.success(request, _("%s: the office is open.") % opened.code)
            return redirect("manage:office", opened.code)
        except ValidationError as refusal:
            take_refusal(form, refusal)
    return show(request, "new_office", section="offices", status=MAY_BE_CORRECTED if form.errors else 200, form=form)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: ActorRequest, code: str) -> HttpResponse:
    """Close an office from a day on."""
    found = get_object_or_404(Office, code=code)
    form = EndForm(_("First day on which it is closed"), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            close_office(found, on=form.cleaned_data["day"], by=request.actor)
            messages.success(request, _("%s: the office will be closed.") % code)
            return redirect("manage:office", code)
        except ValidationError as refusal:
            take_refusal(form, refusal)
    status = MAY_BE_CORRECTED if form.errors else 200
    return show(request, "close", section="offices", status=status, office=found, form=form)
