"""What the public log is made of: entries, the hashes of the tree, signed heads, and who vouched for them."""

from django.db import models
from django.db.models.functions import Now

from tinggal.journal.models import Event


class Entry(models.Model):
    """One leaf. ``data`` is what the world may see: a word for the kind and a salted hash, or a root of the journal.

    ``data`` is ``checker.leaves.commit(…)`` or ``checker.leaves.anchor(…)``. ``index`` is empty until the entry has its
    place in the tree; places are given without gaps and never change.
    """

    data = models.BinaryField(max_length=64, unique=True)
    index = models.BigIntegerField(null=True, unique=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["index"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["id"], name="entry_without_a_place", condition=models.Q(index=None)),
            models.Index(fields=["made_at"], name="entries_by_day"),
        ]

    def __str__(self) -> str:
        return f"entry {self.index}"


class Tile(models.Model):
    """Up to 256 hashes of 32 bytes of the tree, side by side (C2SP tlog-tiles, height 8). Only the last one grows."""

    level = models.PositiveSmallIntegerField()
    number = models.BigIntegerField()
    hashes = models.BinaryField(max_length=8192)

    class Meta:
        ordering = ["level", "number"]
        constraints = [models.UniqueConstraint(fields=["level", "number"], name="a_tile_has_one_place")]

    def __str__(self) -> str:
        return f"tile {self.level}/{self.number}"


class Checkpoint(models.Model):
    """A signed head of the tree (C2SP tlog-checkpoint). ``note`` is the text with our signature line, nobody else's."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-size"]

    def __str__(self) -> str:
        return f"checkpoint of {self.size}"


class Cosignature(models.Model):
    """A witness has seen this head and that nothing before it was changed (C2SP tlog-cosignature)."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="cosignatures")
    witness = models.CharField(max_length=200)
    line = models.TextField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["checkpoint", "witness"]
        constraints = [models.UniqueConstraint(fields=["checkpoint", "witness"], name="a_witness_cosigns_a_head_once")]

    def __str__(self) -> str:
        return f"{self.witness} for {self.checkpoint_id}"


class Witness(models.Model):
    """How far a witness has followed us: the size of the last head it cosigned, and what went wrong since."""

    name = models.CharField(max_length=200, unique=True)
    size = models.BigIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "witnesses"

    def __str__(self) -> str:
        return self.name


class Anchored(models.Model):
    """The place of one event of the journal in the private tree, whose root stands in the public one."""

    index = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="anchored")

    class Meta:
        ordering = ["index"]
        verbose_name_plural = "anchored"

    def __str__(self) -> str:
        return f"event {self.event_id} at {self.index}"


class Anchor(models.Model):
    """A root of the private tree of events, put into the public one. ``frontier`` is what the next one grows from.

    ``frontier``: the roots of the perfect subtrees of the first ``size`` events, largest first, 32 bytes each.
    ``xid`` and ``event`` are where the journal was read to (``journal.feed.Place``).
    """

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    frontier = models.BinaryField(max_length=2048)
    xid = models.BigIntegerField()
    event = models.BigIntegerField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="anchor")

    class Meta:
        ordering = ["-size"]

    def __str__(self) -> str:
        return f"{self.size} events"
