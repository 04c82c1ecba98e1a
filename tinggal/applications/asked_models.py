"""What an officer asked for, item by item, when he returned a file, and how the applicant answered each."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.reasons import REASONS
from tinggal.catalogue.types import Reason
from tinggal.catalogue.words import Words


class AskedItem(models.Model):
    """One document or one answer of the form that must be corrected: for which coded reasons, and in which words.

    ``event`` is the return it belongs to. ``how`` is "" as long as it is open; ``answer`` is what the applicant wrote
    when he says that it is right as it is.
    """

    class Kind(models.TextChoices):
        """What has to be corrected."""

        DOCUMENT = "document", _("Document")
        ANSWER = "answer", _("Answer in the form")

    class How(models.TextChoices):
        """What the applicant did."""

        REPLACED = "replaced", _("A new document was added")
        REMOVED = "removed", _("The document was taken away")
        CHANGED = "changed", _("The answer was changed")
        EXPLAINED = "explained", _("Answered in words")

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="asked_items")
    event = models.ForeignKey("journal.Event", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    code = models.CharField(max_length=60)
    reasons = ArrayField(models.CharField(max_length=8), default=list)
    words = models.TextField(blank=True)
    how = models.CharField(max_length=9, choices=How, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "code"], name="asked_once_in_a_return"),
            models.CheckConstraint(condition=~Q(reasons=[]), name="what_is_asked_has_a_reason"),
            models.CheckConstraint(
                condition=Q(how="", answered_at=None) | ~Q(how="") & Q(answered_at__isnull=False),
                name="an_answered_item_says_how",
            ),
            models.CheckConstraint(condition=~Q(how="explained") | ~Q(answer=""), name="who_explains_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.kind} {self.code}"

    @property
    def label(self) -> Words:
        """The name of the document, or the question."""
        permit = self.application.permit
        try:
            one = permit.requirement(self.code) if self.kind == self.Kind.DOCUMENT else permit.question(self.code)
        except LookupError:
            return self.code
        return one.label

    @property
    def why(self) -> list[Reason]:
        """Its reasons with their words, and what would mend them."""
        return [REASONS[code] for code in self.reasons if code in REASONS]
