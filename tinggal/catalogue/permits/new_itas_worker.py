"""New limited stay permit (ITAS) for workers, by change of status from a visit permit."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _worker
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
from tinggal.catalogue.permits._sponsor import COMPANY
from tinggal.catalogue.types import PermitType

PERMIT = PermitType(
    code="new-itas-worker",
    service="alih_status",
    family="worker",
    name=_("New limited stay permit (KITAS) for workers"),
    legal_name="Izin Tinggal Terbatas tenaga kerja asing (alih status dari Izin Tinggal Kunjungan)",
    summary=_("You are in Indonesia on a visit permit and want to stay to work for a company here."),
    questions=(*PASSPORT, *STAY_ON_VISIT_PERMIT, *COMPANY, *_worker.QUESTIONS),
    requirements=(*FOR_CHANGE_OF_STATUS, *_worker.REQUIREMENTS, SPONSOR_RELEASE, POWER_OF_ATTORNEY),
    fee=ITAS_FEE,
    route=CHANGE_OF_STATUS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_worker.INDEXES,
    months=_worker.MONTHS,
    window=CHANGE_OF_STATUS_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=CHANGE_OF_STATUS_LETTER,
)
