"""Files that arrive in pieces."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.sheet_models import Sheet


class Upload(models.Model):
    """A file that arrives in pieces, so that a bad line loses at most one of them. Forgotten after a day.

    ``sha256`` is of the whole as its sender sees it. ``document``, or ``sheet`` for one of several pictures
    (``as_sheet``), is what became of it, so that a sender who never heard the answer hears it again.
    """

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="uploads")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    began_at = models.DateTimeField(db_default=Now())
    joining_at = models.DateTimeField(null=True, blank=True)
    document = models.OneToOneField("applications.Document", on_delete=models.SET_NULL, null=True, blank=True)
    as_sheet = models.BooleanField(default=False)
    sheet = models.OneToOneField(Sheet, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "code", "sha256", "as_sheet"],
                condition=Q(document=None),
                name="one_open_upload_of_a_file",
            )
        ]
        indexes = [models.Index(fields=["began_at"], name="oldest_uploads")]

    def __str__(self) -> str:
        return f"{self.application} {self.code}: {self.size} bytes"


class Piece(models.Model):
    """One piece of an upload (``number`` from 0), encrypted in the vault like everything else."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveSmallIntegerField()
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="a_piece_is_kept_once")]

    def __str__(self) -> str:
        return f"piece {self.number} of {self.upload_id}"
