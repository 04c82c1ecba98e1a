"""People with an account, and the posts that make some of them officers."""

from datetime import date, datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tinggal.offices.models import Office
from tinggal.people.roles import CASEWORK, Role


class Accounts(BaseUserManager["User"]):
    """Makes accounts; the address is the login and is kept in small letters."""

    def create_user(self, email: str | None, password: str | None = None, **fields: str | bool) -> "User":
        """An account with a password, or without one (passkey only) when it is None; ``email`` is None where there is
        no mailbox."""
        user = self.model(email=email.strip().lower() if email else None, **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person with an account: applicant, sponsor or officer; what he may do comes from his posts and his files.

    ``email`` is None for who has no mailbox: he signs in with a number that is his, ``signs_in_with`` as in
    ``lib.phone_numbers``, proved by a code the last time at ``number_proved_at``. ``phone`` is where messages go.
    """

    email = models.EmailField(unique=True, null=True, blank=True)
    signs_in_with = models.CharField(max_length=16, unique=True, null=True, blank=True)
    number_proved_at = models.DateTimeField(null=True, blank=True)
    full_name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = Accounts()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="addresses_are_in_small_letters"),
            models.CheckConstraint(
                condition=Q(signs_in_with=None, number_proved_at=None)
                | Q(signs_in_with__regex=r"^\+[1-9][0-9]{7,14}$", number_proved_at__isnull=False),
                name="who_signs_in_with_a_number_proved_it",
            ),
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(email__isnull=False) | Q(signs_in_with__isnull=False),
                name="an_open_account_can_be_entered",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email or self.signs_in_with or ""


class PostQuerySet(models.QuerySet["Post"]):
    """Reading posts in the office's words."""

    def in_force(self, day: date) -> "PostQuerySet":
        """The posts held on a day."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class Post(models.Model):
    """A desk somebody holds at an office from one day to another (both included)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["user", "from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="a_post_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["user", "role", "office", "from_on"], name="a_post_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {Role(self.role).label} · {self.office}"


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Reading delegations in the office's words."""

    def in_force(self, at: datetime) -> "DelegationQuerySet":
        """Those that give rights at this instant: granted for that day, not ended before it, the post still the
        holder's (Plh.) or no longer his (Plt.), and the deputy at a desk of his own."""
        day = timezone.localdate(at)
        post_runs = Q(post__until_on=None) | Q(post__until_on__gte=day)
        own_desk = Post.objects.in_force(day).filter(user=OuterRef("deputy"), role__in=CASEWORK)
        return self.filter(
            Q(ended_at=None) | Q(ended_at__gt=at),
            Q(kind=Delegation.Kind.PLH) & post_runs | Q(kind=Delegation.Kind.PLT) & ~post_runs,
            Exists(own_desk),
            from_on__lte=day,
            until_on__gte=day,
        )

    def touching(self, first: date, last: date) -> "DelegationQuerySet":
        """Those not ended early that share a day with this time."""
        return self.filter(ended_at=None, from_on__lte=last, until_on__gte=first)


class Delegation(models.Model):
    """Somebody acts in another's post from one day to another (both included), unless it is ended early.

    ``post`` is that of the holder: away for a time (Plh.), or gone and not yet followed (Plt.). ``families`` are the
    families of permits it is limited to; none: all. ``order`` is the number of the written order. UU 30/2014 Ps 14.
    """

    class Kind(models.TextChoices):
        """Acting for a holder who is away, or in a post that nobody holds."""

        PLH = "plh", _("Plh. (Pelaksana Harian): the holder is away for a time")
        PLT = "plt", _("Plt. (Pelaksana Tugas): nobody holds the post now")

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations")
    kind = models.CharField(max_length=3, choices=Kind)
    from_on = models.DateField()
    until_on = models.DateField()
    families = models.JSONField(default=list, blank=True)
    order = models.CharField(max_length=80, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_granted")
    granted_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="delegations_ended"
    )

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-pk"]
        indexes = [models.Index(fields=["deputy", "until_on"], name="delegations_of_a_deputy")]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="a_delegation_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(kind__in=["plh", "plt"]), name="plh_or_plt"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | ~Q(ended_at=None) & ~Q(ended_by=None),
                name="an_ended_delegation_says_by_whom",
            ),
            ExclusionConstraint(
                name="a_post_has_one_deputy_at_a_time",
                expressions=[
                    (Func("post", "post", Value("[]"), function="int8range"), "&&"),
                    (Func("from_on", "until_on", Value("[]"), function="daterange"), "&&"),
                ],
                condition=Q(ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.acting} {self.post} · {self.deputy}"

    @property
    def acting(self) -> str:
        """What stands before the title: "Plh." or "Plt."."""
        return ACTING[self.kind]


class Confirmation(models.Model):
    """A person is asked for his second factor once more, for one act; it works once and for a few minutes.

    ``digest`` is the SHA-256 of what was shown to him; ``state`` belongs to the passkey library. ``wrong`` counts
    answers that were not right, ``means`` says by what he proved himself.
    """

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="confirmations")
    digest = models.CharField(max_length=64)
    nonce = models.CharField(max_length=64)
    state = models.JSONField(default=dict, blank=True)
    begun_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    means = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["person", "begun_at"], name="confirmations_of", condition=Q(wrong__gt=0))]
        constraints = [models.UniqueConstraint(fields=["nonce"], name="a_confirmation_works_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.digest[:12]}"


class Device(models.Model):
    """A browser with which a person has signed in. ``digest`` is the SHA-256 of a random cookie, so that it is known
    again; ``browser`` what it says of itself, ``address`` the network address of the last time."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64)
    browser = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField()
    first_seen_at = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at"]
        constraints = [models.UniqueConstraint(fields=["person", "digest"], name="a_device_is_known_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.browser[:40]}"


ACTING = {"plh": "Plh.", "plt": "Plt."}
