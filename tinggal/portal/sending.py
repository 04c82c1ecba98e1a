"""Checking the answers, declaring that they are true, sending the file, and what happens next."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.progress import filing, groups_of, papers
from tinggal.applications.status import Status
from tinggal.catalogue.fees import FeeLine, LengthNotOffered, fee_lines, total
from tinggal.catalogue.procedure import information
from tinggal.catalogue.tariffs import NoTariff
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days
from tinggal.people.middleware import ActorRequest
from tinggal.portal.answers import rows
from tinggal.portal.asked import points_open
from tinggal.portal.form_parts import TITLES
from tinggal.portal.forms import Declaration
from tinggal.portal.own import can_change, own, sent_already
from tinggal.portal.preparing import may_send, sent_for_another, to_prepare
from tinggal.portal.task_list import tasks


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: ActorRequest, reference: str) -> HttpResponse:
    """Everything on one page, and the button that sends it."""
    file = to_prepare(request, reference)
    if not can_change(file):
        return sent_already(request, file)
    form = Declaration(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _send(request, file, form)
    return _page(request, file, form)


def _send(request: ActorRequest, file: Application, form: Declaration) -> HttpResponse:
    """Pressing the button twice sends the file once."""
    try:
        perform(file, "resubmit" if file.status == Status.RETURNED else "submit", by=request.actor)
    except MoveRefused as reason:
        file = to_prepare(request, file.reference)
        if not can_change(file):
            return sent_already(request, file)
        form.add_error(None, str(reason))
        return _page(request, file, form)
    return sent_for_another(request, file) or redirect("portal:sent", file.reference)


def _page(request: ActorRequest, file: Application, form: Declaration) -> HttpResponse:
    lines = _fee(file)
    context = {
        "application": file,
        "cards": [(TITLES[group], list(rows(file, group))) for group in groups_of(file.permit)],
        "gaps": [*(task for task in tasks(file)[:-1] if task.kind == "todo"), *points_open(file)],
        "papers": papers(file),
        "filing": filing(file),
        "lines": lines,
        "total": total(lines),
        "form": form,
        "may_send": may_send(request, file),
    }
    return render(request, "portal/check.html", context)


def _fee(file: Application) -> tuple[FeeLine, ...]:
    """What it would cost today; nothing as long as index and length are not chosen."""
    try:
        return fee_lines(file.permit, file.answers, on=timezone.localdate())
    except (LengthNotOffered, NoTariff):
        return ()


@login_required
@require_safe
def sent(request: ActorRequest, reference: str) -> HttpResponse:
    """The confirmation: can be kept, printed and opened again at any time."""
    file = own(request, reference)
    if file.submitted_at is None:
        return redirect("portal:application", reference)
    told = information(file.permit, on=timezone.localdate(file.submitted_at))
    answer_by = working_days().add(timezone.localdate(file.submitted_at), told.working_days)
    return render(request, "portal/sent.html", {"application": file, "told": told, "answer_by": answer_by})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, reference: str) -> HttpResponse:
    """Take the application back, after a question; it cannot be undone."""
    file = own(request, reference)
    if request.method != "POST":
        return render(request, "portal/withdraw.html", {"application": file})
    try:
        perform(file, "withdraw", by=request.actor)
        messages.success(request, _("The application %s is withdrawn.") % file.reference)
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect("portal:application", reference)
