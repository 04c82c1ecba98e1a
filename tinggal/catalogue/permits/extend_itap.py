"""Extension of the permanent stay permit (ITAP): UU 6/2011 Ps 59, Permenkumham 27/2014 Ps 66–67."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_ITAP
from tinggal.catalogue.permits._purpose import months_question
from tinggal.catalogue.permits._services import (
    EXTENSION_WINDOW,
    INTERVIEW_ALWAYS,
    ITAP_EXTENSION_LETTER,
    ITAP_EXTENSION_ROUTE,
    ITAP_FEE,
    SAME_ROUTE_FOR_ALL,
)
from tinggal.catalogue.permits._sponsor import ANY
from tinggal.catalogue.types import PermitType

_MONTHS = ("60", "120", "unlimited")

PERMIT = PermitType(
    code="extend-itap",
    service="itap_extension",
    family="permanent",
    name=_("Extend a permanent stay permit (KITAP)"),
    legal_name="Perpanjangan Izin Tinggal Tetap",
    summary=_("You have a permanent stay permit and want to keep it."),
    questions=(*PASSPORT, *STAY_ON_ITAP, *ANY, months_question(_MONTHS)),
    requirements=(
        documents.PASSPORT,
        documents.ENTRY_STAMP,
        documents.CURRENT_ITAP,
        documents.APPLICATION_LETTER,
        *documents.SPONSOR_PAPERS,
        documents.PHOTO,
        documents.POWER_OF_ATTORNEY,
    ),
    fee=ITAP_FEE,
    route=ITAP_EXTENSION_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=_MONTHS,
    window=EXTENSION_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=ITAP_EXTENSION_LETTER,
    grants="ITAP",
    span="after_present",
)
