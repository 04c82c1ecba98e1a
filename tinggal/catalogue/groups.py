"""The groups of visa indexes in words: what one will do in Indonesia."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.words import Words

INDEX_GROUPS: Mapping[str, Words] = {
    "work": _("Work"),
    "investor": _("Investment"),
    "education": _("Education"),
    "family": _("Family"),
    "repatriation": _("Former citizens and their family"),
    "second_home": _("Second home, retirement and remote work"),
    "working_holiday": _("Working holiday"),
}
