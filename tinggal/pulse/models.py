"""How each part of the house is now, how its minutes of a day were, and what people wrote about works and troubles."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class State(models.TextChoices):
    """How a part is."""

    WORKING = "working", "working"
    SLOW = "slow", "slow"
    SILENT = "silent", "silent"


class PartState(models.Model):
    """One part as it was found last. ``since`` is the moment from which it has been in this state."""

    part = models.CharField(max_length=20, primary_key=True)
    state = models.CharField(max_length=10, choices=State)
    since = models.DateTimeField()
    looked_at = models.DateTimeField()

    class Meta:
        ordering = ["part"]

    def __str__(self) -> str:
        return f"{self.part} {self.state}"


class PartDay(models.Model):
    """The minutes of one day (Asia/Jakarta) in which a part was found working, slow or silent. A minute in which nobody
    looked is in none of them."""

    part = models.CharField(max_length=20)
    day = models.DateField()
    working = models.PositiveIntegerField(default=0)
    slow = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["part", "day"]
        constraints = [models.UniqueConstraint(fields=["part", "day"], name="one_row_per_part_and_day")]
        indexes = [models.Index(fields=["day"], name="parts_by_day")]

    def __str__(self) -> str:
        return f"{self.part} {self.day}"


class Incident(models.Model):
    """Works or a trouble as an administrator tells it to everybody, in two languages. No names, no reference numbers.

    ``parts`` are codes of ``parts.PARTS``. Trouble without ``ends_at`` still goes on. What was withdrawn is not shown.
    """

    class Kind(models.TextChoices):
        PLANNED = "planned", "planned"
        TROUBLE = "trouble", "trouble"

    kind = models.CharField(max_length=10, choices=Kind)
    parts = models.JSONField(default=list)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    told_id = models.CharField(max_length=600)
    told_en = models.CharField(max_length=600)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begins_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")), name="incidents_end_after_they_begin"
            ),
            models.CheckConstraint(
                condition=Q(kind="trouble") | Q(ends_at__isnull=False), name="planned_works_have_an_end"
            ),
        ]
        indexes = [models.Index(fields=["-begins_at"], name="incidents_by_begin", condition=Q(withdrawn_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {self.begins_at:%Y-%m-%d}"
