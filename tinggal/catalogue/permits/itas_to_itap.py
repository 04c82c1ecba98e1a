"""Permanent stay permit (ITAP) by change of status from a limited stay permit: UU 6/2011 Ps 54, 56, 60."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import selectable
from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_ITAS
from tinggal.catalogue.permits._purpose import index_question, months_question
from tinggal.catalogue.permits._services import (
    INTERVIEW_ALWAYS,
    ITAP_FEE,
    SAME_ROUTE_FOR_ALL,
    TO_ITAP_LETTER,
    TO_ITAP_ROUTE,
    TO_ITAP_WINDOW,
)
from tinggal.catalogue.permits._sponsor import ANY
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement, When

_LAW = "UU 6/2011 Ps 60; Permenkumham 22/2023 jo 11/2024 Ps 173"
_MARRIAGE = When("basis", frozenset({"marriage"}))
_INVESTOR = When("basis", frozenset({"investment"}))
# Ps 173 leaves out researchers, students, remote workers and working holidays; Ps 54 does not name patients.
_INDEXES = (
    *selectable("work", without=frozenset({"E29"})),
    *selectable("investor"),
    *selectable("family"),
    *selectable("repatriation"),
    *selectable("second_home", without=frozenset({"E33G", "E34"})),
)
_MONTHS = ("60",)

PERMIT = PermitType(
    code="itas-to-itap",
    service="itas_to_itap",
    family="permanent",
    name=_("Permanent stay permit (KITAP) from a limited stay permit"),
    legal_name="Izin Tinggal Tetap (alih status dari Izin Tinggal Terbatas)",
    summary=_("You have lived here on a limited stay permit for at least 3 years, or have been married for 2 years."),
    questions=(
        *PASSPORT,
        *STAY_ON_ITAS,
        *ANY,
        index_question(_INDEXES, label=_("Visa index of your present permit")),
        Question(
            "basis",
            _("Why may you get a permanent permit?"),
            "choice",
            "purpose",
            choices=(
                Choice("work", _("I have worked here for 3 years without a break")),
                Choice("investment", _("I have invested here for 3 years without a break")),
                Choice("marriage", _("I have been married to an Indonesian for 2 years")),
                Choice("family", _("I am the husband, wife or child of a person with a permanent permit")),
                Choice("former_citizen", _("I was an Indonesian citizen, or my parent is or was")),
                Choice("retired", _("I am retired or have a second home here, for 3 years without a break")),
            ),
            max_length=20,
        ),
        Question(
            "first_itas_on",
            _("Since when have you had a limited stay permit without a break?"),
            "date",
            "purpose",
            falls="past",
            after="birth_date",
            max_length=10,
        ),
        months_question(_MONTHS),
    ),
    requirements=(
        documents.PASSPORT,
        documents.ENTRY_STAMP,
        documents.CURRENT_ITAS,
        documents.APPLICATION_LETTER,
        *documents.SPONSOR_PAPERS,
        documents.RESIDENCE_CERTIFICATE,
        documents.PHOTO,
        Requirement(
            "integration_statement",
            _("Statement of integration, signed"),
            "Pernyataan Integrasi",
            _("In it you say that you want to be part of Indonesian society and keep its laws."),
            _LAW,
        ),
        Requirement(
            "itas_history",
            _("Your limited stay permits of the last 3 years"),
            "ITAS selama 3 tahun berturut-turut",
            _("They show that you have lived here without a break. After 2 years of marriage fewer are enough."),
            _LAW,
        ),
        Requirement(
            "marriage_or_birth_certificate",
            _("Marriage certificate, at least 2 years old"),
            "Surat nikah yang telah berlangsung paling sedikit 2 tahun",
            _("It shows that you have been married for at least 2 years."),
            "UU 6/2011 Ps 60 ayat (2)",
            required=False,
            when=_MARRIAGE,
            condition=_("Only if you are married to an Indonesian."),
        ),
        Requirement(
            "share_proof",
            _("Proof of an investment of at least Rp 15,000,000,000"),
            "Bukti kepemilikan saham/investasi paling sedikit Rp15.000.000.000",
            _("The law asks investors for this amount."),
            "Permenkumham 22/2023 Ps 176 ayat (2) huruf c",
            required=False,
            when=_INVESTOR,
            condition=_("Only for investors."),
        ),
        documents.POWER_OF_ATTORNEY,
    ),
    fee=ITAP_FEE,
    route=TO_ITAP_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_INDEXES,
    months=_MONTHS,
    window=TO_ITAP_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=TO_ITAP_LETTER,
    grants="ITAP",
    replaces=True,
)
