"""New limited stay permit (ITAS) for former Indonesians and their family, by change of status from a visit permit."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _repatriation
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
    code="new-itas-repatriation",
    service="alih_status",
    family="repatriation",
    name=_("New limited stay permit (KITAS) for former Indonesians and their family"),
    legal_name="Izin Tinggal Terbatas repatriasi (alih status dari Izin Tinggal Kunjungan)",
    summary=_("You are here on a visit permit. You, your parent or your grandparent was Indonesian."),
    questions=(*PASSPORT, *STAY_ON_VISIT_PERMIT, *_repatriation.SPONSOR, *_repatriation.QUESTIONS),
    requirements=(*FOR_CHANGE_OF_STATUS, *_repatriation.REQUIREMENTS, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=CHANGE_OF_STATUS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_repatriation.INDEXES,
    months=_repatriation.MONTHS,
    window=CHANGE_OF_STATUS_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=CHANGE_OF_STATUS_LETTER,
)
