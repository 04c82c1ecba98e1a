"""The foreigners a sponsor vouches for, and batches: many files that are begun and sent together."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import Report, ReportLine, TakenBack, Undertaking  # noqa: F401  our tables
from tinggal.guarantees.link_models import CalendarLink, WorkerLink  # noqa: F401  our tables
from tinggal.sponsors.models import Sponsor


class ForeignerQuerySet(models.QuerySet["Foreigner"]):
    """Reading a sponsor's list."""

    def present(self) -> "ForeignerQuerySet":
        """Those for whom the sponsor vouches now."""
        return self.filter(released_at=None)

    def ending(self, first: date, last: date) -> "ForeignerQuerySet":
        """Those whose permit ends between these days, both included."""
        return self.filter(expires_on__gte=first, expires_on__lte=last)

    def to_report(self, last: date) -> "ForeignerQuerySet":
        """Those on whom the sponsor owes a report until this day, included."""
        return self.filter(report_due_on__isnull=False, report_due_on__lte=last)


class Foreigner(models.Model):
    """Somebody a sponsor vouches for, known by his passport. Copied from his files by ``people.enlist``.

    ``holds`` is the file that gave his present permit, ``runs`` the one that is not at an end; ``expires_on`` the last
    day of the present permit, ``report_due_on`` the last day of the sponsor's next report on somebody who holds one.
    ``released_at`` ends the guarantee.
    """

    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="foreigners")
    passport_index = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    nationality = models.CharField(max_length=3, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    holds = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    runs = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    report_due_on = models.DateField(null=True, blank=True)
    since = models.DateTimeField(db_default=Now())
    released_at = models.DateTimeField(null=True, blank=True)

    objects = ForeignerQuerySet.as_manager()

    class Meta:
        ordering = ["expires_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sponsor", "passport_index"], name="a_foreigner_is_listed_once"),
        ]
        indexes = [
            models.Index(
                fields=["sponsor", "expires_on", "id"], name="foreigners_by_expiry", condition=Q(released_at=None)
            ),
            models.Index(
                fields=["sponsor", "report_due_on", "id"],
                name="foreigners_by_report",
                condition=Q(released_at=None, report_due_on__isnull=False),
            ),
            models.Index(
                fields=["report_due_on", "id"],
                name="reports_owed",
                condition=Q(released_at=None, report_due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Many files begun together: renewals of chosen people, or the rows of a table (``sha256`` of the file)."""

    class Kind(models.TextChoices):
        RENEWALS = "renewals", "renewals"
        TABLE = "table", "table"

    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="batches")
    kind = models.CharField(max_length=10, choices=Kind)
    permit_code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="batches")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sponsor", "permit_code", "sha256"], condition=~Q(sha256=""), name="a_table_is_taken_in_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} of {self.sponsor}"

    @property
    def subject(self) -> str:
        """How the journal names it."""
        return f"batch/{self.pk}"


class BatchRow(models.Model):
    """One row of a batch. ``number`` is the row in the table as people count it, or the place in the choice.

    ``cells`` maps question codes to what was written; ``faulty`` are the codes with something wrong; ``refused`` says
    in a word why no file was begun ("" where one was, or where cells are wrong).
    """

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict, blank=True)
    faulty = models.JSONField(default=list, blank=True)
    refused = models.CharField(max_length=20, blank=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="batch_rows"
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="a_row_stands_once_in_its_batch")]

    def __str__(self) -> str:
        return f"row {self.number} of {self.batch_id}"
