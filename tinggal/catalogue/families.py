"""The families of permits in words: for whom a permit is."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Family
from tinggal.catalogue.words import Words

FAMILIES: tuple[tuple[Family, Words], ...] = (
    ("worker", _("Workers")),
    ("investor", _("Investors")),
    ("family", _("Family members")),
    ("student", _("Students")),
    ("repatriation", _("Former citizens and their family")),
    ("second_home", _("Second home, retirement and remote work")),
    ("permanent", _("Permanent stay")),
    ("holder", _("Changes for people who have a permit")),
)
