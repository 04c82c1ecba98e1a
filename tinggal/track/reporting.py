"""Reporting a bribe or a complaint without an account, and following it with the receipt code.

No address of a machine is looked at here, not even to slow somebody down: the pace is one for everybody together. The
receipt code never stands in an address, so no browser and no proxy keeps it.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinggal.complaints.answering import figures
from tinggal.complaints.models import Complaint
from tinggal.complaints.receiving import ANSWER_DAYS, add, found_by, receive
from tinggal.lib.pace import within_pace
from tinggal.lib.workflow import MoveRefused
from tinggal.track.report_forms import AddForm, FollowForm, ReportForm

EVERYBODY, REPORTS, LOOKS, SECONDS = "everybody", 60, 300, 600
MAY_BE_CORRECTED, TOO_MANY = 422, 429


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form with what is counted publicly; sent, the page with the receipt code, which is shown this once."""
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if within_pace("report", EVERYBODY, times=REPORTS, seconds=SECONDS):
            return _received(request, form)
        form.add_error(None, _("Many reports come in at this moment. Please wait ten minutes and send again."))
        status = TOO_MANY
    elif request.method == "POST":
        status = MAY_BE_CORRECTED
    page = {"form": form, "figures": figures(), "days": ANSWER_DAYS}
    return render(request, "track/report.html", page, status=status)


def _received(request: HttpRequest, form: ReportForm) -> HttpResponse:
    given = form.cleaned_data
    kept = receive(
        given["sealed"],
        kind=given["kind"],
        text=given["text"],
        office=given["office"],
        reference=given["reference"],
    )
    return render(request, "track/report_received.html", {"code": given["sealed"], "complaint": kept})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The report of a code with everything that was said, and the way to answer."""
    if request.method != "POST":
        return render(request, "track/report_code.html", {"form": FollowForm()})
    form = FollowForm(request.POST)
    if not within_pace("follow-report", EVERYBODY, times=LOOKS, seconds=SECONDS):
        words = _("Many people ask at this moment. Please wait ten minutes.")
        return render(request, "track/report_code.html", {"form": form, "summary_errors": [("", words)]}, status=429)
    found = found_by(form.cleaned_data["code"]) if form.is_valid() else None
    if found is None:
        if form.is_valid():
            form.add_error("code", _("There is no report with this code. Check each letter and digit."))
        return render(request, "track/report_code.html", {"form": form}, status=MAY_BE_CORRECTED)
    return _shown(request, found, code=form.cleaned_data["code"])


def _shown(request: HttpRequest, complaint: Complaint, *, code: str) -> HttpResponse:
    adding = "text" in request.POST
    form, added = AddForm(request.POST if adding else None), False
    if adding and form.is_valid():
        try:
            add(complaint, form.cleaned_data["text"])
            form, added = AddForm(), True
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    told = Complaint.objects.told().select_related("office").get(pk=complaint.pk)
    page = {"complaint": told, "entries": complaint.entries.all(), "code": code, "form": form, "added": added}
    return render(request, "track/report_followed.html", page, status=MAY_BE_CORRECTED if form.errors else 200)
