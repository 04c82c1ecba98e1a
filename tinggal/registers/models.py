"""How each register is doing, hour by hour, and what it last said. Shared by all processes."""

from django.db import models


class RegisterState(models.Model):
    """One register. ``failures`` are those since its last answer; while ``shut_until`` lies ahead nobody asks it.

    ``last_silence`` is the word of ``Unreachable``; ``last_ms`` how long its last answer took.
    """

    name = models.CharField(max_length=20, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    shut_until = models.DateTimeField(null=True, blank=True)
    last_answer_at = models.DateTimeField(null=True, blank=True)
    last_ms = models.PositiveIntegerField(null=True, blank=True)
    last_silence_at = models.DateTimeField(null=True, blank=True)
    last_silence = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RegisterHour(models.Model):
    """What happened in one hour: tries that were ``answered`` or ``silent``, and questions ``spared`` because a young
    answer was there, the register was shut, or it is not connected."""

    register = models.CharField(max_length=20)
    hour = models.DateTimeField()
    answered = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)
    spared = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["register", "hour"]
        constraints = [models.UniqueConstraint(fields=["register", "hour"], name="one_row_per_register_and_hour")]

    def __str__(self) -> str:
        return f"{self.register} {self.hour}"


class LastAnswer(models.Model):
    """What a register last said to a question. ``question`` is a keyed digest, ``sealed`` opens with the vault's keys:
    whoever reads this table learns neither about whom was asked nor what was said."""

    register = models.CharField(max_length=20)
    question = models.CharField(max_length=64)
    sealed = models.BinaryField()
    wrapped_key = models.BinaryField()
    asked_at = models.DateTimeField()
    gone_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["register", "asked_at"]
        constraints = [models.UniqueConstraint(fields=["register", "question"], name="one_last_answer_to_a_question")]

    def __str__(self) -> str:
        return f"{self.register} {self.question[:8]}"
