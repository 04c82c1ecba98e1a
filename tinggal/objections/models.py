"""Objections with their papers and answers. An objection is never changed once it is answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.letters.models import Letter
from tinggal.offices.models import Office


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Reading objections in the office's words."""

    def waiting(self) -> "ObjectionQuerySet":
        """Not answered yet."""
        return self.filter(outcome="")


class Objection(models.Model):
    """What the applicant has against a letter that refuses or revokes (UU 30/2014 Pasal 77).

    ``answer_by`` is the last day for the answer, ``appeal_until`` the last day to appeal against it (banding); both in
    Jakarta. ``answered_by`` is empty when nobody answered in time, and the law upheld it.
    """

    class Outcome(models.TextChoices):
        """What became of it."""

        UPHELD = "upheld", _("Upheld: it is decided anew")
        DISMISSED = "dismissed", _("Dismissed")
        UNANSWERED = "unanswered", _("Upheld, as nobody answered in time")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="objections")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="objection")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="objections")
    grounds = models.TextField()
    received_at = models.DateTimeField()
    answer_by = models.DateField()
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="objections_answered"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    appeal_until = models.DateField(null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["answer_by", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(outcome=""), name="one_open_objection_of_a_file"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None, answer="")
                | Q(outcome="unanswered", answered_at__isnull=False, answered_by=None)
                | Q(outcome__in=["upheld", "dismissed"], answered_at__isnull=False, answered_by__isnull=False)
                & ~Q(answer=""),
                name="an_answer_has_words_and_a_person",
            ),
        ]
        indexes = [
            models.Index(fields=["answer_by", "id"], name="objections_waiting", condition=Q(outcome="")),
            models.Index(fields=["-answered_at", "-id"], name="objections_answered", condition=~Q(outcome="")),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.outcome or 'waiting'}"


class ObjectionPaper(models.Model):
    """A paper enclosed with an objection: made harmless by the intake, in the vault, under its digest."""

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    original_sha256 = models.CharField(max_length=64)
    original_stored = models.CharField(max_length=120)
    original_wrapped_key = models.BinaryField()

    class Meta:
        ordering = ["objection", "number"]
        constraints = [
            models.UniqueConstraint(fields=["objection", "number"], name="papers_of_an_objection_are_numbered")
        ]

    def __str__(self) -> str:
        return f"paper {self.number} of objection {self.objection_id}"
