"""The tables of casework: leases, picks, holds, priorities, filters, the search index, verdicts and notes."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application, Document
from tinggal.casework.reasons import HoldReason, PickReason, PriorityReason


class LeaseQuerySet(models.QuerySet["Lease"]):
    """Reading leases in the office's words."""

    def in_force(self, now: datetime) -> "LeaseQuerySet":
        """Those that hold at this moment: not ended, and not run out."""
        return self.filter(ended_at=None, until__gt=now)

    def run_out(self, now: datetime) -> "LeaseQuerySet":
        """Those whose time is over and that nobody has ended yet. They hold nothing any more."""
        return self.filter(ended_at=None, until__lte=now)


class Lease(models.Model):
    """An officer works on a file until a moment; colleagues may read it meanwhile, and not act.

    ``ahead`` is how many files came before it in his line when he took it: 0 when it was its turn, null when it was
    taken over or given. ``for_signing``: decided, and waiting for the signature. ``reason`` is a code of
    ``TakeoverReason`` or ``ReassignReason``, "" for most. ``ended_by`` is null when the system ended it: the file
    moved, or the time ran out.
    """

    class End(models.TextChoices):
        """How a lease came to its end."""

        MOVED = "moved", _("The file moved on")
        RAN_OUT = "ran_out", _("The time ran out")
        RELEASED = "released", _("Laid aside")
        TAKEN_OVER = "taken_over", _("Taken over by a colleague")
        REASSIGNED = "reassigned", _("Taken back by the head")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="leases")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leases")
    desk = models.CharField(max_length=60, blank=True)
    taken_at = models.DateTimeField()
    until = models.DateTimeField()
    ahead = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=8, blank=True)
    for_signing = models.BooleanField(default=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="leases_given"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="leases_ended"
    )
    ending = models.CharField(max_length=12, blank=True, choices=End)

    objects = LeaseQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(ended_at=None), name="one_lease_of_a_file"),
            models.CheckConstraint(condition=Q(until__gt=F("taken_at")), name="a_lease_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | Q(ended_at__isnull=False) & ~Q(ending=""),
                name="an_ended_lease_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["officer", "until"], name="open_leases_of", condition=Q(ended_at=None)),
            models.Index(fields=["until"], name="open_leases_by_end", condition=Q(ended_at=None)),
            models.Index(fields=["taken_at"], name="leases_by_day"),
            models.Index(fields=["application", "-taken_at"], name="leases_of_a_file"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} with {self.officer_id} until {self.until}"


class Pick(models.Model):
    """A file taken before its turn: by whom, at which desk, why, and how many files stood before it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="picks")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="picks")
    desk = models.CharField(max_length=60)
    reason = models.CharField(max_length=8, choices=PickReason)
    ahead = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["at"], name="picks_by_day"),
            models.Index(fields=["officer", "at"], name="picks_of"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.reason}, {self.ahead} before it"


class HoldQuerySet(models.QuerySet["Hold"]):
    """Reading holds in the office's words."""

    def in_force(self, today: date) -> "HoldQuerySet":
        """Those whose day has not come and that nobody ended."""
        return self.filter(ended_at=None, until_on__gt=today)


class Hold(models.Model):
    """A file that is not handed out until a day, with a reason; its clock goes on, and everybody sees it in the line.

    On ``until_on`` it has its turn again without anybody doing anything. ``ended_by`` is null when it moved.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="holds")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holds")
    desk = models.CharField(max_length=60)
    reason = models.CharField(max_length=8, choices=HoldReason)
    put_at = models.DateTimeField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="holds_ended"
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["until_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(ended_at=None), name="one_hold_of_a_file")
        ]
        indexes = [models.Index(fields=["officer", "put_at"], name="holds_of")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.reason} until {self.until_on}"


class Priority(models.Model):
    """Why a file comes before others at every desk, and who said so. Taken back, it stays as a line of the past."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="priorities")
    reason = models.CharField(max_length=8, choices=PriorityReason)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="priorities_given")
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities_ended"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(ended_at=None), name="one_priority_of_a_file")
        ]
        indexes = [models.Index(fields=["given_at"], name="priorities_by_day")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.reason}"


class SavedFilter(models.Model):
    """What an officer wants to see again and again, under a name of his own. Holds no name and no number of anybody."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    chosen = models.JSONField(default=dict)
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["officer", "name"], name="one_filter_of_a_name")]

    def __str__(self) -> str:
        return self.name


class SearchWord(models.Model):
    """A word that occurs in a name, in its folded spelling, with its groups of three letters. Never taken away."""

    word = models.CharField(max_length=60, primary_key=True)
    grams = ArrayField(models.CharField(max_length=3))

    class Meta:
        indexes = [GinIndex(fields=["grams"], name="words_by_grams")]

    def __str__(self) -> str:
        return self.word


class SearchEntry(models.Model):
    """By what a file is found: the folded words of its names and of its sponsor, and the sponsor's number."""

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    words = ArrayField(models.CharField(max_length=60))
    indexed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [GinIndex(fields=["words"], name="files_by_words", fastupdate=True)]

    def __str__(self) -> str:
        return f"{self.application_id}: {' '.join(self.words)}"


class KeysOff(models.Model):
    """An officer who does not want single keys to do anything, on any device. Without a row they are on."""

    officer = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="keys_off"
    )
    since = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "keys off"

    def __str__(self) -> str:
        return f"{self.officer_id} without single keys"


class Verdict(models.Model):
    """What an officer found when he looked at one version of a document; without a row nobody has looked at it.

    ``reasons`` are codes of reasons to return a file, ``words`` what he added. The applicant reads both at once. A
    verdict that was changed or taken back stays, with ``superseded_at``.
    """

    class State(models.TextChoices):
        """Looked at: in order, or not."""

        PASSED = "passed", _("Passed")
        INCOMPLETE = "incomplete", _("Looked at, incomplete")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="verdicts")
    state = models.CharField(max_length=10, choices=State)
    reasons = ArrayField(models.CharField(max_length=8), default=list)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts")
    desk = models.CharField(max_length=60)
    at = models.DateTimeField(db_default=Now())
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(superseded_at=None), name="one_verdict_on_a_document"
            ),
            models.CheckConstraint(
                condition=Q(state="passed", reasons=[], words="") | Q(state="incomplete") & ~Q(reasons=[]),
                name="an_incomplete_document_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.state}"


class Note(models.Model):
    """What an officer writes for officers. It is never shown to the applicant, never changed and never taken away.

    ``recommends`` is the outcome he would choose ("" for none), ``reasons`` the codes of a refusal he recommends.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="officers_notes")
    text = models.TextField(blank=True)
    recommends = models.CharField(max_length=8, blank=True)
    reasons = ArrayField(models.CharField(max_length=8), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officers_notes")
    desk = models.CharField(max_length=60)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["application", "-at"], name="notes_of_a_file")]
        constraints = [
            models.CheckConstraint(
                condition=Q(recommends__in=["", "approval"], reasons=[]) | Q(recommends="refusal") & ~Q(reasons=[]),
                name="a_recommended_refusal_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.by_id}"
