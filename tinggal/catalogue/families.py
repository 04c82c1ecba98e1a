"""The families of permits in words: for whom a permit is."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Family
from tinggal.catalogue.words import Words

FAMILIES: tuple[tuple[Family, Words], ...] = (
    ("worker", _("Workers")),
    ("investor", _("Investors")),
    ("family", _("Family members")),
    ("student", _("Students")),
    ("permanent", _("Permanent stay")),
)
