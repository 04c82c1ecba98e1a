"""Links that open one narrow thing without an account: to a worker his part of one file, to a calendar its days."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.models import Application
from tinggal.sponsors.models import Sponsor


class WorkerLink(models.Model):
    """A link with which a foreigner fills in his part of one file, until ``until_at`` or until somebody ends it.

    ``email`` is where it was sent ("": the sponsor hands it over himself), ``wrong`` counts wrong proofs, ``proved_at``
    is the first time somebody knew passport number and birth date, ``done_at`` when he said that his part is ready.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="worker_links")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="worker_links")
    made_at = models.DateTimeField(db_default=Now())
    until_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    proved_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(ended_at=None), name="a_worker_has_one_link_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk} to {self.application}"


class CalendarLink(models.Model):
    """A secret link to the calendar of a sponsor's permits, for the calendar program of one person.

    It shows what this person may see on the day it is read, so it ends with his place in the team or his mandate.
    """

    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="calendar_links")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_links")
    made_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sponsor", "user"], condition=Q(ended_at=None), name="one_calendar_link_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"calendar of {self.sponsor} for {self.user}"
