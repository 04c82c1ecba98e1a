"""Extension of the limited stay permit (ITAS) of workers."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _worker
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
from tinggal.catalogue.permits._sponsor import COMPANY
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="extend-itas-worker",
    service="extension",
    family="worker",
    name=_("Extend a limited stay permit (KITAS) for workers"),
    legal_name="Perpanjangan Izin Tinggal Terbatas tenaga kerja asing",
    summary=_("You have a limited stay permit for work and want to stay longer with the same sponsor."),
    questions=(*PASSPORT, *STAY_ON_ITAS, *COMPANY, *_worker.QUESTIONS),
    requirements=(*FOR_EXTENSION, *_worker.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=EXTENSION_ROUTE,
    calling_visa_route=CALLING_VISA_ROUTE,
    indexes=_worker.INDEXES,
    months=_worker.MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_FOR_EXTENSIONS,
    letter=EXTENSION_LETTER,
    span="after_present",
)
