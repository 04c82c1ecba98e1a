"""Extension of the limited stay permit (ITAS) of investors."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _investor
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
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="extend-itas-investor",
    service="extension",
    family="investor",
    name=_("Extend a limited stay permit (KITAS) for investors"),
    legal_name="Perpanjangan Izin Tinggal Terbatas penanam modal",
    summary=_("You have a limited stay permit as an investor and want to stay longer."),
    questions=(*PASSPORT, *STAY_ON_ITAS, *_investor.SPONSOR, *_investor.QUESTIONS),
    requirements=(*FOR_EXTENSION, *_investor.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=EXTENSION_ROUTE,
    calling_visa_route=CALLING_VISA_ROUTE,
    indexes=_investor.INDEXES,
    months=_investor.MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_FOR_EXTENSIONS,
    letter=EXTENSION_LETTER,
    span="after_present",
)
