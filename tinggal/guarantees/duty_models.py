"""What a sponsor owes: his word for a foreigner who applies."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.models import Application
from tinggal.sponsors.models import Sponsor


class Undertaking(models.Model):
    """A sponsor's undertaking (surat jaminan) for one file that he did not send himself; the newest of a file counts.

    ``means`` says with which second factor it was signed, ``digest`` what was shown then; ``reason`` is for the
    applicant, when it was refused.
    """

    class State(models.TextChoices):
        ASKED = "asked", "asked"
        SIGNED = "signed", "signed"
        REFUSED = "refused", "refused"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="undertakings")
    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="undertakings")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(db_default=Now())
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="undertakings"
    )
    means = models.CharField(max_length=8, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["sponsor", "-id"], name="undertakings_of_a_sponsor")]
        constraints = [
            models.UniqueConstraint(fields=["application", "sponsor"], name="a_sponsor_is_asked_once_for_a_file"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None, digest="", reason="")
                | Q(state="signed", answered_at__isnull=False, reason="") & ~Q(digest="")
                | Q(state="refused", answered_at__isnull=False, digest="") & ~Q(reason=""),
                name="an_undertaking_is_signed_or_refused_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"undertaking of {self.sponsor} for {self.application}"
