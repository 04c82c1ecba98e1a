"""The file and what belongs to it: documents, the decision, and the series its number comes from."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from tinggal.applications.asked_models import AskedItem
from tinggal.applications.entry_models import Entry  # noqa: F401  one of our tables
from tinggal.applications.number_models import NumberSeries
from tinggal.applications.sheet_models import Sheet
from tinggal.applications.status import OVER, Status
from tinggal.applications.upload_models import Piece, Upload
from tinggal.catalogue.permits import permit as permit_named
from tinggal.catalogue.types import PermitType
from tinggal.lib.codes import new_reference
from tinggal.offices.models import Office
from tinggal.people.models import Delegation
from tinggal.sponsors.models import Mandate, Sponsor

if TYPE_CHECKING:
    from tinggal.journal.models import Event

__all__ = [
    "Application", "ApplicationQuerySet", "AskedItem", "Conflict", "Decision", "Document", "NumberSeries", "PageImage",
    "Piece", "Sheet", "Upload",
]  # fmt: skip
SUBJECT = "application/"
ORDINARY = 9
UNDONE = [Status.WITHDRAWN, Status.REJECTED, Status.REFUSED]
TURN = ("precedence", "due_on", "arrived_at", "id")
COUNTED = ("applicant", "permit_code", "open_questions", "submitted_at", "reference")


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Reading files in the office's words."""

    def of(self, event: "Event") -> "Application":
        """The application an event is about."""
        return self.get(reference=event.subject.removeprefix(SUBJECT))

    def running(self) -> "ApplicationQuerySet":
        """Sent in, and not at an end."""
        return self.exclude(status__in=[Status.DRAFT, *OVER])


class Application(models.Model):
    """One application of one foreigner. ``status`` is written by ``actions.perform`` and nowhere else.

    ``answers`` maps question codes to text exactly as given (dates as YYYY-MM-DD). ``route_name`` is fixed when the
    file is begun, so a change of law does not move the road under it. ``submitted_at`` is the filing time and stays
    when the file is returned or a bill is issued again; ``due_on`` is the last working day of the present desk and
    ``promised_on`` that of the decision, both copied from ``applications.clock``. ``precedence`` is the class in which
    a desk hands the file out: ``ORDINARY``, or a smaller number for people who must not wait (written by
    ``casework.priorities``). Within a desk the files have their turn in the order of ``TURN``.

    ``sponsor`` is the penjamin who filed it (``filed_by_sponsor``: his team acts as the applicant) or who agreed to
    vouch for it and may read it; ``mandate`` that under which an agent began it; ``renews`` the file whose permit it
    continues; ``joins`` the file of the family member (principal) whom this one joins as a dependant.
    """

    reference = models.CharField(max_length=16, unique=True, default=new_reference)
    permit_code = models.CharField(max_length=40)
    route_name = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, default=Status.DRAFT)
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="applications")
    answers = models.JSONField(default=dict, blank=True)
    passport_index = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=8, default="en")
    open_questions = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(db_default=Now())
    submitted_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    interviewed_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(db_default=Now())
    due_on = models.DateField(null=True, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    precedence = models.PositiveSmallIntegerField(default=ORDINARY, db_default=ORDINARY)
    sponsor = models.ForeignKey(
        Sponsor, on_delete=models.PROTECT, null=True, blank=True, related_name="applications", db_index=False
    )
    filed_by_sponsor = models.BooleanField(default=False, db_default=False)
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="applications", db_index=False
    )
    renews = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewals", db_index=False
    )
    joins = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="dependants", db_index=False
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["applicant", "-id"], name="files_of_a_person"),
            models.Index(fields=["office", "-id"], name="files_of_an_office", condition=Q(submitted_at__isnull=False)),
            models.Index(fields=["office", "status", *TURN], include=COUNTED, name="queue_of_an_office"),
            models.Index(fields=["status", *TURN], include=COUNTED, name="queue_of_all"),
            models.Index(fields=["passport_index"], name="files_of_a_passport", condition=~Q(passport_index="")),
            models.Index(fields=["sponsor", "-id"], name="files_of_a_sponsor", condition=Q(sponsor__isnull=False)),
            models.Index(fields=["mandate", "-id"], name="files_of_a_mandate", condition=Q(mandate__isnull=False)),
            models.Index(fields=["joins", "id"], name="files_of_a_family", condition=Q(joins__isnull=False)),
            models.Index(fields=["started_at"], name="drafts_by_age", condition=Q(status=Status.DRAFT)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[Status.DRAFT, Status.WITHDRAWN])
                | Q(submitted_at__isnull=False, office__isnull=False),
                name="a_sent_file_has_a_filing_time_and_an_office",
            ),
            models.CheckConstraint(
                condition=Q(filed_by_sponsor=False) | Q(sponsor__isnull=False), name="who_files_for_a_sponsor_names_him"
            ),
            models.UniqueConstraint(
                fields=["renews"],
                condition=Q(renews__isnull=False) & ~Q(status__in=UNDONE),
                name="a_permit_is_renewed_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def subject(self) -> str:
        """How the journal names this file."""
        return SUBJECT + self.reference

    @property
    def permit(self) -> PermitType:
        """What is applied for."""
        return permit_named(self.permit_code)

    @property
    def place(self) -> Status:
        """The status with its words."""
        return Status(self.status)

    @property
    def holder(self) -> str:
        """The foreigner's name as given in the form, or the account's name before that."""
        return str(self.answers.get("full_name") or self.applicant.full_name)


class Document(models.Model):
    """One version of one required document; earlier versions are kept. The content lies encrypted in the vault.

    ``origin``, ``looks`` and ``quality`` are as in ``intake.receive.Received``. ``scanned_with`` names the virus
    scanner and its signatures that saw the original last ("" when none did), ``infected`` what it found in it.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    original_sha256 = models.CharField(max_length=64)
    original_stored = models.CharField(max_length=120)
    original_wrapped_key = models.BinaryField()
    notes = models.JSONField(default=list, blank=True)
    origin = models.JSONField(default=dict, blank=True)
    looks = models.JSONField(default=list, blank=True)
    quality = models.JSONField(default=list, blank=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    scanned_with = models.CharField(max_length=120, blank=True)
    infected = models.CharField(max_length=120, blank=True)
    attached_at = models.DateTimeField(db_default=Now())
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["application", "code", "version"], name="one_document_per_version"),
            models.UniqueConstraint(
                fields=["application", "code"], condition=Q(replaced_at=None), name="one_document_in_force"
            ),
        ]
        indexes = [
            models.Index(fields=["original_sha256"], name="documents_with_this_content"),
            models.Index(fields=["scanned_with", "id"], name="documents_by_scan"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.code} v{self.version}"


class PageImage(models.Model):
    """A page of a document, drawn once: a JPEG in the vault. Can be made again at any time; never evidence."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="page_images")
    page = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    stored = models.CharField(max_length=120)
    wrapped_key = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "page", "width"], name="a_page_is_drawn_once")]
        indexes = [models.Index(fields=["made_at"], name="oldest_page_images")]

    def __str__(self) -> str:
        return f"{self.document} page {self.page} at {self.width}"


class Decision(models.Model):
    """The one decision on a file, with the letter's number and the digests of the documents it rests on.

    A decision that was set aside after an objection stays as a row: ``set_aside_of`` names its file then, and
    ``application`` is empty, so that the file can be decided anew under a new number.
    ``delegation`` is the authority of a deputy; none: he decided in a post of his own. ``conditions`` are codes of
    ``catalogue.conditions``, ``terms`` further conditions in free words; both are printed in the letter.
    """

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="decision"
    )
    set_aside_of = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions_set_aside"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10)
    series = models.CharField(max_length=60)
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=80, unique=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    role = models.CharField(max_length=30)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="decisions")
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    conditions = models.JSONField(default=list, blank=True)
    terms = models.TextField(blank=True)
    reasons = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    document_digests = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "serial"], name="a_number_is_given_once"),
            models.CheckConstraint(condition=Q(outcome__in=["approval", "refusal"]), name="approval_or_refusal"),
            models.CheckConstraint(
                condition=Q(outcome="refusal") | Q(valid_from__isnull=False), name="an_approval_says_from_when"
            ),
            models.CheckConstraint(
                condition=Q(application__isnull=False, set_aside_of=None, set_aside_at=None)
                | Q(application=None, set_aside_of__isnull=False, set_aside_at__isnull=False),
                name="a_decision_stands_or_was_set_aside",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.outcome})"

    @property
    def file(self) -> Application:
        """The application it was taken on, also after it was set aside."""
        found = self.application or self.set_aside_of
        if found is None:
            raise ValueError("A decision is taken on an application.")
        return found


class Conflict(models.Model):
    """A conflict of interest an officer declared on a file: he neither acts on it nor is handed it (UU 30/2014 Ps 42).

    ``ground`` is a code of ``catalogue.conflicts``. It is not taken back.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="conflicts")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts")
    ground = models.CharField(max_length=8)
    declared_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["declared_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "officer"], name="a_conflict_is_declared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.ground}"
