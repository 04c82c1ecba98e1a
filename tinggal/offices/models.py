"""Provinces, regencies, the tree of offices, and which office serves which regency."""

from datetime import date
from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TimeZone(models.TextChoices):
    """Indonesia's three, with the letters people write behind an hour."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Province(models.Model):
    """A province, by the ministry of home affairs' code: ``31``."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=60, unique=True)
    time_zone = models.CharField(max_length=20, choices=TimeZone)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(time_zone__in=TimeZone.values), name="a_province_has_a_known_time_zone")
        ]

    def __str__(self) -> str:
        return self.name


class Regency(models.Model):
    """A regency (kabupaten) or a city (kota): the ministry of home affairs' code, such as ``31.74``."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="regencies")
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "regencies"
        constraints = [
            models.UniqueConstraint(fields=["name", "province"], name="one_regency_of_a_name_in_a_province"),
            models.CheckConstraint(
                condition=Q(code__startswith=F("province_id")), name="a_regency_code_begins_with_its_province"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeQuerySet(models.QuerySet["Office"]):
    """Reading offices in their own words."""

    def open_on(self, day: date) -> "OfficeQuerySet":
        """Open for business on a day; an office without an opening day has been there longer than the records."""
        return self.filter(Q(opened_on=None) | Q(opened_on__lte=day), Q(closed_on=None) | Q(closed_on__gt=day))

    def below(self, office: "Office") -> "OfficeQuerySet":
        """Every office under one in the tree, without itself."""
        return self.filter(path__startswith=f"{office.path}/")

    def within(self, office: "Office") -> "OfficeQuerySet":
        """An office and every office under it."""
        return self.filter(Q(pk=office.pk) | Q(path__startswith=f"{office.path}/"))

    def kanwils(self) -> "OfficeQuerySet":
        """The regional offices."""
        return self.filter(kind=Office.Kind.KANWIL)

    def kanims(self) -> "OfficeQuerySet":
        """The immigration offices, where people come."""
        return self.filter(kind=Office.Kind.KANIM)


class Office(models.Model):
    """A node of the tree directorate → kanwil → kanim. ``path`` is its place in it: ``DIT/W31/K3101``.

    ``opened_on`` empty: longer open than the records know. ``closed_on`` is the first day it is closed. ``unverified``
    says that something here (class, city or kanwil) was not found in an official source; ``source`` says what.
    """

    class Kind(models.TextChoices):
        """The three levels of the tree."""

        DIRECTORATE = "directorate", _("Directorate")
        KANWIL = "kanwil", _("Regional office (kanwil)")
        KANIM = "kanim", _("Immigration office (kanim)")

    class Klass(models.TextChoices):
        """Official classes; TPI says that the office also checks travellers at a border."""

        I_KHUSUS_TPI = "Kelas I Khusus TPI", "Kelas I Khusus TPI"
        I_KHUSUS_NON_TPI = "Kelas I Khusus Non TPI", "Kelas I Khusus Non TPI"
        I_TPI = "Kelas I TPI", "Kelas I TPI"
        I_NON_TPI = "Kelas I Non TPI", "Kelas I Non TPI"
        II_TPI = "Kelas II TPI", "Kelas II TPI"
        II_NON_TPI = "Kelas II Non TPI", "Kelas II Non TPI"
        III_TPI = "Kelas III TPI", "Kelas III TPI"
        III_NON_TPI = "Kelas III Non TPI", "Kelas III Non TPI"

    code = models.CharField(
        max_length=10,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]{2,9}$", _("Use 3 to 10 capital letters and digits."))],
    )
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    klass = models.CharField(_("class"), max_length=24, choices=Klass, blank=True)
    city = models.CharField(max_length=60)
    seat = models.ForeignKey(Regency, on_delete=models.PROTECT, null=True, blank=True, related_name="offices_here")
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="offices")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=40, unique=True, editable=False)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=100, blank=True)
    time_zone = models.CharField(max_length=20, choices=TimeZone)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    unverified = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="directorate"), name="there_is_one_directorate"),
            models.CheckConstraint(
                condition=Q(kind="directorate", parent=None, path=F("code"))
                | Q(kind="kanwil", parent__isnull=False, path__regex=r"^[A-Z0-9]+/[A-Z0-9]+$")
                | Q(kind="kanim", parent__isnull=False, path__regex=r"^[A-Z0-9]+/[A-Z0-9]+/[A-Z0-9]+$"),
                name="the_tree_has_three_levels",
                violation_error_message=_("A kanwil stands below the directorate, a kanim below a kanwil."),
            ),
            models.CheckConstraint(condition=Q(path__endswith=F("code")), name="a_path_ends_with_the_offices_own_code"),
            models.CheckConstraint(
                condition=Q(kind="kanim") & ~Q(klass="") & Q(name__contains=F("klass"))
                | ~Q(kind="kanim") & Q(klass=""),
                name="a_kanim_has_a_class_and_its_name_says_it",
                violation_error_message=_("An immigration office has a class, and its name contains that class."),
            ),
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gt=F("opened_on")),
                name="an_office_closes_after_it_opens",
                violation_error_message=_("The closing day must be after the opening day."),
            ),
            models.CheckConstraint(condition=Q(time_zone__in=TimeZone.values), name="an_office_has_a_known_time_zone"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name without its class, for lists and menus: ``Jakarta Barat``, ``Kanwil Bali``."""
        if self.kind == self.Kind.KANWIL:
            return self.name.replace("Kantor Wilayah Direktorat Jenderal Imigrasi", "Kanwil")
        return self.name.removeprefix(f"Kantor Imigrasi {self.klass} ")

    @property
    def subject(self) -> str:
        """What the journal calls this office."""
        return f"office/{self.code}"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this office keeps its hours."""
        return ZoneInfo(self.time_zone)


class Competence(models.Model):
    """Which office serves the people who live in a regency: one, always.

    ``derived`` says that no source names the office: it is the nearest or the most easily reached.
    """

    regency = models.OneToOneField(Regency, on_delete=models.PROTECT, related_name="competence")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="competences")
    derived = models.BooleanField()
    source = models.CharField(max_length=100)

    class Meta:
        ordering = ["regency"]

    def __str__(self) -> str:
        return f"{self.regency_id} → {self.office_id}"
