"""What is kept about money: bills alone and together, what providers told us, money that is not ours to keep."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.people.models import User
from tinggal.sponsors.models import Sponsor


class BillQuerySet(models.QuerySet["Bill"]):
    """Reading bills in the office's words."""

    def open(self) -> "BillQuerySet":
        """Neither paid, nor lapsed, nor cancelled."""
        return self.filter(settled_at=None, lapsed_at=None, cancelled_at=None)

    def settled(self) -> "BillQuerySet":
        """Paid in full, and counted as the payment of the application."""
        return self.filter(settled_at__isnull=False)


class Bill(models.Model):
    """One billing code for one application. ``amount`` is whole rupiah; ``lines`` is the fee as it was charged.

    ``paid_at`` is the provider's time of payment, which counts as the day of filing; ``settled_at`` is when we learned
    of it. ``reference`` is what we gave to the provider: the application's reference and the number of the attempt.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="bills")
    reference = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=15, unique=True)
    amount = models.BigIntegerField()
    lines = models.JSONField()
    pay_url = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    ntpn = models.CharField(max_length=20, blank=True)
    ntb = models.CharField(max_length=20, blank=True)
    method = models.CharField(max_length=20, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)

    objects = BillQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bills_ask_for_money"),
            models.CheckConstraint(condition=Q(code__regex=r"^8[0-9]{14}$"), name="bill_codes_are_15_digits_from_8"),
            models.CheckConstraint(
                condition=Q(settled_at=None, paid_at=None, ntpn="")
                | Q(settled_at__isnull=False, paid_at__isnull=False) & ~Q(ntpn=""),
                name="settled_bills_have_a_receipt",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(settled_at=None, lapsed_at=None, cancelled_at=None),
                name="one_open_bill_per_application",
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(settled_at__isnull=False), name="one_settled_bill_per_application"
            ),
            models.UniqueConstraint(fields=["ntpn"], condition=~Q(ntpn=""), name="one_bill_per_receipt"),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=Q(settled_at=None, lapsed_at=None, cancelled_at=None),
                name="open_bills_by_asked_at",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Whether it waits for money: neither paid, nor lapsed, nor cancelled."""
        return not (self.settled_at or self.lapsed_at or self.cancelled_at)

    @property
    def is_over(self) -> bool:
        """Whether the provider no longer takes money for it, by our clock."""
        return self.expires_at <= timezone.now()


class GroupBillQuerySet(models.QuerySet["GroupBill"]):
    """Reading bills for many."""

    def open(self) -> "GroupBillQuerySet":
        """Neither paid, nor lapsed, nor cancelled."""
        return self.filter(settled_at=None, lapsed_at=None, cancelled_at=None)


class GroupBill(models.Model):
    """One billing code for many bills of a sponsor, or of a family (``principal`` is the file of its head). Its parts
    stay bills of their own: whoever pays one alone has paid it, and gets nothing counted twice. ``received`` is a wrong
    amount that somebody paid, for finance to look at."""

    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, null=True, blank=True, related_name="bills")
    principal = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="family_bills"
    )
    reference = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=15, unique=True)
    amount = models.BigIntegerField()
    pay_url = models.CharField(max_length=300, blank=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    ntpn = models.CharField(max_length=20, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    received = models.BigIntegerField(null=True, blank=True)

    objects = GroupBillQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bills_for_many_ask_for_money"),
            models.CheckConstraint(
                condition=Q(sponsor__isnull=False, principal=None) | Q(sponsor=None, principal__isnull=False),
                name="bills_for_many_are_of_a_sponsor_or_a_family",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, paid_at=None, ntpn="")
                | Q(settled_at__isnull=False, paid_at__isnull=False) & ~Q(ntpn=""),
                name="settled_bills_for_many_have_a_receipt",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        """Whose story tells of it in the journal: the sponsor's, or that of the principal's file."""
        return self.principal.subject if self.principal else f"sponsor/{self.sponsor_id}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for money."""
        return not (self.settled_at or self.lapsed_at or self.cancelled_at)

    @property
    def is_over(self) -> bool:
        """Whether the provider no longer takes money for it, by our clock."""
        return self.expires_at <= timezone.now()


class GroupPart(models.Model):
    """A bill that is paid with others. ``number`` (from 1) tells its receipt from theirs: "<ntpn>-007"."""

    group = models.ForeignKey(GroupBill, on_delete=models.PROTECT, related_name="parts")
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="a_part_has_its_number"),
            models.UniqueConstraint(fields=["group", "bill"], name="a_bill_is_a_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group} part {self.number}"


class Callback(models.Model):
    """A message as it came in, kept before it was read. ``event_id`` is filled only when it proved genuine.

    ``claim`` is what it says; ``outcome`` is what became of it, empty while it waits for the worker.
    """

    provider = models.CharField(max_length=40)
    event_id = models.CharField(max_length=64, blank=True)
    body = models.BinaryField()
    headers = models.JSONField()
    received_at = models.DateTimeField()
    claim = models.JSONField(default=dict)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "event_id"], condition=~Q(event_id=""), name="one_callback_per_event"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id or self.pk}"


class Refund(models.Model):
    """Money that came in and was not owed: to be given back by finance. Amounts are whole rupiah."""

    class Why(models.TextChoices):
        PAID_TWICE = "paid_twice", "paid_twice"
        NOT_OWED = "not_owed", "not_owed"
        FEE_CHANGED = "fee_changed", "fee_changed"

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="refunds")
    ntpn = models.CharField(max_length=20, unique=True)
    ntb = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    why = models.CharField(max_length=20)
    paid_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.ntpn} {self.why}"


class Dispute(models.Model):
    """Somebody paid another amount than the bill says: for finance to look at. Amounts are whole rupiah."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="disputes")
    ntpn = models.CharField(max_length=20, unique=True)
    ntb = models.CharField(max_length=20)
    expected = models.BigIntegerField()
    received = models.BigIntegerField()
    paid_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.ntpn} {self.received} for {self.expected}"
