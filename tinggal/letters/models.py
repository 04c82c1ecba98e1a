"""What letters will say, the letters that were filed, and the offices and people they were sent to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinggal.applications.models import Application, Decision
from tinggal.journal.models import Event
from tinggal.letters.kinds import Kind
from tinggal.letters.share_purposes import USUAL, SharePurpose
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.people.roles import Role
from tinggal.transparency.models import Entry

RECEIVERS = frozenset({Role.KANIM_OFFICER, Role.KAKANIM, Role.KANWIL_OFFICER})


def usual_fields() -> list[str]:
    """What a share code shows unless its holder chose something else."""
    return [str(field) for field in USUAL]


def turn_of(cause: int) -> str:
    """The word under which workers take turns at the letter that an event (its id) asks for."""
    return f"letter/{cause}"


class Writing(models.Model):
    """What a letter will say, fixed and entered in the public log before anything is typeset or signed.

    One event causes at most one letter of a kind. ``content`` is the exact JSON the letter is made from, ``nonce`` 32
    random bytes that hide it in the log. ``about`` is the letter that a revocation or a correction speaks of.
    """

    cause = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="writings")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="writing")
    about = models.ForeignKey("Letter", on_delete=models.PROTECT, null=True, related_name="writings_about")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=26, unique=True)
    short_code = models.CharField(max_length=14, unique=True)
    content = models.TextField()
    nonce = models.BinaryField(max_length=32)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="writing")
    template_version = models.CharField(max_length=20)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-written_at"]
        constraints = [models.UniqueConstraint(fields=["cause", "kind"], name="an_event_causes_a_kind_of_letter_once")]

    def __str__(self) -> str:
        return self.number

    @property
    def turn(self) -> str:
        """The word under which workers take turns at it."""
        return turn_of(self.cause_id)


class LetterQuerySet(models.QuerySet["Letter"]):
    """Finding letters."""

    def decisions(self) -> "LetterQuerySet":
        """Approvals and refusals of decisions that stand: an application has at most one."""
        return self.filter(kind__in=[Kind.APPROVAL, Kind.REFUSAL], decision__application__isnull=False)


class Letter(models.Model):
    """A filed letter. The signed PDF lies in the vault and is never changed.

    ``code`` is the secret in the QR code, ``short_code`` the one people type (``7K3M-9QXA-5VBN``). ``signed_by`` is the
    name in the certificate. ``proof`` is the C2SP tlog-proof embedded in it, ``seal`` the bytes of its ICAO seal,
    ``unsigned_sha256`` the digest of the PDF before it was signed, which a replay must equal. ``vouched`` tells that
    enough witnesses had cosigned. ``ended_by`` is the revocation or correction that took its place.
    """

    writing = models.OneToOneField(Writing, on_delete=models.PROTECT, related_name="letter")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="letters")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="letter")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=26, unique=True)
    short_code = models.CharField(max_length=14, unique=True)
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    engine = models.CharField(max_length=40)
    unsigned_sha256 = models.CharField(max_length=64)
    proof = models.TextField()
    seal = models.BinaryField(max_length=600)
    vouched = models.BooleanField()
    signed_by = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    filed_at = models.DateTimeField()
    valid_until = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="ended")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_at", "-pk"]
        indexes = [
            models.Index(fields=["application", "kind"], name="letters_of_an_application"),
            models.Index(fields=["filed_at"], name="letters_nobody_vouches_for", condition=Q(vouched=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="a_letter_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=~Q(kind__in=["approval", "refusal"]) | Q(decision__isnull=False),
                name="a_deciding_letter_has_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | ~Q(ended_by=None) & ~Q(ended_at=None),
                name="an_ended_letter_names_its_end",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def content(self) -> str:
        """The exact JSON it was made from; read ``writing`` with the letters when there are many."""
        return self.writing.content

    @property
    def file_name(self) -> str:
        """What the PDF is called when somebody saves it."""
        return f"{self.application.reference}-{self.kind}.pdf"


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    """Reading an office's inbox."""

    def inbox_of(self, actor: Actor) -> "DispatchQuerySet":
        """What was sent to the offices where this officer has a post, newest first."""
        offices = [seat.office_id for seat in actor.seats if seat.role in RECEIVERS]
        found = self.filter(office_id__in=offices, redirected_at=None)
        return found.select_related("letter__application", "office")

    def waiting(self) -> "DispatchQuerySet":
        """Not confirmed yet."""
        return self.filter(received_at=None)


class Dispatch(models.Model):
    """A letter in the inbox of an office, until somebody there confirms the receipt.

    ``purpose`` "act" for the office that has to act on it, "copy" for the kanwil above. ``redirected_at`` when the
    office changed and another dispatch took its place; ``alarmed_at`` when nobody confirmed in time.
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="dispatches")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="inbox")
    purpose = models.CharField(max_length=4, default="act")
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="letters_received"
    )
    redirected_at = models.DateTimeField(null=True, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name_plural = "dispatches"
        indexes = [
            models.Index(fields=["office", "-sent_at"], name="inbox_of_an_office"),
            models.Index(
                fields=["sent_at"], name="letters_nobody_received",
                condition=Q(received_at=None, redirected_at=None, alarmed_at=None),
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["letter", "office"], name="a_letter_is_sent_to_an_office_once"),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None) | ~Q(received_at=None) & ~Q(received_by=None),
                name="a_receipt_names_who_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} → {self.office}"


class Correction(models.Model):
    """What an officer ordered to be put right in a letter: the places of the content with the words that should stand.

    ``changes`` maps a place of the content ("written.holder.name") to ``[as written, as it should be]``.
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="corrections")
    changes = models.JSONField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now)
    role = models.CharField(max_length=24)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-ordered_at"]

    def __str__(self) -> str:
        return f"correction of {self.letter}"


class Unsigned(models.Model):
    """A letter that waits for the signature of a person: typeset, sealed and logged, and kept in the vault."""

    writing = models.OneToOneField(Writing, on_delete=models.PROTECT, related_name="unsigned")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters_to_sign")
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    proof = models.TextField()
    seal = models.BinaryField(max_length=600)
    vouched = models.BooleanField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since"]
        verbose_name_plural = "unsigned"

    def __str__(self) -> str:
        return f"{self.writing} waits for {self.signer_id}"


class ArchiveCopy(models.Model):
    """The letter with the stamps that keep its signature provable for decades (PAdES B-LTA). The original stays."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="archive_copies")
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    stamped_at = models.DateTimeField()
    stamp_until = models.DateTimeField()

    class Meta:
        ordering = ["-stamped_at"]
        verbose_name_plural = "archive copies"

    def __str__(self) -> str:
        return f"archive copy of {self.letter}"


class ShareCode(models.Model):
    """A code with which the holder lets somebody see more of a letter, for a while. Only its blind index is kept.

    ``fields`` are codes of ``ShareField``; ``whom`` is the holder's own word for whoever gets the code.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="share_codes")
    purpose = models.CharField(max_length=8, choices=SharePurpose, default=SharePurpose.OTHER)
    fields = models.JSONField(default=usual_fields)
    whom = models.CharField(max_length=60, blank=True)
    code_index = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    looked_up = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"share code {self.pk}"


class ShareLook(models.Model):
    """Somebody used a share code: who he says he is, what for, and when. Only the holder reads it."""

    code = models.ForeignKey(ShareCode, on_delete=models.CASCADE, related_name="looks")
    who = models.CharField(max_length=80)
    why = models.CharField(max_length=8, choices=SharePurpose)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"look {self.pk} with {self.code}"
