"""Re-entry permit (IMK) by itself: to travel and come back while the stay permit runs. UU 6/2011 Ps 64, UU 63/2024.

The law knows it for several journeys only; a permit for a single one is in no rule and no tariff of today.
"""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._purpose import months_question
from tinggal.catalogue.permits._services import DECIDED_AT_THE_KANIM, NO_INTERVIEW, PITE, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import Duty, FeeRule, LetterFact, LetterForm, LetterKind
from tinggal.catalogue.types import PermitType, Question
from tinggal.lib.dated import Dated

_MONTHS = ("6", "12", "24", "60", "120", "unlimited")

PERMIT = PermitType(
    code="re-entry-permit",
    service="re_entry",
    family="holder",
    name=_("Re-entry permit (IMK)"),
    legal_name="Izin Masuk Kembali",
    summary=_("You want to travel and come back, and your permit has no re-entry permit. It holds for many trips."),
    questions=(
        *_holder.QUESTIONS,
        months_question(
            _MONTHS,
            label=_("For how long do you need it?"),
            hint=_("The fee depends on it. It never holds longer than your stay permit."),
        ),
        Question(
            "travel_reason",
            _("Why do you travel?"),
            "text",
            "purpose",
            hint=_("For example work, family or holidays."),
        ),
    ),
    requirements=(*_holder.PAPERS, POWER_OF_ATTORNEY),
    fee=FeeRule("IMK", reentry=Dated((PITE, ""))),
    route=DECIDED_AT_THE_KANIM,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=_MONTHS,
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "imk",
        "Persetujuan Izin Masuk Kembali",
        "Penolakan Izin Masuk Kembali",
        LetterForm(
            title="Surat Persetujuan Izin Masuk Kembali",
            english=_("Re-entry permit"),
            facts=(LetterFact("travel_reason", "Keperluan", _("Purpose")),),
            duties=(
                Duty(
                    "Izin Masuk Kembali berlaku untuk beberapa kali perjalanan dan tidak melebihi masa berlaku izin "
                    "tinggal (Pasal 64 UU Nomor 6 Tahun 2011 jo. UU Nomor 63 Tahun 2024).",
                    _("It holds for many journeys, and never longer than your stay permit."),
                ),
                Duty(
                    "Izin tinggal berakhir apabila Orang Asing tidak kembali dalam masa berlaku Izin Masuk Kembali "
                    "(Pasal 53 undang-undang tersebut).",
                    _("If you do not come back in time, your stay permit ends."),
                ),
                _holder.FALSE_DATA,
            ),
            steps=(
                Duty(
                    "Surat ini diperlihatkan bersama paspor dan izin tinggal pada saat berangkat dan kembali.",
                    _("Show this letter with your passport and permit when you leave and when you come back."),
                ),
            ),
            is_a_stay=False,
        ),
    ),
    grants="IMK",
    span="within_present",
)
