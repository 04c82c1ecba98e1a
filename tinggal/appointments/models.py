"""An invitation to come to an office: for an interview, for photo and fingerprints, or for both."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.appointments.counter_models import Capture, HandOver, OriginalSeen, Ticket
from tinggal.appointments.hours_models import ClosedDay, OpeningHours
from tinggal.offices.models import Office

__all__ = ["Appointment", "Capture", "ClosedDay", "HandOver", "OpeningHours", "OriginalSeen", "Ticket"]


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Reading appointments in the office's words."""

    def open(self) -> "AppointmentQuerySet":
        """Invited, and nobody has yet written down what became of it."""
        return self.filter(state=Appointment.State.INVITED)

    def at(self, office: Office) -> "AppointmentQuerySet":
        """Those of one office, the next one first."""
        return self.filter(office=office).order_by("starts_at", "pk")


class Appointment(models.Model):
    """One invitation. ``starts_at`` is an instant; people read it on the clock of the office (``office.zone``).

    ``minutes`` is what the officer wrote down about the meeting; it is part of the official record. ``asked`` maps
    codes of questions to codes of answers (``appointments.questions``), ``outcome`` is his conclusion. ``moved`` counts
    how often the applicant chose another time. ``why`` says why the time is none of the free ones; ``same_day`` is the
    coded reason of somebody who was received the day he came.
    """

    class Kind(models.TextChoices):
        INTERVIEW = "interview", _("Interview")
        BIOMETRICS = "biometrics", _("Photo and fingerprints")
        BOTH = "both", _("Interview, photo and fingerprints")

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        ATTENDED = "attended", _("Came")
        MISSED = "missed", _("Did not come")

    class Outcome(models.TextChoices):
        CLEAR = "clear", _("No doubts")
        DOUBTS = "doubts", _("Doubts remain")
        FIELD_CHECK = "field_check", _("Needs a check at the address or the workplace")

    class SameDay(models.TextChoices):
        ELDERLY = "elderly", _("Old age")
        DISABILITY = "disability", _("Disability")
        PREGNANT = "pregnant", _("Pregnant")
        SMALL_CHILD = "small_child", _("Comes with a small child")
        ILL = "ill", _("Ill, or travels for treatment")
        URGENT = "urgent", _("An emergency in the family")
        FREE_PLACE = "free_place", _("A place is free now")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="appointments")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="appointments")
    kind = models.CharField(max_length=12, choices=Kind)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.INVITED)
    minutes = models.TextField(blank=True)
    asked = models.JSONField(default=dict, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    moved = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=200, blank=True)
    same_day = models.CharField(max_length=12, choices=SameDay, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations")
    invited_at = models.DateTimeField(db_default=Now())
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="closed_appointments"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["office", "state", "starts_at"], name="appointments_of_an_office")]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="invited"), name="one_open_appointment_per_application"
            ),
            models.CheckConstraint(
                condition=Q(state="invited", closed_at=None, closed_by=None)
                | Q(state__in=["attended", "missed"], closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_appointment_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["interview", "biometrics", "both"]), name="an_appointment_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=~Q(state="attended") | ~Q(minutes=""), name="an_attended_appointment_has_minutes"
            ),
            models.CheckConstraint(condition=Q(moved__lte=2), name="an_appointment_is_moved_twice_at_most"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.kind} {self.starts_at:%Y-%m-%d %H:%M}"
