"""The messages of a file. A message is never changed and never taken away."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.catalogue.sentences import said
from tinggal.offices.models import Office


class Message(models.Model):
    """What one side wrote to the other about a file, in plain text.

    An office may choose a standard ``sentence`` (M-), with a document's code or a day in its ``blank``; each reader
    reads it in his language. ``text`` stays as it was typed; ``language`` says in which, "" when nobody said.
    ``office`` is that of the officer, empty for the applicant's side; the applicant reads the office and no name.
    ``read_at`` is when the other side saw it first. ``answered_at`` is only for the applicant's: when the office wrote
    next; the time between is the answer time that is shown.
    """

    class Side(models.TextChoices):
        """Who wrote it."""

        APPLICANT = "applicant", _("Applicant")
        OFFICE = "office", _("Office")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(max_length=10, choices=Side)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sentence = models.CharField(max_length=8, blank=True, db_default="")
    blank = models.CharField(max_length=60, blank=True, db_default="")
    text = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True, db_default="")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="applicant", office=None) | Q(side="office", office__isnull=False),
                name="a_message_of_an_office_names_it",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(side="applicant", answered_at__gte=F("sent_at")),
                name="only_the_applicant_is_answered",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(side="office") & ~Q(sentence=""), name="a_message_says_something"
            ),
        ]
        indexes = [
            models.Index(fields=["application", "id"], name="messages_of_a_file"),
            models.Index(
                fields=["sent_at", "id"], name="messages_unanswered", condition=Q(side="applicant", answered_at=None)
            ),
            models.Index(fields=["answered_at"], name="messages_answered", condition=Q(answered_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.side} {self.pk}"

    @property
    def standard(self) -> str:
        """The standard sentence in the language of who reads it; "" when there is none."""
        return said(self.sentence, self.blank, self.application.permit)

    @property
    def written_in(self) -> str:
        """The language of ``text``, by its name in the reader's language; "" when it is his, or nobody knows."""
        return "" if self.language == get_language() else str(dict(settings.LANGUAGES).get(self.language, ""))
