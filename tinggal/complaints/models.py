"""Complaints and what was said about them. Both tables are append-only: the database refuses to change a row.

The texts lie encrypted: whoever reads the database, or a copy of it, learns how many reports there are and no word.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from tinggal.complaints.sealed import opened, sealed
from tinggal.offices.models import Office


class SealedText(models.Model):
    """What somebody wrote: ``text`` to read and to set, never a column."""

    ciphertext = models.BinaryField()
    wrapped_key = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def text(self) -> str:
        """In plain words; opened each time it is read."""
        return opened(bytes(self.ciphertext), bytes(self.wrapped_key))

    @text.setter
    def text(self, said: str) -> None:
        closed = sealed(said)
        self.ciphertext, self.wrapped_key = closed.ciphertext, closed.wrapped_key


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Reading complaints in the office's words."""

    def told(self) -> "ComplaintQuerySet":
        """Each with ``first_answer`` (when an auditor first wrote), ``closed_as`` and ``last_side``."""
        entries = ComplaintEntry.objects.filter(complaint=OuterRef("pk"))
        answers = entries.filter(side=ComplaintEntry.Side.AUDITOR)
        return self.annotate(
            first_answer=Subquery(answers.order_by("pk").values("at")[:1]),
            closed_as=Subquery(entries.exclude(outcome="").order_by("-pk").values("outcome")[:1]),
            last_side=Subquery(entries.order_by("-pk").values("side")[:1]),
        )

    def closed(self) -> "ComplaintQuerySet":
        """Those whose end an auditor has told."""
        return self.filter(Exists(ComplaintEntry.objects.filter(complaint=OuterRef("pk")).exclude(outcome="")))

    def still_open(self) -> "ComplaintQuerySet":
        """Those without an end."""
        return self.exclude(Exists(ComplaintEntry.objects.filter(complaint=OuterRef("pk")).exclude(outcome="")))


class Complaint(SealedText):
    """What somebody reported, with no name, no account and no address of a machine.

    ``code_index`` is the keyed digest of the receipt code, which only the reporter has. ``office`` and ``reference``
    (a registration number) are what he says it is about. ``answer_by`` is the last day for the first answer, in
    Jakarta.
    """

    class Kind(models.TextChoices):
        """What is reported."""

        BRIBE = "bribe", _("Somebody asked for money, a gift or a favour")
        SERVICE = "service", _("Something else went wrong")

    code_index = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints")
    reference = models.CharField(max_length=16, blank=True)
    received_at = models.DateTimeField()
    answer_by = models.DateField()

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["received_at"], name="complaints_by_day")]
        constraints = [models.CheckConstraint(condition=~Q(ciphertext=b""), name="a_complaint_says_something")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.kind}"


class ComplaintEntry(SealedText):
    """What an auditor asked, answered or found, and what the reporter added. ``outcome`` is "" but for the end."""

    class Side(models.TextChoices):
        """Who wrote it."""

        REPORTER = "reporter", _("Reporter")
        AUDITOR = "auditor", _("Auditor")

    class Outcome(models.TextChoices):
        """How it ended."""

        CONFIRMED = "confirmed", _("True: steps were taken")
        NOT_CONFIRMED = "not_found", _("Looked into, and not confirmed")
        PASSED_ON = "passed_on", _("Passed on to another authority")

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="entries")
    side = models.CharField(max_length=8, choices=Side)
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "complaint entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(side="reporter", written_by=None, outcome="") | Q(side="auditor", written_by__isnull=False),
                name="only_auditors_have_a_name",
            ),
            models.CheckConstraint(condition=~Q(ciphertext=b""), name="a_complaint_entry_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.side} {self.pk}"
