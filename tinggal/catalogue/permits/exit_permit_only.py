"""Exit permit only (EPO): leaving Indonesia for good ends the stay permit. UU 6/2011 Ps 53 and 62."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._services import DECIDED_AT_THE_KANIM, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import Duty, FlatFee, LetterFact, LetterForm, LetterKind
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement, When

_LAW = "UU 6/2011 Ps 53 dan 62; persyaratan Exit Permit Only pada laman kantor imigrasi"
_WORKED = When("exit_reason", frozenset({"work_ended"}))
_REASONS = (
    Choice("leaving", _("I leave Indonesia for good")),
    Choice("work_ended", _("My work here has ended")),
    Choice("studies_ended", _("My studies here have ended")),
    Choice("not_extended", _("My permit ends and I do not extend it")),
    Choice("new_sponsor", _("I come back with another sponsor")),
    Choice("marriage_ended", _("My marriage has ended")),
)
_IN_THE_LETTER = (
    ("leaving", "Meninggalkan Indonesia untuk seterusnya"),
    ("work_ended", "Hubungan kerja berakhir"),
    ("studies_ended", "Pendidikan selesai"),
    ("not_extended", "Izin tinggal berakhir dan tidak diperpanjang"),
    ("new_sponsor", "Pergantian Penjamin"),
    ("marriage_ended", "Perkawinan berakhir"),
)

PERMIT = PermitType(
    code="exit-permit-only",
    service="exit",
    family="holder",
    name=_("Exit permit only (EPO)"),
    legal_name="Izin Keluar Tidak Kembali (Exit Permit Only)",
    summary=_("You leave Indonesia for good. Your stay permit ends with it, and you have 7 days to leave."),
    questions=(
        *_holder.QUESTIONS,
        Question("exit_reason", _("Why do you leave?"), "choice", "purpose", choices=_REASONS, max_length=20),
        Question(
            "leaves_on",
            _("On which day do you leave?"),
            "date",
            "purpose",
            hint=_("As on your ticket. The exit permit holds for 7 days from the decision."),
            falls="future",
            max_length=10,
        ),
    ),
    requirements=(
        *_holder.PAPERS,
        Requirement(
            "ticket",
            _("Ticket out of Indonesia"),
            "Tiket keluar wilayah Indonesia",
            _("It shows when and how you leave."),
            _LAW,
        ),
        Requirement(
            "manpower_papers",
            _("Approved manpower plan (RPTKA), and the receipts of the manpower fund"),
            "RPTKA, notifikasi, dan bukti pembayaran DKPTKA",
            _("They show that your company has paid for all months of your work."),
            _LAW,
            required=False,
            when=_WORKED,
            condition=_("Only if you worked here."),
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=FlatFee("EPO"),
    route=DECIDED_AT_THE_KANIM,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "epo",
        "Persetujuan Izin Keluar Tidak Kembali (Exit Permit Only)",
        "Penolakan Izin Keluar Tidak Kembali (Exit Permit Only)",
        LetterForm(
            title="Surat Persetujuan Izin Keluar Tidak Kembali",
            english=_("Exit permit only"),
            facts=(
                LetterFact("exit_reason", "Alasan", _("Reason"), _IN_THE_LETTER),
                LetterFact("leaves_on", "Rencana keberangkatan", _("Planned departure")),
            ),
            duties=(
                Duty(
                    "Izin tinggal dan Izin Masuk Kembali Orang Asing berakhir sejak tanggal surat ini.",
                    _("Your stay permit and your re-entry permit end on the day of this letter."),
                ),
                Duty(
                    "Orang Asing wajib meninggalkan Wilayah Indonesia dalam masa berlaku tersebut di atas.",
                    _("Leave Indonesia within the days above, the last one included."),
                ),
                Duty(
                    "Penjamin tetap bertanggung jawab sampai Orang Asing meninggalkan Wilayah Indonesia "
                    "(Pasal 63 UU Nomor 6 Tahun 2011).",
                    _("Your sponsor answers for you until you have left."),
                ),
                _holder.FALSE_DATA,
            ),
            steps=(
                Duty(
                    "Kartu izin tinggal diserahkan kepada Kantor Imigrasi.",
                    _("Give your stay permit card back to the office."),
                ),
                Duty(
                    "Surat ini diperlihatkan bersama paspor kepada Pejabat Imigrasi di Tempat Pemeriksaan Imigrasi "
                    "pada saat keberangkatan.",
                    _("Show this letter and your passport at the border when you leave."),
                ),
            ),
            is_a_stay=False,
        ),
    ),
    grants="EPO",
    span="to_leave",
    replaces=True,
)
