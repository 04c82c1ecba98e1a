"""By what files are compared (marks, looks, faces), what was noticed (signals, patterns), what officers answered."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.models import Application, Document


class Mark(models.Model):
    """Something that can be equal in two files: a passport, a phone, a digest. ``key`` is a keyed digest of ``kind``
    and value, so the table tells nobody a phone number. ``about`` is the code of the question or document."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=64)
    about = models.CharField(max_length=60)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "kind", "key", "about"], name="a_mark_is_kept_once")
        ]
        indexes = [models.Index(fields=["key", "-application"], name="files_with_this_mark")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind} {self.about}"


class Look(models.Model):
    """How the first page of a document looks: a hash of 64 bits, and the same in bands to find near ones by."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="looks")
    about = models.CharField(max_length=60)
    bits = models.BigIntegerField()
    bands = ArrayField(models.IntegerField())

    class Meta:
        indexes = [GinIndex(fields=["bands"], name="looks_alike")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.about}"


class Overlay(models.Model):
    """What came of laying the first pages of two documents over each other: the share of what stands on both that is
    the same. ``one`` is the older document. Documents never change, so it is done once."""

    one = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="overlays")
    same = models.FloatField()
    version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="two_pages_are_laid_over_once")]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"


class FacePrint(models.Model):
    """A face as numbers, turned by our key so that they fit nobody else's faces; all are compared, in blocks."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="face_prints")
    about = models.CharField(max_length=60)
    numbers = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.about}"


class SignalQuerySet(models.QuerySet["Signal"]):
    """Reading signals in the office's words."""

    def in_force(self) -> "SignalQuerySet":
        """Of the newest comparison."""
        return self.filter(superseded_at=None)

    def unanswered(self) -> "SignalQuerySet":
        """Those no officer has answered."""
        return self.in_force().filter(answered_at=None)


class Signal(models.Model):
    """Something about a file that an officer should know. It never stops the file and never counts towards a decision.

    ``signal`` and ``version`` are those of the table; ``evidence`` a list of items (``tinggal.signals.evidence``) with
    codes and registration numbers, no personal values.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="signals")
    signal = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField()
    evidence = models.JSONField(default=list)
    weight = models.PositiveSmallIntegerField()
    at = models.DateTimeField(db_default=Now())
    superseded_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="answered_signals"
    )

    objects = SignalQuerySet.as_manager()

    class Meta:
        ordering = ["-weight", "signal", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "signal"], condition=Q(superseded_at=None), name="one_signal_in_force"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answer_has_a_person_and_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.signal}"


class Pattern(models.Model):
    """An officer and a sponsor who meet differently than chance would have it. For auditors only.

    ``sample`` is one of the sponsor's files, by which its name is shown; ``chance`` the probability of such a meeting,
    already corrected for the number of pairs that were looked at.
    """

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="patterns")
    desk = models.CharField(max_length=60)
    sponsor = models.CharField(max_length=64)
    sample = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="patterns")
    signal = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField()
    evidence = models.JSONField(default=dict)
    chance = models.FloatField()
    at = models.DateTimeField(db_default=Now())
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["chance", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "desk", "sponsor", "signal"],
                condition=Q(superseded_at=None),
                name="one_pattern_in_force",
            )
        ]
        indexes = [models.Index(fields=["chance", "id"], name="patterns_shown", condition=Q(superseded_at=None))]

    def __str__(self) -> str:
        return f"{self.signal} {self.desk} {self.officer_id}"
