"""One code for all that a family has to pay: made, asked about, taken apart."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.applications.families import principal_of
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.actions import ask_group, cancel_group, open_family
from tinggal.payments.models import GroupBill
from tinggal.payments.provider import Unreachable
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own
from tinggal.portal.payment_views import NOT_YET, SILENT


@login_required
@require_POST
def pay_family(request: ActorRequest, reference: str) -> HttpResponse:
    """Put everything that is open on one bill."""
    principal = principal_of(own(request, reference))
    try:
        open_family(principal, by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
    except Unreachable:
        messages.warning(request, _("The bank does not answer at the moment. Try again in a minute."))
    return redirect("portal:family", principal.reference)


@login_required
@require_POST
def ask_family(request: ActorRequest, reference: str) -> HttpResponse:
    """ "I have paid": the treasury is asked now."""
    bill = _open_bill(request, reference)
    try:
        bill = ask_group(bill)
    except Unreachable:
        messages.warning(request, SILENT)
    else:
        if bill.settled_at:
            messages.success(request, _("Thank you. We have received your payment."))
        else:
            messages.info(request, NOT_YET)
    return redirect("portal:family", reference)


@login_required
@require_POST
def undo_family(request: ActorRequest, reference: str) -> HttpResponse:
    """Take the bill apart, to pay one by one."""
    bill = _open_bill(request, reference)
    try:
        bill = cancel_group(bill, by=request.actor)
    except Unreachable:
        messages.warning(request, _("The bank does not answer at the moment. Try again in a minute."))
        return redirect("portal:family", reference)
    if bill.settled_at:
        messages.info(request, _("This bill is paid. There is nothing to take apart."))
    else:
        messages.success(request, _("The bill for all is cancelled. You can pay one by one, or make a new one."))
    return redirect("portal:family", reference)


def _open_bill(request: ActorRequest, reference: str) -> GroupBill:
    """The newest bill of the family; 404 when there is none."""
    principal = principal_of(own(request, reference))
    bill = principal.family_bills.select_related("principal").order_by("-pk").first()
    if bill is None:
        raise Http404
    return bill
