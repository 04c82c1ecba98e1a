"""When an office receives people: its opening hours by the weekday, and the days on which it is closed besides."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.offices.models import Office


class Weekday(models.IntegerChoices):
    """As ``date.weekday`` counts them. Weekends are never working days."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")


class OpeningHours(models.Model):
    """From when to when an office receives people on a weekday, on its own clock.

    ``slot_minutes`` is the length of one appointment, ``places`` how many people may be invited for the same slot,
    ``kind`` what the slots are for; "" for everything.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    starts = models.TimeField()
    ends = models.TimeField()
    slot_minutes = models.PositiveSmallIntegerField(default=30)
    places = models.PositiveSmallIntegerField(default=2)
    kind = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["office", "weekday", "starts"]
        constraints = [
            models.UniqueConstraint(fields=["office", "weekday", "starts"], name="hours_begin_once_on_a_weekday"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="hours_end_after_they_begin"),
            models.CheckConstraint(condition=Q(slot_minutes__gte=5, slot_minutes__lte=240), name="a_slot_has_a_length"),
            models.CheckConstraint(condition=Q(places__gte=1, places__lte=100), name="a_slot_has_places"),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="hours_are_on_working_days"),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.weekday} {self.starts:%H:%M}–{self.ends:%H:%M}"


class ClosedDay(models.Model):
    """A day on which one office receives nobody, besides weekends and holidays; ``why`` is read by applicants."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="closed_days")
    on = models.DateField()
    why = models.CharField(max_length=100)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="closed_days")
    set_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["office", "on"], name="an_office_closes_once_on_a_day")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.on}"
