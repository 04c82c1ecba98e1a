"""Decisions that wait for a signature, the ceremonies in which they are signed, and second looks at some of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.basket.differences import Difference


class Planned(models.Model):
    """What somebody wants to decide on a file; nothing has happened to the file yet.

    ``story`` is the number of the file's last step when he saw it, ``seconds`` how long it lay before him, ``opened``
    and ``asked`` how many of its documents he had opened. ``problem`` says in words why it could not be signed.
    """

    class Ending(models.TextChoices):
        """How it came out of the basket."""

        SIGNED = "signed", _("Signed")
        TAKEN_OUT = "taken_out", _("Taken out again")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="planned")
    action = models.CharField(max_length=30)
    outcome = models.CharField(max_length=10)
    reasons = models.JSONField(default=list, blank=True)
    conditions = models.JSONField(default=list, blank=True)
    terms = models.TextField(blank=True)
    note = models.TextField(blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="planned")
    planned_at = models.DateTimeField(db_default=Now())
    story = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField(default=0)
    opened = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    in_bulk = models.BooleanField(default=False)
    problem = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, blank=True, choices=Ending)

    class Meta:
        ordering = ["planned_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(ended_at=None), name="planned_once"),
            models.CheckConstraint(condition=~Q(in_bulk=True) | Q(outcome="approval"), name="no_refusal_in_bulk"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | Q(ended_at__isnull=False) & ~Q(ending=""),
                name="what_left_the_basket_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["planned_by", "planned_at"], name="basket_of", condition=Q(ended_at=None)),
            models.Index(fields=["planned_by", "ended_at"], name="signed_by_day", condition=Q(ending="signed")),
            models.Index(fields=["seconds", "-ended_at"], name="signed_by_seconds", condition=Q(ending="signed")),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.outcome} by {self.planned_by_id}"


class Ceremony(models.Model):
    """One signature over one list: asked for, and used at most once.

    ``digest`` is the SHA-256 of the list as it was shown; the challenge for the passkey is made of it and ``nonce``,
    so what is signed is what was seen. ``state`` belongs to the passkey library.
    """

    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ceremonies")
    digest = models.CharField(max_length=64)
    planned = models.ManyToManyField(Planned, related_name="ceremonies")
    nonce = models.CharField(max_length=64)
    state = models.JSONField(default=dict, blank=True)
    begun_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    means = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name_plural = "ceremonies"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["nonce"], name="a_nonce_is_used_once"),
            models.CheckConstraint(condition=Q(until__gt=F("begun_at")), name="a_ceremony_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.signer_id}: {self.digest[:12]}"


class SecondLook(models.Model):
    """A decided file that a second officer judges without knowing how it was decided.

    ``officer`` and what he found are empty until he has looked. Nothing follows for the applicant; a difference is
    told to the first officer, to the head and to the auditor. ``difference`` says why, once the second has seen both.
    """

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="second_look")
    first = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="looked_at_again")
    drawn_at = models.DateTimeField(db_default=Now())
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="second_looks"
    )
    outcome = models.CharField(max_length=10, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    difference = models.CharField(max_length=8, blank=True, choices=Difference)

    class Meta:
        ordering = ["drawn_at", "pk"]
        indexes = [
            models.Index(fields=["drawn_at"], name="second_looks_waiting", condition=Q(looked_at=None)),
            models.Index(fields=["first", "-looked_at"], name="second_looks_at_mine"),
            models.Index(fields=["-looked_at"], name="second_looks_done", condition=Q(looked_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(looked_at=None, officer=None) | Q(looked_at__isnull=False, officer__isnull=False),
                name="a_second_look_says_whose",
            ),
            models.CheckConstraint(condition=Q(officer=None) | ~Q(officer=F("first")), name="two_people_look"),
            models.CheckConstraint(
                condition=Q(difference="") | Q(looked_at__isnull=False), name="a_difference_comes_after_the_look"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.outcome or 'waiting'}"
