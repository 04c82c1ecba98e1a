"""What was learned: how long files still took from a place to the decision, and how often that held."""

from django.db import models
from django.db.models import Q

from tinggal.offices.models import Office


class Wait(models.Model):
    """Eight of ten files that came to a place had their decision after ``low`` to ``high`` working days.

    ``low``, ``middle`` and ``high`` are parts of a working day exactly; ``office`` is None for all offices together;
    ``after_return`` tells apart files that had to be corrected before.
    """

    road = models.CharField(max_length=40)
    place = models.CharField(max_length=20)
    after_return = models.BooleanField()
    office = models.ForeignKey(Office, on_delete=models.CASCADE, null=True, blank=True, related_name="waits")
    low = models.FloatField()
    middle = models.FloatField()
    high = models.FloatField()
    files = models.PositiveIntegerField()
    learned_at = models.DateTimeField()

    class Meta:
        ordering = ["road", "place", "after_return", "office"]
        constraints = [
            models.UniqueConstraint(
                fields=["road", "place", "after_return", "office"],
                name="one_wait_per_place_and_office",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(low__lte=models.F("high")), name="a_wait_begins_before_it_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.road} {self.place}: {self.low:.1f} to {self.high:.1f}"


class Calibration(models.Model):
    """How often the forecast held in a month: learned from what came before it, then compared with that month."""

    month = models.DateField()
    road = models.CharField(max_length=40)
    held = models.PositiveIntegerField()
    files = models.PositiveIntegerField()

    class Meta:
        ordering = ["-month", "road"]
        constraints = [models.UniqueConstraint(fields=["month", "road"], name="one_calibration_per_month_and_road")]

    def __str__(self) -> str:
        return f"{self.road} {self.month:%Y-%m}: {self.held} of {self.files}"
