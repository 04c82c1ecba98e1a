"""What happens at a counter: a ticket of the queue, an original that was seen, a permit handed over, a capture."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application, Document
from tinggal.offices.models import Office


class Ticket(models.Model):
    """A number in the waiting room of an office. Numbers begin with 1 on each ``day`` of the office's own clock."""

    class Reason(models.TextChoices):
        APPOINTMENT = "appointment", _("Has an appointment")
        COLLECTION = "collection", _("Collects a permit")
        HELP = "help", _("Needs help with an application")
        QUESTION = "question", _("Has a question")

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tickets")
    day = models.DateField()
    number = models.PositiveIntegerField()
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets"
    )
    reason = models.CharField(max_length=12, choices=Reason)
    first = models.BooleanField(default=False)
    issued_at = models.DateTimeField(db_default=Now())
    called_at = models.DateTimeField(null=True, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="called_tickets"
    )
    counter = models.CharField(max_length=20, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "day", "number"], name="a_ticket_number_is_given_once_a_day"),
            models.CheckConstraint(
                condition=Q(called_at=None, counter="", done_at=None) | Q(called_at__isnull=False) & ~Q(counter=""),
                name="a_called_ticket_says_to_which_counter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.day} {self.number}"


class OriginalSeen(models.Model):
    """An officer held the original of this version of a document in his hands and compared it with the picture."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="original_seen")
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="originals_seen")
    seen_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["seen_at", "pk"]
        verbose_name_plural = "originals seen"

    def __str__(self) -> str:
        return str(self.document)


class HandOver(models.Model):
    """The record of a collection: who came, how his identity was checked, and what he was given.

    ``proxy_name`` stands on the receipt when somebody else came with a letter of authority (surat kuasa).
    """

    class Collector(models.TextChoices):
        HOLDER = "holder", _("The holder")
        PROXY = "proxy", _("Somebody with a letter of authority")

    class Identity(models.TextChoices):
        PASSPORT = "passport", _("Passport")
        PERMIT = "permit", _("Stay permit")
        KTP = "ktp", _("Indonesian identity card (KTP)")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="hand_over")
    collector = models.CharField(max_length=8, choices=Collector)
    proxy_name = models.CharField(max_length=120, blank=True)
    authority_seen = models.BooleanField(default=False)
    identity = models.CharField(max_length=8, choices=Identity)
    handed = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="hand_overs")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(collector="holder", proxy_name="", authority_seen=False)
                | Q(collector="proxy", authority_seen=True) & ~Q(proxy_name=""),
                name="a_proxy_has_a_name_and_a_letter_of_authority",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.collector}"


class Capture(models.Model):
    """A photo or a fingerprint template taken at a counter. The bytes lie encrypted in the vault; only the newest of a
    kind and finger is used, earlier tries stay as evidence of how good they were."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        FINGERPRINTS = "fingerprints", _("Fingerprints")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="captures")
    kind = models.CharField(max_length=12, choices=Kind)
    quality = models.PositiveSmallIntegerField()
    device = models.CharField(max_length=60)
    media_type = models.CharField(max_length=60)
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="captures")
    taken_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-taken_at", "-pk"]
        indexes = [models.Index(fields=["application", "kind"], name="captures_of_an_application")]
        constraints = [
            models.CheckConstraint(condition=Q(quality__lte=100), name="quality_goes_from_0_to_100"),
            models.CheckConstraint(condition=Q(kind__in=["photo", "fingerprints"]), name="a_capture_has_a_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.kind}"
