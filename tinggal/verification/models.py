"""What the automatic checks found, and what officers said to it. One row per check and version of what it looked at."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.functional import Promise

from tinggal.applications.models import Application, Document
from tinggal.verification.results import Outcome
from tinggal.verification.words import WORDS


class FindingQuerySet(models.QuerySet["Finding"]):
    """Reading findings in the office's words."""

    def in_force(self) -> "FindingQuerySet":
        """Of the newest look at each thing."""
        return self.filter(superseded_at=None)

    def open_questions(self) -> "FindingQuerySet":
        """Those that wait for an officer."""
        return self.in_force().filter(outcome=Outcome.ASK, resolved_at=None)

    def blocking(self) -> "FindingQuerySet":
        """Those for which a file goes back; the only ones an applicant may read."""
        return self.in_force().filter(outcome=Outcome.BLOCK)


class Finding(models.Model):
    """``about`` is the code of the document, or "" for a check of the whole file; ``document`` the version looked at,
    none where it is missing. ``version`` is that of the check's rules. A later look with another result supersedes."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="findings")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    about = models.CharField(max_length=60, blank=True)
    check_name = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10)
    words = models.CharField(max_length=60)
    expected = models.CharField(max_length=200, blank=True)
    found = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=10, blank=True)
    at = models.DateTimeField(db_default=Now())
    superseded_at = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="resolved_findings"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["about", "check_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "about", "check_name"],
                condition=Q(superseded_at=None),
                name="one_finding_in_force",
            ),
            models.CheckConstraint(
                condition=Q(resolution="", resolved_at=None, resolved_by=None)
                | ~Q(resolution="") & Q(outcome="ask", resolved_at__isnull=False, resolved_by__isnull=False),
                name="a_resolution_has_a_person_and_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.about} {self.check_name}: {self.outcome}"

    @property
    def sentence(self) -> str | Promise:
        """What it says, for people."""
        return WORDS[self.words]
