"""People with an account, and the posts that make some of them officers."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now

from tinggal.offices.models import Office
from tinggal.people.roles import Role


class Accounts(BaseUserManager["User"]):
    """Makes accounts; the address is the login and is kept in small letters."""

    def create_user(self, email: str, password: str | None = None, **fields: str | bool) -> "User":
        """An account with a password, or without one (passkey only) when it is None."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person with an account: applicant, sponsor or officer; what he may do comes from his posts and his files."""

    email = models.EmailField(unique=True)
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
        constraints = [models.CheckConstraint(condition=Q(email=Lower("email")), name="addresses_are_in_small_letters")]

    def __str__(self) -> str:
        return self.full_name or self.email


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
