"""Extension of the limited stay permit (ITAS) of students."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _student
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
from tinggal.catalogue.permits._sponsor import INSTITUTION
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="extend-itas-student",
    service="extension",
    family="student",
    name=_("Extend a limited stay permit (KITAS) for students"),
    legal_name="Perpanjangan Izin Tinggal Terbatas pelajar dan mahasiswa",
    summary=_("You have a limited stay permit for your studies and need more time to finish them."),
    questions=(*PASSPORT, *STAY_ON_ITAS, *INSTITUTION, *_student.QUESTIONS),
    requirements=(*FOR_EXTENSION, *_student.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=EXTENSION_ROUTE,
    calling_visa_route=CALLING_VISA_ROUTE,
    indexes=_student.INDEXES,
    months=_student.MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_FOR_EXTENSIONS,
    letter=EXTENSION_LETTER,
    span="after_present",
)
