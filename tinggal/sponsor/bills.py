"""One bill for many: what can be paid, one code for it, "we have paid", and taking it apart again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.lib.workflow import MoveRefused
from tinggal.payments.actions import ask_group, cancel_group, open_group, payable
from tinggal.payments.models import Bill, GroupBill
from tinggal.payments.provider import Unreachable
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

EARLIER = 25


@for_sponsor(Task.PAY)
@require_http_methods(["GET", "HEAD", "POST"])
def bills(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """What waits for money, and earlier bills; the button puts what is ticked on one bill."""
    open_now = payable(sponsor, by=request.actor)
    wrong = []
    if request.method == "POST":
        ticked = set(request.POST.getlist("bill"))
        chosen = [bill for bill in open_now if str(bill.pk) in ticked]
        if chosen:
            return _open(request, sponsor, chosen)
        wrong = [("bills", _("Choose at least one application to pay."))]
    page = {
        "sponsor": sponsor,
        "here": "bills",
        "bills": open_now,
        "total": sum(bill.amount for bill in open_now),
        "groups": list(GroupBill.objects.filter(sponsor=sponsor).order_by("-pk")[:EARLIER]),
        "summary_errors": wrong,
    }
    return render(request, "sponsor/bills.html", page)


def _open(request: ActorRequest, sponsor: Sponsor, chosen: list[Bill]) -> HttpResponse:
    try:
        group = open_group(sponsor, chosen, by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
    except Unreachable:
        messages.warning(request, _("The bank does not answer at the moment. Try again in a minute."))
    else:
        return redirect("sponsor:bill", sponsor.pk, group.pk)
    return redirect("sponsor:bills", sponsor.pk)


@for_sponsor(Task.PAY)
@require_safe
def bill(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """One bill for many, with its parts."""
    group = get_object_or_404(GroupBill, sponsor=sponsor, pk=number)
    parts = list(group.parts.select_related("bill__application__applicant").order_by("number"))
    return render(request, "sponsor/bill.html", {"sponsor": sponsor, "here": "bills", "group": group, "parts": parts})


@for_sponsor(Task.PAY)
@require_POST
def ask_bill(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """ "We have paid": the treasury is asked now."""
    group = get_object_or_404(GroupBill, sponsor=sponsor, pk=number)
    try:
        group = ask_group(group)
    except Unreachable:
        messages.warning(request, _("The bank does not answer at the moment. We keep asking. Do not pay again."))
    else:
        if group.settled_at:
            messages.success(request, _("Thank you. We have received your payment."))
        else:
            messages.info(request, _("The payment has not reached us yet. We look every minute. Do not pay again."))
    return redirect("sponsor:bill", sponsor.pk, number)


@for_sponsor(Task.PAY)
@require_POST
def undo_bill(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """Take the bill apart, to leave somebody out or to pay one by one."""
    group = get_object_or_404(GroupBill.objects.select_related("sponsor"), sponsor=sponsor, pk=number)
    try:
        group = cancel_group(group, by=request.actor)
    except Unreachable:
        messages.warning(request, _("The bank does not answer at the moment. Try again in a minute."))
        return redirect("sponsor:bill", sponsor.pk, number)
    if group.settled_at:
        messages.info(request, _("This bill is paid. There is nothing to take apart."))
        return redirect("sponsor:bill", sponsor.pk, number)
    messages.success(request, _("The bill is cancelled. You can put the applications together anew."))
    return redirect("sponsor:bills", sponsor.pk)
