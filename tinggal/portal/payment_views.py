"""Paying: the bill with its code, the button "I have paid", a new code, and the receipt."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import visible_to
from tinggal.applications.models import Application
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.actions import ask, reissue
from tinggal.payments.models import Bill, Dispute, Refund
from tinggal.payments.provider import Unreachable
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own

PAYING = "paying"
NOT_YET = gettext_lazy("The payment has not reached us yet. We look every minute. You do not need to pay again.")
SILENT = gettext_lazy("The bank does not answer at the moment. We keep asking. You do not need to pay again.")


@login_required
@require_safe
def pay(request: ActorRequest, reference: str) -> HttpResponse:
    """The newest bill of the application, in whatever state it is."""
    application = own(request, reference)
    request.session[PAYING] = application.reference
    return render(request, "portal/pay.html", _account_of(application))


@login_required
@require_POST
def ask_payment(request: ActorRequest, reference: str) -> HttpResponse:
    """ "I have paid": the treasury is asked now."""
    _ask_and_tell(request, own(request, reference))
    return redirect("portal:pay", reference)


@login_required
@require_safe
def paid(request: ActorRequest) -> HttpResponse:
    """Back from the bank. The address names nobody and proves nothing: the bank is asked about the bill last shown."""
    application = (
        visible_to(request.actor)
        .filter(applicant_id=request.actor.user_id, reference=request.session.get(PAYING))
        .first()
    )
    if application is None:
        return redirect("/")
    _ask_and_tell(request, application)
    return redirect("portal:pay", application.reference)


@login_required
@require_POST
def new_code(request: ActorRequest, reference: str) -> HttpResponse:
    """A new code when the old one lapsed or was voided."""
    application = own(request, reference)
    try:
        bill = reissue(application, by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
    except Unreachable:
        messages.warning(request, SILENT)
    else:
        messages.success(request, _paid_or_new(bill))
    return redirect("portal:pay", reference)


@login_required
@require_safe
def receipt(request: ActorRequest, reference: str) -> HttpResponse:
    """The receipt of the payment, to be printed or kept."""
    application = own(request, reference)
    bill = application.bills.settled().first()
    if bill is None:
        return redirect("portal:pay", reference)
    return render(request, "portal/receipt.html", {"application": application, "bill": bill})


def _account_of(application: Application) -> dict[str, object]:
    return {
        "application": application,
        "bill": application.bills.settled().first() or application.bills.last(),
        "refunds": Refund.objects.filter(bill__application=application),
        "disputes": Dispute.objects.filter(bill__application=application, closed_at=None),
    }


def _ask_and_tell(request: HttpRequest, application: Application) -> None:
    bill = application.bills.settled().first() or application.bills.last()
    if bill is None:
        return
    try:
        bill = ask(bill)
    except Unreachable:
        messages.warning(request, SILENT)
        return
    if bill.settled_at:
        messages.success(request, _("Thank you. We have received your payment."))
    elif not bill.disputes.exists():
        messages.info(request, NOT_YET)


def _paid_or_new(bill: Bill) -> str:
    if bill.settled_at:
        return _("You do not need a new code. We have received your payment.")
    return _("Here is your new code. The day you applied stays the same.")


payment_urls = [
    path("applications/<str:reference>/pay/", pay, name="pay"),
    path("applications/<str:reference>/pay/ask/", ask_payment, name="ask_payment"),
    path("applications/<str:reference>/pay/new-code/", new_code, name="reissue"),
    path("applications/<str:reference>/receipt/", receipt, name="receipt"),
    path("paid/", paid, name="paid"),
]
