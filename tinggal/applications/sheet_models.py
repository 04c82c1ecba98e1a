"""Pictures that wait to be put together into one document."""

from django.db import models
from django.db.models.functions import Now


class Sheet(models.Model):
    """One picture of several: ``number`` is its place in the order. Forgotten when they are joined, or after a week.

    Three files lie in the vault: the cleaned picture, the original as it was sent (``sha256`` is its digest), and a
    small picture to recognise it by. ``origin`` and ``scanned_with`` are as in ``intake.receive.Received``.
    """

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    origin = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    scanned_with = models.CharField(max_length=120, blank=True)
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    original_stored = models.CharField(max_length=120)
    original_wrapped_key = models.BinaryField()
    small_stored = models.CharField(max_length=120)
    small_wrapped_key = models.BinaryField()
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "code", "sha256"], name="a_picture_waits_once"),
        ]
        indexes = [models.Index(fields=["added_at"], name="oldest_sheets")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.code}: picture {self.number}"
