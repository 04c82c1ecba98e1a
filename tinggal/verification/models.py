"""What was read on documents, what the checks found, what officers said to it, and how often each check was right."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.models import Application, Document
from tinggal.lib.boxes import Box
from tinggal.verification.results import Outcome
from tinggal.verification.sealed import opened, sealed


class DocumentFacts(models.Model):
    """What the machine read on one version of a document, once: names, numbers, the lines of a passport, the print of a
    face. So it lies here encrypted. ``wanted`` says what was looked for; ``ms`` how long the reader took for it."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True, related_name="facts")
    ciphertext = models.BinaryField(null=True)
    wrapped_key = models.BinaryField(default=b"")
    wanted = models.JSONField(default=list)
    version = models.PositiveSmallIntegerField()
    ms = models.PositiveIntegerField()
    read_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.document_id}: {', '.join(self.wanted)}"

    @property
    def facts(self) -> Any:
        """As ``Facts.to_json`` wrote it; None where the document could not be read, or the keys were changed since."""
        return None if self.ciphertext is None else opened(bytes(self.ciphertext), bytes(self.wrapped_key))

    @facts.setter
    def facts(self, read: Any) -> None:
        closed = None if read is None else sealed(read)
        self.ciphertext = closed.ciphertext if closed else None
        self.wrapped_key = closed.wrapped_key if closed else b""

    @property
    def is_lost(self) -> bool:
        """Whether something was read that can no longer be opened."""
        return self.ciphertext is not None and self.facts is None


class EarlyLook(models.Model):
    """What the rules that need one document alone say of it while its applicant can still mend it.

    ``seen`` is a keyed digest of what was looked at: when the form changes, it is another one. ``page`` are the
    measures of the first page, ``results`` what ``early`` writes, encrypted. ``begun_at``: a worker is at it.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True, related_name="early_look")
    seen = models.CharField(max_length=64, blank=True)
    page = models.JSONField(null=True, blank=True)
    ciphertext = models.BinaryField(default=b"")
    wrapped_key = models.BinaryField(default=b"")
    begun_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.document_id} at {self.looked_at}"

    @property
    def results(self) -> Any:
        """A list; empty before the first look, and where the keys were changed since."""
        return (opened(bytes(self.ciphertext), bytes(self.wrapped_key)) or []) if self.ciphertext else []

    @results.setter
    def results(self, found: Any) -> None:
        closed = sealed(found)
        self.ciphertext, self.wrapped_key = closed.ciphertext, closed.wrapped_key


class FindingQuerySet(models.QuerySet["Finding"]):
    """Reading findings in the office's words."""

    def in_force(self) -> "FindingQuerySet":
        """Of the newest look at each thing."""
        return self.filter(superseded_at=None)

    def open_questions(self) -> "FindingQuerySet":
        """Those that wait for an officer."""
        return self.in_force().filter(outcome=Outcome.ASK, resolved_at=None)

    def blocking(self) -> "FindingQuerySet":
        """Those for which a file goes back."""
        return self.in_force().filter(outcome=Outcome.BLOCK)


class Finding(models.Model):
    """``about`` is the code of the document, or "" for a check of the whole file; ``document`` the version looked at,
    none where it is missing. ``version`` is that of the check's rules. A later look with another result supersedes.

    ``box`` is where on the document, as ``Box.to_json`` writes it. ``grounds`` is the code of an officer's answer: an
    ``Override`` where the question is cleared, a reason of the catalogue for a return where it is confirmed.

    Where a register was silent, ``ask_again_at`` is when it is asked again by itself (None: not any more), and
    ``asked_again`` how often it was; the finding that comes of an answer keeps the number.
    """

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
    box = models.JSONField(null=True, blank=True)
    ask_again_at = models.DateTimeField(null=True, blank=True)
    asked_again = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(db_default=Now())
    superseded_at = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=10, blank=True)
    grounds = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="resolved_findings"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["about", "check_name", "id"]
        indexes = [
            models.Index(fields=["at"], name="findings_by_day"),
            models.Index(fields=["ask_again_at"], name="to_be_asked_again", condition=Q(ask_again_at__isnull=False)),
        ]
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
    def place(self) -> Box | None:
        """Where on the document it shows; None where it has no place."""
        return Box.from_json(self.box) if self.box else None


class CheckMonth(models.Model):
    """How one check did in one month (``month`` is its first day, in Jakarta): how many findings it made and what they
    were, and what officers answered, until now, to what it asked then. Made anew every night by ``measured``."""

    month = models.DateField()
    check_name = models.CharField(max_length=40)
    passed = models.PositiveIntegerField()
    noted = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    blocked = models.PositiveIntegerField()
    cleared = models.PositiveIntegerField()
    confirmed = models.PositiveIntegerField()

    class Meta:
        ordering = ["-month", "check_name"]
        constraints = [models.UniqueConstraint(fields=["month", "check_name"], name="one_row_per_check_and_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.check_name}"

    @property
    def looks(self) -> int:
        """How often it was made."""
        return self.passed + self.noted + self.asked + self.blocked
