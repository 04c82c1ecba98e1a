"""Bridging stay permit (izin tinggal peralihan): at most 60 days, once. Permenkumham 11/2024 Ps 86A, 94A, 94B."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._person import LIVING, PASSPORT, PERMIT_NUMBER, PRESENT_END
from tinggal.catalogue.permits._services import BRIDGING_ROUTE, NO_INTERVIEW, PITE, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.permits._sponsor import IF_ANY
from tinggal.catalogue.rules import Duty, FlatFee, LetterFact, LetterForm, LetterKind, Window
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement
from tinggal.lib.dated import Dated

_LAW = "Permenkumham 11/2024 Ps 86A, 94A, dan 94B"
_WAITS_FOR = (
    Choice("change_of_status", _("A limited stay permit, as I am on a visit permit")),
    Choice("other_visa", _("Another visa for which I apply from inside Indonesia")),
    Choice("other_index", _("Another limited stay permit, as mine cannot be extended")),
)
_IN_THE_LETTER = (
    ("change_of_status", "Izin Tinggal Terbatas (alih status)"),
    ("other_visa", "Visa lain yang diajukan dari dalam Wilayah Indonesia"),
    ("other_index", "Izin Tinggal Terbatas lain"),
)

PERMIT = PermitType(
    code="bridging",
    service="bridging",
    family="holder",
    name=_("Bridging stay permit"),
    legal_name="Izin Tinggal Peralihan",
    summary=_("Your permit ends before your next one is ready. This permit lets you stay for 60 days more, once."),
    questions=(
        *PASSPORT,
        PERMIT_NUMBER,
        PRESENT_END,
        *LIVING,
        *IF_ANY,
        Question(
            "waits_for", _("Which permit do you wait for?"), "choice", "purpose", choices=_WAITS_FOR, max_length=20
        ),
        Question(
            "other_application",
            _("Number of the application you wait for"),
            "text",
            "purpose",
            hint=_("If you have already sent it."),
            required=False,
            max_length=30,
        ),
    ),
    requirements=(
        documents.PASSPORT,
        documents.ENTRY_STAMP,
        _holder.CURRENT_PERMIT,
        Requirement(
            "proof_of_application",
            _("Proof that you have applied for the next permit or visa"),
            "Bukti pengajuan izin tinggal atau visa berikutnya",
            _("It shows what you wait for."),
            _LAW,
        ),
        *_holder.SPONSOR_PAPERS,
        documents.PHOTO,
        documents.POWER_OF_ATTORNEY,
    ),
    fee=FlatFee("ITAS-60D"),
    route=BRIDGING_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=Dated(
        (
            PITE,
            Window(
                law=f"{_LAW}: diajukan dan dibayar paling lama 3 hari sebelum izin tinggal berakhir; "
                "dibuka 30 hari sebelumnya seperti alih status",
                opens_days=30,
                closes_days=3,
            ),
        )
    ),
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "peralihan",
        "Persetujuan Izin Tinggal Peralihan",
        "Penolakan Izin Tinggal Peralihan",
        LetterForm(
            title="Surat Persetujuan Izin Tinggal Peralihan",
            english=_("Bridging stay permit"),
            facts=(
                LetterFact("waits_for", "Izin yang sedang diajukan", _("Waiting for"), _IN_THE_LETTER),
                LetterFact("other_application", "Nomor permohonan", _("Number of that application")),
            ),
            duties=(
                Duty(
                    "Izin tinggal peralihan diberikan satu kali dan tidak dapat diperpanjang (Permenkumham Nomor 11 "
                    "Tahun 2024).",
                    _("A bridging permit is given once. It cannot be extended."),
                ),
                Duty(
                    "Izin tinggal peralihan tidak berlaku lagi apabila Orang Asing keluar dari Wilayah Indonesia.",
                    _("It ends when you leave Indonesia."),
                ),
                Duty(
                    "Orang Asing tidak boleh melakukan kegiatan di luar maksud izin tinggal yang dimiliki sebelumnya.",
                    _("Do only what your permit until now allows."),
                ),
                _holder.FALSE_DATA,
            ),
            steps=(
                Duty(
                    "Izin tinggal peralihan elektronik diterbitkan setelah paspor asli diperlihatkan.",
                    _("Show your passport at the office. Then you get the electronic permit."),
                ),
            ),
        ),
    ),
    grants="ITP",
    span="bridge",
)
