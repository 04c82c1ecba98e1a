"""Extension of the limited stay permit (ITAS) for former Indonesians and their family."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _repatriation
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._holder import FOR_EXTENSION
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
    code="extend-itas-repatriation",
    service="extension",
    family="repatriation",
    name=_("Extend a limited stay permit (KITAS) for former Indonesians and their family"),
    legal_name="Perpanjangan Izin Tinggal Terbatas repatriasi",
    summary=_("You live here as a former Indonesian, or as the child of one, and want to stay longer."),
    questions=(*PASSPORT, *STAY_ON_ITAS, *_repatriation.SPONSOR, *_repatriation.QUESTIONS),
    requirements=(*FOR_EXTENSION, *_repatriation.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=EXTENSION_ROUTE,
    calling_visa_route=CALLING_VISA_ROUTE,
    indexes=_repatriation.INDEXES,
    months=_repatriation.MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_FOR_EXTENSIONS,
    letter=EXTENSION_LETTER,
    span="after_present",
)
