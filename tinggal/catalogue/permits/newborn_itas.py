"""A child born in Indonesia whose parent has a limited stay permit: report of the birth and first permit in one file.

UU 6/2011 Ps 52. Other offices take the report first and leave one day to ask for the permit; here the one is the other.
"""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _newborn
from tinggal.catalogue.permits._purpose import months_question
from tinggal.catalogue.permits._services import ITAS_FEE, NEWBORN_ROUTE, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import LetterForm, LetterKind
from tinggal.catalogue.types import PermitType, Question

_MONTHS = ("12", "24")
_INDEXES = ("E31E",)

PERMIT = PermitType(
    code="newborn-itas",
    service="newborn",
    family="family",
    name=_("Child born here to a parent with a limited stay permit (KITAS)"),
    legal_name="Izin Tinggal Terbatas bagi anak yang lahir di Indonesia",
    summary=_("Your child was born in Indonesia. Report the birth and ask for the permit at once, within 60 days."),
    questions=(
        *_newborn.QUESTIONS,
        _newborn.index_question(_INDEXES),
        months_question(_MONTHS),
        Question(
            "parent_permit_expires_on",
            _("Last day of the parent's limited stay permit"),
            "date",
            "purpose",
            hint=_("The permit of your child does not go beyond this day."),
            falls="future",
            max_length=10,
        ),
    ),
    requirements=_newborn.REQUIREMENTS,
    fee=ITAS_FEE,
    route=NEWBORN_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_INDEXES,
    months=_MONTHS,
    window=_newborn.WINDOW,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "lahir-itas",
        "Persetujuan Izin Tinggal Terbatas bagi Anak yang Lahir di Indonesia",
        "Penolakan Izin Tinggal Terbatas bagi Anak yang Lahir di Indonesia",
        LetterForm(
            title="Surat Persetujuan Izin Tinggal Terbatas bagi Anak",
            english=_("Limited stay permit for a child born in Indonesia"),
            facts=_newborn.FACTS,
            duties=_newborn.DUTIES,
            steps=_newborn.STEPS,
        ),
    ),
    within="parent_permit_expires_on",
)
