"""The letters that were filed, and the offices they were sent to."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tinggal.applications.models import Application, Decision
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.people.roles import Role

RECEIVERS = frozenset({Role.KANIM_OFFICER, Role.KAKANIM})


class Letter(models.Model):
    """The one letter of a decision. The signed PDF lies in the vault; ``content`` is the exact JSON it was made from.

    ``code`` is the secret in the QR code, ``short_code`` the one people type (``7K3M-9QXA-5VBN``). ``signed_by`` is the
    name in the certificate.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="letter")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="letter")
    kind = models.CharField(max_length=10)
    number = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=26, unique=True)
    short_code = models.CharField(max_length=14, unique=True)
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    content = models.TextField()
    template_version = models.CharField(max_length=20)
    signed_by = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    filed_at = models.DateTimeField()

    class Meta:
        ordering = ["-filed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["approval", "refusal"]), name="a_letter_approves_or_refuses")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def file_name(self) -> str:
        """What the PDF is called when somebody saves it."""
        return f"{self.application.reference}-{self.kind}.pdf"


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    """Reading an office's inbox."""

    def inbox_of(self, actor: Actor) -> "DispatchQuerySet":
        """What was sent to the immigration offices where this officer has a post, newest first."""
        offices = [seat.office_id for seat in actor.seats if seat.role in RECEIVERS]
        return self.filter(office_id__in=offices).select_related("letter__application", "office")

    def waiting(self) -> "DispatchQuerySet":
        """Not confirmed yet."""
        return self.filter(received_at=None)


class Dispatch(models.Model):
    """A letter in the inbox of the office that has to act on it, until somebody there confirms the receipt."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="dispatches")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="inbox")
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="letters_received"
    )

    objects = DispatchQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name_plural = "dispatches"
        indexes = [models.Index(fields=["office", "-sent_at"], name="inbox_of_an_office")]
        constraints = [
            models.UniqueConstraint(fields=["letter", "office"], name="a_letter_is_sent_to_an_office_once"),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None) | ~Q(received_at=None) & ~Q(received_by=None),
                name="a_receipt_names_who_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} → {self.office}"
