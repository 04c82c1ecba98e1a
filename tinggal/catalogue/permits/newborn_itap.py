"""A child born in Indonesia whose parent has a permanent stay permit: UU 6/2011 Ps 54 and 60, within 60 days."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _newborn
from tinggal.catalogue.permits._purpose import months_question
from tinggal.catalogue.permits._services import ITAP_FEE, NEWBORN_ROUTE, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import LetterForm, LetterKind
from tinggal.catalogue.types import PermitType, Question

_MONTHS = ("60",)

PERMIT = PermitType(
    code="newborn-itap",
    service="newborn",
    family="permanent",
    name=_("Child born here to a parent with a permanent stay permit (KITAP)"),
    legal_name="Izin Tinggal Tetap bagi anak yang lahir di Indonesia",
    summary=_("Your child was born in Indonesia. Report the birth and ask for the permit at once, within 60 days."),
    questions=(
        *_newborn.QUESTIONS,
        months_question(_MONTHS),
        Question(
            "parent_permit_expires_on",
            _("Last day of the parent's permanent stay permit"),
            "date",
            "purpose",
            hint=_("Leave it empty if the permit has no end date. The child's permit does not go beyond this day."),
            required=False,
            falls="future",
            max_length=10,
        ),
    ),
    requirements=_newborn.REQUIREMENTS,
    fee=ITAP_FEE,
    route=NEWBORN_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=_MONTHS,
    window=_newborn.WINDOW,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "lahir-itap",
        "Persetujuan Izin Tinggal Tetap bagi Anak yang Lahir di Indonesia",
        "Penolakan Izin Tinggal Tetap bagi Anak yang Lahir di Indonesia",
        LetterForm(
            title="Surat Persetujuan Izin Tinggal Tetap bagi Anak",
            english=_("Permanent stay permit for a child born in Indonesia"),
            facts=_newborn.FACTS,
            duties=_newborn.DUTIES,
            steps=_newborn.STEPS,
        ),
    ),
    grants="ITAP",
    within="parent_permit_expires_on",
)
