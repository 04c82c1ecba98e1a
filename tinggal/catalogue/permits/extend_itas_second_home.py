"""Extension of the limited stay permit (ITAS) for second homes, retirement and remote work."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _second_home
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
    code="extend-itas-second-home",
    service="extension",
    family="second_home",
    name=_("Extend a limited stay permit (KITAS) for second homes, retirement and remote work"),
    legal_name="Perpanjangan Izin Tinggal Terbatas rumah kedua, lansia, pekerja jarak jauh, dan perawatan kesehatan",
    summary=_("You live here from your own means, or for treatment, and want to stay longer."),
    questions=(*PASSPORT, *STAY_ON_ITAS, *_second_home.SPONSOR, *_second_home.QUESTIONS),
    requirements=(*FOR_EXTENSION, *_second_home.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=EXTENSION_ROUTE,
    calling_visa_route=CALLING_VISA_ROUTE,
    indexes=_second_home.INDEXES,
    months=_second_home.MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_FOR_EXTENSIONS,
    letter=EXTENSION_LETTER,
    span="after_present",
)
