"""What a sponsor owes: his word for a foreigner who applies, and a report on each every thirty days."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.sponsors.models import Sponsor


class Undertaking(models.Model):
    """A sponsor's undertaking (surat jaminan) for one file that he did not send himself; of a file one counts, for the
    others have lapsed.

    ``means`` says with which second factor it was signed, ``digest`` what was shown then; ``reason`` is for the
    applicant, when it was refused. One that was taken back keeps who signed it and when (``TakenBack`` says the rest);
    one has lapsed when the file was sent again with another sponsor.
    """

    class State(models.TextChoices):
        ASKED = "asked", "asked"
        SIGNED = "signed", "signed"
        REFUSED = "refused", "refused"
        TAKEN_BACK = "taken_back", "taken back"
        LAPSED = "lapsed", "lapsed"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="undertakings")
    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="undertakings")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
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
                | Q(state="refused", answered_at__isnull=False, digest="") & ~Q(reason="")
                | Q(state="taken_back", answered_at__isnull=False, reason="") & ~Q(digest="")
                | Q(state="lapsed"),
                name="an_undertaking_is_signed_or_refused_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"undertaking of {self.sponsor} for {self.application}"


class TakenBack(models.Model):
    """A sponsor took his signed undertaking back before the decision: who, when and why. ``words`` are for the
    applicant and the officers. He may sign again, and take it back again: each time is a row."""

    class Ground(models.TextChoices):
        MISTAKE = "mistake", _("It was signed by mistake")
        STRANGER = "stranger", _("This person does not belong to us")
        ENDED = "ended", _("The work or the studies ended before they began")
        OTHER = "other", _("Another reason")

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="takings")
    ground = models.CharField(max_length=10, choices=Ground)
    words = models.CharField(max_length=500, blank=True)
    taken_at = models.DateTimeField(db_default=Now())
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="undertakings_taken")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(ground="other", words=""), name="another_reason_is_said_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.undertaking} taken back"


class Report(models.Model):
    """What a sponsor reported at one time about some of his foreigners; its number is the receipt."""

    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="reports")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sponsor_reports")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["sponsor", "-id"], name="reports_of_a_sponsor")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number of the receipt."""
        return f"LP-{self.pk:07}"


class ReportLineQuerySet(models.QuerySet["ReportLine"]):
    """Reading what was reported."""

    def changes(self) -> "ReportLineQuerySet":
        """Those that say that something has changed."""
        return self.exclude(what=ReportLine.What.SAME)


class ReportLine(models.Model):
    """One foreigner in a report. ``was_due_on`` is the day until which it had to come, ``happened_on`` the day of a
    change, ``words`` what the sponsor added (an address, the new employer)."""

    class What(models.TextChoices):
        SAME = "same", _("Is here, and lives and works as before")
        MOVED = "moved", _("Has moved to another address")
        CIVIL = "civil", _("Has married, divorced or had a child")
        STATUS = "status", _("Has another job or another permit")
        RESIGNED = "resigned", _("No longer works or stays with us")
        MISSING = "missing", _("We do not know where this person is")
        LEFT = "left", _("Has left Indonesia for good")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="lines")
    foreigner = models.ForeignKey("guarantees.Foreigner", on_delete=models.PROTECT, related_name="reports")
    what = models.CharField(max_length=10, choices=What)
    was_due_on = models.DateField()
    happened_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)

    objects = ReportLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["-id"], name="changes_reported", condition=~Q(what="same"))]
        constraints = [
            models.UniqueConstraint(fields=["report", "foreigner"], name="a_person_stands_once_in_a_report"),
            models.CheckConstraint(
                condition=Q(what="same", happened_on=None) | ~Q(what="same") & Q(happened_on__isnull=False),
                name="a_reported_change_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} of {self.foreigner_id} in {self.report_id}"
