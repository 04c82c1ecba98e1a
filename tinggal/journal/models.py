"""The journal's two tables: what happened (append-only), and what each event still owes."""

from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Now


class Event(models.Model):
    """One line of the journal. Rows are written by ``record`` and never changed or removed.

    ``(xid, id)`` is the order in which feeds read; ``(subject, number)`` is the order of one thing's own story.
    ``seal`` is the SHA-256 of the line and of the seal before it, so a changed or missing line shows.
    """

    xid = models.BigIntegerField(
        db_default=models.Func(template="(pg_current_xact_id()::text::bigint)", output_field=models.BigIntegerField())
    )
    subject = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    actor = models.CharField(max_length=60)
    desk = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["subject", "number"]
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="one_event_per_number")]
        indexes = [
            models.Index(fields=["xid", "id"], name="event_feed"),
            models.Index(fields=["kind", "at"], name="event_kind"),
            models.Index(fields=["actor", "at"], include=["kind", "subject"], name="event_actor"),
            models.Index(KT("data__action"), "at", name="event_action", condition=models.Q(data__has_key="action")),
        ]

    def __str__(self) -> str:
        return f"{self.subject} #{self.number} {self.kind}"


class Delivery(models.Model):
    """One reaction an event owes: done once in effect, retried until then, dead and visible when it cannot be done."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    reaction = models.CharField(max_length=120)
    owed_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="a_reaction_is_owed_once")]
        indexes = [
            models.Index(fields=["id"], name="delivery_open", condition=models.Q(done_at=None)),
            models.Index(fields=["-dead_at"], name="delivery_dead", condition=models.Q(dead_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.reaction} for {self.event_id}"
