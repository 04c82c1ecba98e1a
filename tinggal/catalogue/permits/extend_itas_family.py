"""Extension of the limited stay permit (ITAS) of family members."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _family
from tinggal.catalogue.permits._documents import FOR_EXTENSION, POWER_OF_ATTORNEY
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_ITAS
from tinggal.catalogue.permits._services import (
    CALLING_VISA_ROUTE,
    EXTENSION_LETTER,
    EXTENSION_ROUTE,
    EXTENSION_WINDOW,
    INTERVIEW_FOR_EXTENSIONS,
    ITAS_FEE,
)
from tinggal.catalogue.permits._sponsor import RELATIVE
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="extend-itas-family",
    service="extension",
    family="family",
    name=_("Extend a limited stay permit (KITAS) for family members"),
    legal_name="Perpanjangan Izin Tinggal Terbatas penyatuan keluarga",
    summary=_("You have a limited stay permit as a family member and want to stay longer with your family."),
    questions=(*PASSPORT, *STAY_ON_ITAS, *RELATIVE, *_family.QUESTIONS),
    requirements=(*FOR_EXTENSION, *_family.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=EXTENSION_ROUTE,
    calling_visa_route=CALLING_VISA_ROUTE,
    indexes=_family.INDEXES,
    months=_family.MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_FOR_EXTENSIONS,
    letter=EXTENSION_LETTER,
    span="after_present",
    within="relative_permit_expires_on",
)
