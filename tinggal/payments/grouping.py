"""One billing code for many files, of a sponsor or of a family: opened, paid, counted part by part, cancelled."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import files_on_behalf, right_for
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import USED
from tinggal.applications.status import Status
from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.models import Bill, GroupBill, GroupPart
from tinggal.payments.opening import valid_until
from tinggal.payments.provider import Opened, Paid, treasury
from tinggal.payments.settling import settle
from tinggal.people.actors import SYSTEM, Actor
from tinggal.people.models import User
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

MOST = 200
Right = Mapping[str, str | int]


def payable(sponsor: Sponsor, *, by: Actor) -> list[Bill]:
    """The open bills this actor may pay of files that the sponsor filed, without those on an open bill for many; the
    oldest first."""
    held = GroupPart.objects.filter(group__in=GroupBill.objects.open()).values("bill")
    mine = files_on_behalf(by, task=Task.PAY)
    files = mine.filter(sponsor=sponsor, filed_by_sponsor=True, status=Status.UNPAID)
    found = Bill.objects.open().filter(application__in=files, expires_at__gt=timezone.now()).exclude(pk__in=held)
    return list(found.select_related("application__applicant").order_by("pk")[:MOST])


def payable_family(principal: Application) -> list[Bill]:
    """The open bills of a family, the principal's too, without those on an open bill for many; the oldest first."""
    held = GroupPart.objects.filter(group__in=GroupBill.objects.open()).values("bill")
    files = Application.objects.filter(Q(pk=principal.pk) | Q(joins=principal), status=Status.UNPAID)
    found = Bill.objects.open().filter(application__in=files, expires_at__gt=timezone.now()).exclude(pk__in=held)
    return list(found.select_related("application__applicant").order_by("pk")[:MOST])


def open_group(sponsor: Sponsor, bills: Sequence[Bill], *, by: Actor) -> GroupBill:
    """One code for these bills of the sponsor. Asked for twice, the same code. The provider is asked outside any
    transaction, by a reference that is that of exactly these bills.

    Raises:
        MoveRefused: nothing of it can be paid any more.
        PermissionDenied: this actor may not pay for this sponsor.
    """
    right = right_for(by, sponsor, task=Task.PAY)
    if by.user_id is None or right is None:
        raise PermissionDenied(f"{by.key} may not pay for {sponsor.subject}")
    wanted = {bill.pk for bill in bills}
    parts = [bill for bill in payable(sponsor, by=by) if bill.pk in wanted]
    return _open(GroupBill(sponsor=sponsor), parts, owner=f"S{sponsor.pk}", by=by, right=right)


def open_family(principal: Application, *, by: Actor) -> GroupBill:
    """One code for all that a family has to pay now; otherwise as ``open_group``.

    Raises ``PermissionDenied`` for anybody but the applicant.
    """
    _hold_to_family(principal, by)
    parts = payable_family(principal)
    return _open(GroupBill(principal=principal), parts, owner=f"F{principal.pk}", by=by, right={})


def _open(group: GroupBill, parts: Sequence[Bill], *, owner: str, by: Actor, right: Right) -> GroupBill:
    if not parts:
        raise MoveRefused(_("There is nothing to pay here now. It may be paid, or stand on another bill."))
    together = hashlib.sha256(" ".join(bill.code for bill in parts).encode()).hexdigest()[:16]
    attempt = GroupBill.objects.filter(reference__startswith=f"{owner}/{together}/").count() + 1
    now = timezone.now()
    group.reference, group.amount = f"{owner}/{together}/{attempt}", sum(bill.amount for bill in parts)
    opened = treasury().open(
        reference=group.reference,
        amount=group.amount,
        description=f"PNBP {len(parts)} permohonan",
        expires_at=valid_until(now),
    )
    return _keep(group, parts, opened, by=by, right=right)


@transaction.atomic
def _keep(group: GroupBill, parts: Sequence[Bill], opened: Opened, *, by: Actor, right: Right) -> GroupBill:
    take_turn(f"group-bills/{group.subject}")
    if there := GroupBill.objects.filter(code=opened.code).first():
        return there
    group.code, group.pay_url, group.expires_at = opened.code, opened.pay_url, opened.expires_at
    group.opened_by, group.opened_at = User.objects.get(pk=by.user_id or 0), timezone.now()
    group.save(force_insert=True)
    numbered = enumerate(parts, start=1)
    GroupPart.objects.bulk_create(GroupPart(group=group, bill=bill, number=number) for number, bill in numbered)
    told = {"code": group.code, "amount": group.amount, "files": len(parts)}
    record("group.opened", subject=group.subject, by=by, data={**told, **right})
    if mandate := right.get("mandate"):
        used = {"file": group.code, "did": "group.opened"}
        record(USED, subject=f"mandate/{mandate}", by=by, data=used)
    return group


@transaction.atomic
def settle_group(group: GroupBill, paid: Paid) -> GroupBill:
    """Money came in for many: each part is settled as if it had been paid alone, so what was paid or withdrawn in the
    meantime is given back by itself. Hearing it twice changes nothing; a wrong amount is kept for finance."""
    held = GroupBill.objects.select_for_update().get(pk=group.pk)
    if paid.amount != held.amount:
        if held.received is None:
            held.received = paid.amount
            held.save(update_fields=["received"])
            told = {"code": held.code, "expected": held.amount, "received": paid.amount, "ntpn": paid.ntpn}
            record("group.disputed", subject=held.subject, by=SYSTEM, data=told)
        return held
    if held.settled_at is None:
        held.settled_at, held.paid_at, held.ntpn = timezone.now(), paid.paid_at, paid.ntpn
        held.save(update_fields=["settled_at", "paid_at", "ntpn"])
        told = {"code": held.code, "amount": held.amount, "ntpn": paid.ntpn}
        record("group.settled", subject=held.subject, by=SYSTEM, data=told)
    for part in held.parts.select_related("bill").order_by("bill__application_id"):
        settle(replace(paid, code=part.bill.code, amount=part.bill.amount, ntpn=f"{paid.ntpn}-{part.number:03}"))
    return held


def ask_group(group: GroupBill) -> GroupBill:
    """Ask the provider now and count what came in. Raises ``Unreachable`` when it does not answer."""
    GroupBill.objects.filter(pk=group.pk).update(asked_at=timezone.now())
    for payment in treasury().fetch(group.code).payments:
        settle_group(group, payment)
    group.refresh_from_db()
    return group


def cancel_group(group: GroupBill, *, by: Actor) -> GroupBill:
    """Make the code unpayable, so that its bills can be put together anew; what was paid already is counted.

    Raises ``PermissionDenied`` for anybody who may not pay for the sponsor or the family.
    """
    if group.principal:
        _hold_to_family(group.principal, by)
    elif group.sponsor is None or right_for(by, group.sponsor, task=Task.PAY) is None:
        raise PermissionDenied(f"{by.key} may not pay for {group.subject}")
    for payment in treasury().cancel(group.code).payments:
        settle_group(group, payment)
    return _close(group, "cancelled_at", kind="group.cancelled", by=by)


def lapse_group(group: GroupBill) -> GroupBill:
    """The time to pay is over; the provider is asked first whether it was paid."""
    return _close(ask_group(group), "lapsed_at", kind="group.lapsed", by=SYSTEM)


@transaction.atomic
def _close(group: GroupBill, field: str, *, kind: str, by: Actor) -> GroupBill:
    held = GroupBill.objects.select_for_update().get(pk=group.pk)
    if held.is_open:
        setattr(held, field, timezone.now())
        held.save(update_fields=[field])
        record(kind, subject=held.subject, by=by, data={"code": held.code})
    return held


def _hold_to_family(principal: Application, by: Actor) -> None:
    if by.user_id is None or by.user_id != principal.applicant_id:
        raise PermissionDenied(f"{by.key} may not pay for the family of {principal}")
