"""The copies of their own data that people asked for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class DataCopy(models.Model):
    """A ZIP of everything we hold about a person, made for him, encrypted, and kept for a week.

    ``stored`` and ``wrapped_key`` are empty before it is made and again when it was thrown away; ``sha256`` and
    ``size`` stay.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_copies")
    asked_at = models.DateTimeField(db_default=Now())
    made_at = models.DateTimeField(null=True, blank=True)
    stored = models.CharField(max_length=120, blank=True)
    wrapped_key = models.BinaryField(default=b"", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["made_at"], name="data_copies_kept", condition=~Q(stored=""))]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(made_at=None), name="one_copy_is_made_at_a_time"),
            models.CheckConstraint(
                condition=Q(stored="") | Q(made_at__isnull=False), name="a_copy_is_stored_once_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.asked_at}"
