"""New limited stay permit (ITAS) for second homes, retirement and remote work, from a visit permit."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _second_home
from tinggal.catalogue.permits._documents import FOR_CHANGE_OF_STATUS, POWER_OF_ATTORNEY
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_VISIT_PERMIT
from tinggal.catalogue.permits._services import (
    CHANGE_OF_STATUS_LETTER,
    CHANGE_OF_STATUS_ROUTE,
    CHANGE_OF_STATUS_WINDOW,
    INTERVIEW_ALWAYS,
    ITAS_FEE,
    SAME_ROUTE_FOR_ALL,
)
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="new-itas-second-home",
    service="alih_status",
    family="second_home",
    name=_("New limited stay permit (KITAS) for second homes, retirement and remote work"),
    legal_name="Izin Tinggal Terbatas rumah kedua, lansia, pekerja jarak jauh, dan perawatan kesehatan (alih status)",
    summary=_("You are here on a visit permit and want to live here from your own means, or for treatment."),
    questions=(*PASSPORT, *STAY_ON_VISIT_PERMIT, *_second_home.SPONSOR, *_second_home.QUESTIONS),
    requirements=(*FOR_CHANGE_OF_STATUS, *_second_home.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=CHANGE_OF_STATUS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_second_home.INDEXES,
    months=_second_home.MONTHS,
    window=CHANGE_OF_STATUS_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=CHANGE_OF_STATUS_LETTER,
)
