"""When an application has to be paid for: open a bill. When it no longer has to be: make the code unpayable."""

from django.utils import timezone

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.fees import total
from tinggal.journal.models import Event
from tinggal.payments import opening
from tinggal.payments.models import Bill
from tinggal.payments.provider import treasury
from tinggal.payments.settling import payment_of, settle
from tinggal.people.actors import SYSTEM


def open_bill(event: Event) -> None:
    """To ``application.unpaid``: what is paid already, or costs nothing, goes on at once; else a bill is opened."""
    application = Application.objects.of(event)
    if application.status != Status.UNPAID:
        return
    settled = application.bills.settled().first()
    if settled:  # paid before it was returned: never bill twice
        perform(application, "pay", by=SYSTEM, data=payment_of(settled))
    elif not total(opening.fee_on(application, timezone.now())):
        perform(application, "pay", by=SYSTEM, data={"paid_at": timezone.now().isoformat()})
    else:
        opening.open_bill(application)


def void_bill(event: Event) -> None:
    """To ``application.withdrawn``: nobody has to pay any more."""
    for bill in Application.objects.of(event).bills.open():
        opening.cancel(bill, by=SYSTEM)


def withdraw_code(event: Event) -> None:
    """To ``bill.cancelled``: the provider must not take money for the code; what it took already is counted."""
    for payment in treasury().cancel(Bill.objects.get(code=event.data["code"]).code).payments:
        settle(payment)
