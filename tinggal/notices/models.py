"""What was told to whom, by which channel, and whether it left."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from tinggal.applications.models import Application


class Notice(models.Model):
    """One message to one person. ``key`` makes it unique: the same event tells the same person once per channel.

    ``application`` is None for a mail about a day's work rather than about one file.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "email"
        SMS = "sms", "sms"

    key = models.CharField(max_length=80, unique=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    channel = models.CharField(max_length=10, choices=Channel)
    kind = models.CharField(max_length=60)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    written_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["application", "-id"], name="notices_of_a_file")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to} by {self.channel}"
