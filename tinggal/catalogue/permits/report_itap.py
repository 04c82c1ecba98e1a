"""The report that holders of a permanent permit without end owe every five years: free of charge. UU 6/2011 Ps 59."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._person import LIVING, PASSPORT, PERMIT_NUMBER
from tinggal.catalogue.permits._services import NO_INTERVIEW, PITE, REPORT_ROUTE, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.permits._sponsor import IF_ANY
from tinggal.catalogue.rules import Duty, LetterFact, LetterForm, LetterKind, NoFee, Window
from tinggal.catalogue.types import PermitType, Question
from tinggal.lib.dated import Dated

_LAW = "UU 6/2011 Ps 59 ayat (2)"

PERMIT = PermitType(
    code="report-itap",
    service="itap_report",
    family="permanent",
    name=_("Five-year report of a permanent stay permit (KITAP) without an end date"),
    legal_name="Pelaporan lima tahunan Izin Tinggal Tetap tidak terbatas",
    summary=_("Your permanent permit has no end date. Every 5 years you report to your office. It is free of charge."),
    questions=(
        *PASSPORT,
        PERMIT_NUMBER,
        *LIVING,
        *IF_ANY,
        Question(
            "report_due_on",
            _("The last day of the present five years"),
            "date",
            "purpose",
            hint=_("Five years after the permit was given, or after your last report."),
            falls="future",
            max_length=10,
        ),
        Question(
            "abroad_long",
            _("Were you outside Indonesia for more than one year without a break?"),
            "yes_no",
            "purpose",
            hint=_("A permanent permit can end then."),
            max_length=3,
        ),
    ),
    requirements=(
        documents.PASSPORT,
        documents.CURRENT_ITAP,
        *_holder.SPONSOR_PAPERS,
        documents.PHOTO,
        documents.POWER_OF_ATTORNEY,
    ),
    fee=NoFee(_LAW),
    route=REPORT_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=Dated(
        (
            PITE,
            Window(
                law="UU 6/2011 Ps 59 ayat (2): setiap 5 tahun; dibuka 3 bulan sebelumnya",
                opens_months=3,
                counted_from="report_due_on",
            ),
        )
    ),
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "pelaporan-itap",
        "Persetujuan Pelaporan Izin Tinggal Tetap Tidak Terbatas",
        "Penolakan Pelaporan Izin Tinggal Tetap Tidak Terbatas",
        LetterForm(
            title="Surat Persetujuan Pelaporan Izin Tinggal Tetap",
            english=_("Five-year report of a permanent stay permit"),
            facts=(LetterFact("report_due_on", "Pelaporan untuk masa sampai dengan", _("Report for the time until")),),
            duties=(
                Duty(
                    "Orang Asing wajib melapor kembali paling lama 5 (lima) tahun sejak berakhirnya masa tersebut di "
                    "atas, tanpa dikenai biaya (Pasal 59 UU Nomor 6 Tahun 2011).",
                    _("Report again within 5 years after the day above. It is free of charge."),
                ),
                *_holder.DUTIES,
            ),
            steps=(
                Duty(
                    "Izin tinggal elektronik yang baru dikirim secara elektronik.",
                    _("You get your new electronic permit online."),
                ),
            ),
        ),
    ),
    grants="ITAP",
    span="without_end",
    replaces=True,
)
