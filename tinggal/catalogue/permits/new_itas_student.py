"""New limited stay permit (ITAS) for students, by change of status from a visit permit."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _student
from tinggal.catalogue.permits._documents import FOR_CHANGE_OF_STATUS, POWER_OF_ATTORNEY, SPONSOR_RELEASE
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_VISIT_PERMIT
from tinggal.catalogue.permits._services import (
    CHANGE_OF_STATUS_LETTER,
    CHANGE_OF_STATUS_ROUTE,
    CHANGE_OF_STATUS_WINDOW,
    INTERVIEW_ALWAYS,
    ITAS_FEE,
    SAME_ROUTE_FOR_ALL,
)
from tinggal.catalogue.permits._sponsor import INSTITUTION
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="new-itas-student",
    service="alih_status",
    family="student",
    name=_("New limited stay permit (KITAS) for students"),
    legal_name="Izin Tinggal Terbatas pelajar dan mahasiswa (alih status dari Izin Tinggal Kunjungan)",
    summary=_("You are in Indonesia on a visit permit and want to stay to study."),
    questions=(*PASSPORT, *STAY_ON_VISIT_PERMIT, *INSTITUTION, *_student.QUESTIONS),
    requirements=(*FOR_CHANGE_OF_STATUS, *_student.REQUIREMENTS, SPONSOR_RELEASE, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=CHANGE_OF_STATUS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_student.INDEXES,
    months=_student.MONTHS,
    window=CHANGE_OF_STATUS_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=CHANGE_OF_STATUS_LETTER,
)
