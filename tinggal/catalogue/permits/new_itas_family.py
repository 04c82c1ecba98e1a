"""New limited stay permit (ITAS) for family members, by change of status from a visit permit."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _family
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
from tinggal.catalogue.permits._sponsor import RELATIVE
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="new-itas-family",
    service="alih_status",
    family="family",
    name=_("New limited stay permit (KITAS) for family members"),
    legal_name="Izin Tinggal Terbatas penyatuan keluarga (alih status dari Izin Tinggal Kunjungan)",
    summary=_("You are in Indonesia on a visit permit and want to stay with your family here."),
    questions=(*PASSPORT, *STAY_ON_VISIT_PERMIT, *RELATIVE, *_family.QUESTIONS),
    requirements=(*FOR_CHANGE_OF_STATUS, *_family.REQUIREMENTS, SPONSOR_RELEASE, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=CHANGE_OF_STATUS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_family.INDEXES,
    months=_family.MONTHS,
    window=CHANGE_OF_STATUS_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=CHANGE_OF_STATUS_LETTER,
    within="relative_permit_expires_on",
)
