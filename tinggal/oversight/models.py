"""What was counted every night about offices and officers, exceptional access to personal data, bundles of evidence."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from tinggal.applications.models import Application
from tinggal.offices.models import Office


class OfficeMonth(models.Model):
    """How long the files of an immigration office stayed at a desk in a month, and what came of it there.

    ``desk`` is a status of ``DESKS``; ``month`` its first day. ``median`` and ``p90`` are working days with parts.
    ``files`` counts stays that ended in the month; ``sent_back`` those a later desk sent back to this one, and
    ``differing`` second looks that came to another result than this desk's decision.
    """

    month = models.DateField()
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="months")
    desk = models.CharField(max_length=20)
    files = models.PositiveIntegerField()
    median = models.FloatField()
    p90 = models.FloatField()
    returned = models.PositiveIntegerField()
    sent_back = models.PositiveIntegerField()
    differing = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "office", "desk"]
        indexes = [models.Index(fields=["desk", "month"], name="offices_at_a_desk")]
        constraints = [
            models.UniqueConstraint(fields=["month", "office", "desk"], name="an_office_is_counted_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.desk} {self.month:%Y-%m}"


class OfficerMonth(models.Model):
    """What an officer did at one desk in a month. ``desk`` is as the journal names it: ``kanim_officer@K3101``.

    ``acts`` are steps he took, on ``days`` different days; ``seconds`` the median time he had a file before him, none
    when he never took one. ``out_of_hours``: before 7 or from 18 o'clock at the office, or on a closed day.
    """

    month = models.DateField()
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="months")
    desk = models.CharField(max_length=60)
    role = models.CharField(max_length=30)
    acts = models.PositiveIntegerField()
    days = models.PositiveSmallIntegerField()
    returns = models.PositiveIntegerField()
    decisions = models.PositiveIntegerField()
    approvals = models.PositiveIntegerField()
    out_of_hours = models.PositiveIntegerField()
    seconds = models.FloatField(null=True, blank=True)
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "role", "officer"]
        indexes = [
            models.Index(fields=["month", "role"], name="officers_of_a_month"),
            models.Index(fields=["month", "desk", "id"], name="officers_by_desk"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["month", "officer", "desk"], name="an_officer_is_counted_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.desk} {self.month:%Y-%m}"


class PersonalAccessQuerySet(models.QuerySet["PersonalAccess"]):
    """Reading exceptional accesses in the office's words."""

    def open_at(self, now: datetime) -> "PersonalAccessQuerySet":
        """Approved, and not run out."""
        return self.filter(approved=True, until__gt=now)

    def waiting(self) -> "PersonalAccessQuerySet":
        """Asked for, and nobody has answered."""
        return self.filter(decided_at=None)


class PersonalAccess(models.Model):
    """Somebody asked to read the personal data of a file outside his reach; a second person said yes or no.

    ``ground`` is a code of ``oversight.grounds``, ``reason`` his own words. A yes holds until ``until``.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="personal_accesses")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="accesses_asked")
    desk = models.CharField(max_length=60)
    ground = models.CharField(max_length=8)
    reason = models.TextField()
    asked_at = models.DateTimeField(db_default=Now())
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="accesses_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    approved = models.BooleanField(default=False)
    until = models.DateTimeField(null=True, blank=True)

    objects = PersonalAccessQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "personal accesses"
        indexes = [models.Index(fields=["asked_at"], name="accesses_waiting", condition=Q(decided_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="a_second_person_decides_an_access"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, approved=False)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="a_decided_access_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approved=False, until=None) | Q(approved=True, until__isnull=False),
                name="an_approved_access_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} for {self.asked_by_id}"


class Bundle(models.Model):
    """A bundle of evidence that an auditor wants about a file: written, confirmed, made by the signing process, kept.

    One without a ``desk`` is the holder's, of his own file, who needs no confirmation.

    ``contents``: with the documents themselves, for which ``reason`` says why. ``stored`` and ``wrapped_key`` are empty
    before it is made and again when it was thrown away; ``sha256`` and ``size`` stay.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="bundles")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bundles")
    desk = models.CharField(max_length=60)
    contents = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    asked_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    stored = models.CharField(max_length=120, blank=True)
    wrapped_key = models.BinaryField(default=b"", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["application", "asked_by", "-id"], name="bundles_of_a_file"),
            models.Index(fields=["made_at"], name="bundles_kept", condition=~Q(stored="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(contents=False) | ~Q(reason=""), name="documents_are_taken_along_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(made_at=None, stored="") | Q(made_at__isnull=False, confirmed_at__isnull=False),
                name="a_bundle_is_confirmed_before_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} for {self.asked_by_id}"

    @property
    def of_holder(self) -> bool:
        """Whether the holder of the file asked for it, and no auditor."""
        return self.desk == ""
