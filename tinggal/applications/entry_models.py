"""An application that an officer types for somebody who sits before him."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.offices.models import Office


class Entry(models.Model):
    """Who types, at which office, and how the applicant confirmed what was typed. The file is the applicant's own.

    ``asked_digest`` and ``asked_at`` belong to the code that was sent last: it confirms what lay there then, and
    nothing else. ``digest`` is of what was confirmed; both are as in ``entering.digest_of``. ``way`` is "" until then.
    """

    class Way(models.TextChoices):
        CODE = "code", _("With a code that was sent to him")
        PAPER = "paper", _("With his signature on the printed page")

    application = models.OneToOneField("applications.Application", on_delete=models.PROTECT, related_name="entry")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entries")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="entries")
    begun_at = models.DateTimeField(db_default=Now())
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_digest = models.CharField(max_length=64, blank=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    way = models.CharField(max_length=8, choices=Way, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["officer", "-begun_at"], name="entries_of_an_officer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, way="", digest="")
                | Q(confirmed_at__isnull=False, way__in=["code", "paper"]) & ~Q(digest=""),
                name="a_confirmed_entry_says_what_and_how",
            )
        ]

    def __str__(self) -> str:
        return str(self.application)
