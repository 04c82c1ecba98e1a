"""Change of address (mutasi alamat): leaving one immigration office and coming to another, in one file.

UU 6/2011 Ps 71 letter a. The two lists of papers are those of the directorate's page of 24 February 2022; what stands
on both is asked once.
"""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._person import OLD_ADDRESS, PASSPORT, STAY_ON_ANY_PERMIT
from tinggal.catalogue.permits._services import ADDRESS_ROUTE, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.permits._sponsor import IF_ANY
from tinggal.catalogue.rules import LetterFact, LetterForm, LetterKind, NoFee
from tinggal.catalogue.types import PermitType, Question, Requirement

_LAW = "UU 6/2011 Ps 71 huruf a; tata cara mutasi alamat Ditjen Imigrasi, 24 Februari 2022"

PERMIT = PermitType(
    code="change-address",
    service="change",
    family="holder",
    name=_("Change of address"),
    legal_name="Mutasi alamat (keluar dan masuk)",
    summary=_("You have moved. One application is enough: the office of your old address sends it on to the new one."),
    questions=(
        *PASSPORT,
        *STAY_ON_ANY_PERMIT,
        *OLD_ADDRESS,
        *IF_ANY,
        Question("moved_on", _("On which day did you move?"), "date", "purpose", falls="past", max_length=10),
    ),
    requirements=(
        *_holder.PAPERS,
        Requirement(
            "new_domicile",
            _("Proof of your new address"),
            "Surat keterangan domisili atau bukti tempat tinggal di alamat baru",
            _("For example a letter of the village head, of the apartment house, or your rental contract."),
            _LAW,
        ),
        Requirement(
            "purpose_papers",
            _("Papers of your work, investment, studies or family"),
            "Dokumen dasar izin tinggal (RPTKA, rekomendasi, atau buku nikah dan kartu keluarga)",
            _("They show that the reason for your permit goes on at the new place."),
            _LAW,
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=NoFee("PP 45/2024: pelaporan perubahan alamat tidak tercantum dalam tarif"),
    route=ADDRESS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "mutasi-alamat",
        "Persetujuan Mutasi Alamat",
        "Penolakan Mutasi Alamat",
        LetterForm(
            title="Surat Persetujuan Mutasi Alamat",
            english=_("Change of address"),
            facts=(
                LetterFact("old_address", "Alamat lama", _("Old address")),
                LetterFact("old_regency", "Kabupaten/kota lama", _("Old regency or city")),
                LetterFact("address", "Alamat baru", _("New address")),
                LetterFact("regency", "Kabupaten/kota baru", _("New regency or city")),
                LetterFact("moved_on", "Tanggal pindah", _("Day of the move")),
            ),
            duties=(_holder.SAME_LAST_DAY, *_holder.DUTIES),
            steps=(_holder.NEW_E_PERMIT, _holder.TELL_THE_REGISTRY),
        ),
    ),
    grants="present",
    span="as_present",
    replaces=True,
)
