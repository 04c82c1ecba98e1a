"""The reports of a sponsor every thirty days: who is due, many at once, a change of one, and the receipt."""

from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.access import right_for
from tinggal.guarantees.duty_models import Report, ReportLine
from tinggal.guarantees.models import Foreigner, ForeignerQuerySet
from tinggal.guarantees.people import EVERY, people_seen
from tinggal.guarantees.reports import LAW, MOST, SOON, Change, report_change, report_same
from tinggal.lib.workflow import MoveRefused
from tinggal.pages.fields import DateInParts
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

ROWS, DIGITS = 50, 18
What = ReportLine.What


class ChangeForm(forms.Form):
    """What has changed for one person."""

    what = forms.ChoiceField(
        label=gettext_lazy("What has changed?"),
        choices=[(one.value, one.label) for one in What if one != What.SAME],
        widget=forms.RadioSelect,
    )
    happened_on = DateInParts(label=gettext_lazy("Since which day?"))
    words = forms.CharField(
        label=gettext_lazy("More about it"),
        help_text=gettext_lazy("For example the new address, or where this person went."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )


@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Who is due within a week or late, the latest first; ``?after=`` the next page. The button reports many."""
    today = timezone.localdate()
    due = people_seen(request.actor, sponsor).to_report(today + SOON)
    nobody = False
    if request.method == "POST":
        made = report_same(sponsor, _chosen(request, due), by=request.actor)
        if made:
            return redirect("sponsor:report", sponsor.pk, made.pk)
        nobody = True
    listed = list(_after(request, due).order_by("report_due_on", "pk")[: ROWS + 1])
    counted = Report.objects.filter(sponsor=sponsor).annotate(people=Count("lines")).select_related("made_by")
    page = {
        "sponsor": sponsor,
        "here": "reports",
        "rows": [(one, (today - one.report_due_on).days if one.report_due_on else 0) for one in listed[:ROWS]],
        "next_after": f"{listed[ROWS - 1].report_due_on}~{listed[ROWS - 1].pk}" if len(listed) > ROWS else "",
        "due": due.count(),
        "late": due.filter(report_due_on__lt=today).count(),
        "most": MOST,
        "every": EVERY.days,
        "law": LAW,
        "made": list(counted.order_by("-pk")[:10]),
        "may_report": right_for(request.actor, sponsor, task=Task.PREPARE) is not None,
        "summary_errors": [("who", _("Choose at least one person whose report is due."))] if nobody else [],
    }
    return render(request, "sponsor/reports.html", page)


def _chosen(request: ActorRequest, due: ForeignerQuerySet) -> list[Foreigner]:
    if "all" in request.POST:
        return list(due.order_by("report_due_on", "pk")[:MOST])
    ticked = [number for number in request.POST.getlist("who") if number.isdecimal() and len(number) <= DIGITS]
    return list(due.filter(pk__in=ticked[:MOST]))


def _after(request: ActorRequest, due: ForeignerQuerySet) -> ForeignerQuerySet:
    day, _sign, number = request.GET.get("after", "").partition("~")
    if not number.isdecimal() or len(number) > DIGITS:
        return due
    try:
        last = date.fromisoformat(day)
    except ValueError:
        return due
    return due.filter(report_due_on__gte=last).exclude(report_due_on=last, pk__lte=int(number))


@for_sponsor(Task.PREPARE)
@require_http_methods(["GET", "HEAD", "POST"])
def report_one(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """A change of one person, reported at once and not only when the next report is due."""
    one = get_object_or_404(people_seen(request.actor, sponsor), pk=number)
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = report_change(sponsor, one, Change(**form.cleaned_data), by=request.actor)
            messages.success(request, _("We have your report."))
            return redirect("sponsor:report", sponsor.pk, made.pk)
        except MoveRefused as reason:
            form.add_error("happened_on", str(reason))
    return render(request, "sponsor/report_one.html", {"sponsor": sponsor, "here": "reports", "one": one, "form": form})


@for_sponsor()
@require_safe
def report(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """The receipt, to print and to keep. An agent sees the people of his mandate in it."""
    made = get_object_or_404(Report.objects.filter(sponsor=sponsor).select_related("made_by"), pk=number)
    seen = Foreigner.objects.filter(sponsor=sponsor)
    if right_for(request.actor, sponsor, task=Task.VIEW) != {"for": sponsor.subject}:
        seen = people_seen(request.actor, sponsor)
    lines = list(made.lines.filter(foreigner__in=seen).select_related("foreigner").order_by("pk")[:MOST])
    page = {"sponsor": sponsor, "here": "reports", "report": made, "lines": lines, "law": LAW}
    page |= {"ended": [line for line in lines if line.what == What.RESIGNED]}
    return render(request, "sponsor/report.html", page)
