"""Sponsors and agents, the people who work for them, and what a client has granted to an agent."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tinggal.people.models import User
from tinggal.sponsors.tasks import Task


class Sponsor(models.Model):
    """A penjamin, or an agent who acts for others. ``number`` is a NIB (13 digits) or a NIK (16), digits only.

    ``account`` is the applicant of files begun in the sponsor's name; nobody can sign in with it. ``checked`` is what
    the registers said at ``checked_at`` (``registers.register.State``), ``differs`` the fields in which they differ.
    ``licence`` is the number under which an agent may act.
    """

    class Kind(models.TextChoices):
        """Who vouches, or acts for others."""

        PERSON = "person", _("A person (penjamin perorangan)")
        COMPANY = "company", _("A company or an institution (penjamin korporasi)")
        AGENCY = "agency", _("An agent who acts for others (kuasa)")

    kind = models.CharField(max_length=10, choices=Kind)
    number = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300)
    email = models.EmailField()
    phone = models.CharField(max_length=20)
    licence = models.CharField(max_length=60, blank=True)
    account = models.OneToOneField(User, on_delete=models.PROTECT, related_name="account_of")
    registered_at = models.DateTimeField(db_default=Now())
    checked = models.CharField(max_length=12, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    differs = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="a_number_is_registered_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["person", "company", "agency"]), name="a_known_kind_of_sponsor"
            ),
            models.CheckConstraint(
                condition=Q(kind="person", number__regex=r"^[0-9]{16}$")
                | Q(kind__in=["company", "agency"], number__regex=r"^[0-9]{13}$"),
                name="a_nik_or_a_nib",
            ),
            models.CheckConstraint(condition=~Q(kind="agency", licence=""), name="an_agent_has_a_licence"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """How the journal names it."""
        return f"sponsor/{self.pk}"

    @property
    def is_known(self) -> bool:
        """Whether the registers know this number under this name and as active."""
        return self.checked == "found"


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Reading who works for whom."""

    def in_force(self) -> "MembershipQuerySet":
        """Accepted, not suspended, and the account is open."""
        return self.filter(joined_at__isnull=False, suspended_at=None, user__is_active=True)

    def who_may(self, task: str) -> "MembershipQuerySet":
        """Those with this task; everybody in a team may look."""
        return self if task == Task.VIEW else self.filter(tasks__contains=[task])


class Membership(models.Model):
    """Somebody works for a sponsor or an agent. ``user`` is empty until the invitation by ``email`` is accepted.

    ``weekly``: he wants the mail that tells each week what ends soon and what waits.
    """

    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    email = models.EmailField()
    tasks = models.JSONField(default=list)
    invited_at = models.DateTimeField(db_default=Now())
    joined_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    weekly = models.BooleanField(default=True, db_default=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sponsor", "email"], name="an_address_is_invited_once"),
            models.UniqueConstraint(
                fields=["sponsor", "user"], condition=Q(user__isnull=False), name="a_person_is_in_a_team_once"
            ),
            models.CheckConstraint(
                condition=Q(joined_at=None, user=None) | Q(joined_at__isnull=False, user__isnull=False),
                name="who_joined_has_an_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.sponsor}"


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Reading mandates."""

    def in_force(self, at: datetime) -> "MandateQuerySet":
        """Granted, not ended, and the last day (in the office's time zone) not over."""
        day = timezone.localdate(at)
        return self.filter(granted_at__lte=at, until_on__gte=day).filter(Q(ended_at=None) | Q(ended_at__gt=at))

    def of_agent(self, user_id: int, *, task: str) -> "MandateQuerySet":
        """Those under which this person may do this: he works for the agent, and the client granted it."""
        team = Membership.objects.in_force().who_may(task).filter(user=user_id, sponsor=OuterRef("agent"))
        found = self.filter(Exists(team))
        return found if task == Task.VIEW else found.filter(scopes__contains=[task])


class Mandate(models.Model):
    """What a client lets an agent do, from the moment he grants it until the last day, unless either ends it before.

    The client is a sponsor or a person. ``everything``: all files of the client; otherwise only those that the agent
    begins under it. ``scopes`` are of ``tasks.SCOPES``.
    """

    agent = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="mandates_held")
    client = models.ForeignKey(
        Sponsor, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates_granted"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates_granted")
    scopes = models.JSONField(default=list)
    everything = models.BooleanField(default=False)
    until_on = models.DateField()
    asked_at = models.DateTimeField(db_default=Now())
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="mandates_asked")
    granted_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(client=None, person__isnull=False) | Q(client__isnull=False, person=None),
                name="a_mandate_has_one_client",
            ),
            models.CheckConstraint(
                condition=Q(granted_at=None, granted_by=None) | Q(granted_at__isnull=False, granted_by__isnull=False),
                name="a_granted_mandate_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_ended_mandate_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} · {self.client_name}"

    @property
    def subject(self) -> str:
        """How the journal names it."""
        return f"mandate/{self.pk}"

    @property
    def client_name(self) -> str:
        """The client, by name."""
        return str(self.client or self.person)

    @property
    def is_over(self) -> bool:
        """Whether it was ended or its last day has passed."""
        return self.ended_at is not None or self.until_on < timezone.localdate()
