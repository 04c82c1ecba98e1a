"""What was told to whom, by which channel, and whether it left; what people do without; whose phone it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.notices import topics


class Notice(models.Model):
    """One message to one person. ``key`` makes it unique: the same event tells the same person once per channel.

    ``application`` is None for a mail that is not about one file. ``held_until`` is the morning for which a message of
    the night waits. ``arrived_at`` is when the provider said that it was delivered; ``came_back_at`` when a mail server
    or the provider refused it for good, with its words in ``came_back_with``.
    """

    Channel = topics.Channel

    key = models.CharField(max_length=80, unique=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    channel = models.CharField(max_length=10, choices=topics.Channel)
    kind = models.CharField(max_length=60)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    written_at = models.DateTimeField(db_default=Now())
    held_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    came_back_at = models.DateTimeField(null=True, blank=True)
    came_back_with = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["application", "-id"], name="notices_of_a_file"),
            models.Index(
                fields=["held_until"], name="notices_held", condition=Q(sent_at=None, held_until__isnull=False)
            ),
            models.Index(fields=["channel", "id"], name="notices_not_sent", condition=Q(sent_at=None)),
            models.Index(
                fields=["person", "to", "id"], name="notices_come_back", condition=Q(came_back_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to} by {self.channel}"


class SwitchedOff(models.Model):
    """A person does without the notices of one topic by one channel. No row: he gets them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="switched_off")
    topic = models.CharField(max_length=10, choices=topics.Topic)
    channel = models.CharField(max_length=10, choices=topics.Channel)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic", "channel"], name="a_notice_is_switched_off_once"),
            models.CheckConstraint(
                condition=~Q(topic=topics.Topic.DUTY, channel=topics.Channel.EMAIL), name="duties_are_always_mailed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: no {self.topic} by {self.channel}"


class ReadOver(models.Model):
    """A person has read the words of a notice in one language, as they stand in the invented case: they are right.

    Other words have another ``digest``, and nobody has read them yet. The words stay here as they were.
    """

    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=topics.Channel)
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "channel", "language", "digest"], name="words_are_read_over_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel} in {self.language}"


class PhoneProof(models.Model):
    """A code that was sent to a phone. ``confirmed_at``: its owner typed it in; it counts as long as the account names
    this phone. ``digest`` is keyed: whoever reads the table alone learns no code."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="phone_proofs")
    phone = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(db_default=Now())
    wrong = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-asked_at"], name="phone_codes_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.phone}"


class NumberCode(models.Model):
    """A code that was sent to a number because somebody wants to sign in with it; about no account, and deleted after a
    day. ``digest`` is keyed, and "" where words were sent instead of a code. ``proved_at``: the code was typed in."""

    class Purpose(models.TextChoices):
        """What the code is for."""

        OPEN = "open", _("open an account")
        PASSWORD = "password", _("choose a new password")

    number = models.CharField(max_length=16)
    purpose = models.CharField(max_length=10, choices=Purpose)
    digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(db_default=Now())
    wrong = models.PositiveSmallIntegerField(default=0)
    proved_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["number", "-asked_at"], name="codes_of_a_number"),
            models.Index(fields=["asked_at"], name="codes_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.number}"
