"""Opening, closing and voiding bills: what we ask the provider for, and how long a code can be paid."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone, translation

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.fees import FeeLine, fee_lines, total
from tinggal.journal.record import record
from tinggal.payments.models import Bill
from tinggal.payments.provider import Opened, treasury
from tinggal.people.actors import SYSTEM, Actor

JAKARTA = ZoneInfo("Asia/Jakarta")
VALIDITY = timedelta(days=7)


def valid_until(now: datetime) -> datetime:
    """A billing code can be paid for seven days, but never past the last second of the year in Jakarta.

    The treasury closes its books on 31 December, 23:59:59 Asia/Jakarta. Takes and gives aware times."""
    here = now.astimezone(JAKARTA)
    return min(here + VALIDITY, datetime(here.year, 12, 31, 23, 59, 59, tzinfo=JAKARTA))


def fee_on(application: Application, day: datetime) -> tuple[FeeLine, ...]:
    """What the application costs at a moment, by the tariff in force in Jakarta then. Whole rupiah."""
    return fee_lines(application.permit, application.answers, on=day.astimezone(JAKARTA).date())


def open_bill(application: Application, *, by: Actor = SYSTEM) -> Bill:
    """The open bill of an application; opens one if there is none. Twice gives the same code.

    The provider is asked outside any transaction: after a crash the same reference gets the same code again.
    """
    number = application.bills.count() + 1  # counted before looking: two at once ask with the same reference
    bill = application.bills.open().first()
    if bill:
        return bill
    now = timezone.now()
    lines = fee_on(application, now)
    reference = f"{application.reference}/{number}"
    opened = treasury().open(
        reference=reference,
        amount=total(lines),
        description=f"PNBP {application.reference}",
        expires_at=valid_until(now),
    )
    return _keep(application, opened, reference=reference, lines=lines, now=now, by=by)


@transaction.atomic
def _keep(
    application: Application, opened: Opened, *, reference: str, lines: Sequence[FeeLine], now: datetime, by: Actor
) -> Bill:
    file = lock(application)
    bill, new = Bill.objects.get_or_create(
        code=opened.code,
        defaults={
            "application": file,
            "reference": reference,
            "amount": total(lines),
            "lines": [_as_charged(line) for line in lines],
            "pay_url": opened.pay_url,
            "opened_at": now,
            "expires_at": opened.expires_at,
        },
    )
    if new:
        record("bill.opened", subject=file.subject, by=by, data=_facts(bill))
    if new and file.status != Status.UNPAID:  # it moved on while we asked: nobody must pay this code
        cancel(bill, by=by)
    return bill


@transaction.atomic
def cancel(bill: Bill, *, by: Actor) -> Bill:
    """Void an open bill. The reaction to ``bill.cancelled`` tells the provider. Twice changes nothing."""
    return _close(bill, "cancelled_at", kind="bill.cancelled", by=by)


@transaction.atomic
def lapse(bill: Bill, *, by: Actor = SYSTEM) -> Bill:
    """The time to pay an open bill is over. Twice changes nothing. Ask the provider first: it may have been paid."""
    return _close(bill, "lapsed_at", kind="bill.lapsed", by=by)


def lock(application: Application) -> Application:
    """The row of the application, locked. Everything that writes bills locks it first, so bills need no order."""
    return Application.objects.select_for_update(of=("self",)).get(pk=application.pk)


def _close(bill: Bill, field: str, *, kind: str, by: Actor) -> Bill:
    file = lock(bill.application)
    bill.refresh_from_db()
    if bill.is_open:
        setattr(bill, field, timezone.now())
        bill.save(update_fields=[field])
        record(kind, subject=file.subject, by=by, data=_facts(bill))
    return bill


def _as_charged(line: FeeLine) -> dict[str, str | int]:
    """The line as it stays on the bill, in both languages: the tariff may be renamed later."""
    with translation.override("en"):
        label = str(line.label)
    return {"code": line.code, "label": label, "label_id": line.legal_name, "amount": line.amount, "law": line.law}


def _facts(bill: Bill) -> dict[str, str | int]:
    """What the journal keeps; reminders count from ``expires_at``."""
    return {"code": bill.code, "amount": bill.amount, "expires_at": bill.expires_at.isoformat()}
