"""Coded grounds of a conflict of interest, as the law lists them (UU 30/2014 Ps 43 ayat (1))."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.words import Words

_ADMINISTRATION = "UU 30/2014 Ps 43 ayat (1)"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody cannot be impartial; ``law`` is the article."""

    code: str
    words: Words
    law: str


TYPED_IT = Ground(
    "K-90",
    _("I typed this application at the counter, for the applicant."),
    "UU 30/2014 Ps 10 ayat (1) huruf c",
)
"""Not declared by anybody: four eyes for a file that an officer filled in for its owner."""

GROUNDS: Mapping[str, Ground] = MappingProxyType(
    {
        ground.code: ground
        for ground in (
            Ground("K-01", _("I have an interest of my own, or a business interest, in the outcome."),
                   f"{_ADMINISTRATION} huruf a"),
            Ground("K-02", _("The applicant or the sponsor is a relative or belongs to my family."),
                   f"{_ADMINISTRATION} huruf b"),
            Ground("K-03", _("I have ties with somebody who represents the applicant or the sponsor."),
                   f"{_ADMINISTRATION} huruf c"),
            Ground("K-04", _("I have ties with somebody who works for the applicant or the sponsor and is paid there."),
                   f"{_ADMINISTRATION} huruf d"),
            Ground("K-05", _("I have ties with somebody who recommended the applicant or the sponsor."),
                   f"{_ADMINISTRATION} huruf e"),
            Ground("K-06", _("I have other ties that a rule forbids."),
                   f"{_ADMINISTRATION} huruf f"),
        )
    }
)  # fmt: skip
