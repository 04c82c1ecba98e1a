"""What every service asks of somebody who has a stay permit already: the permit, and the letters of the sponsor."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_ANY_PERMIT
from tinggal.catalogue.permits._services import PITE
from tinggal.catalogue.permits._sponsor import IF_ANY, SPONSORED
from tinggal.catalogue.rules import Duty, WhileItRuns
from tinggal.catalogue.types import Requirement
from tinggal.lib.dated import Dated

_ONLY_WITH_SPONSOR = _("Only if you have a sponsor, or a family member who answers for you.")
_LAW = "UU 6/2011 Ps 63 dan 71"

QUESTIONS = (*PASSPORT, *STAY_ON_ANY_PERMIT, *IF_ANY)
CURRENT_PERMIT = Requirement(
    "current_permit",
    _("Your present stay permit: e-ITAS, e-ITAP or the card"),
    "Izin tinggal yang dimiliki (ITAS/KITAS atau ITAP/KITAP)",
    _("It is the permit that this is about."),
    _LAW,
)
APPLICATION_LETTER = Requirement(
    "application_letter",
    _("Letter to the head of the immigration office, of your sponsor or your own"),
    "Surat permohonan kepada Kepala Kantor Imigrasi",
    _("It says in a few words what you ask for and why."),
    _LAW,
)
SPONSOR_PAPERS = tuple(
    replace(one, required=False, when=SPONSORED, condition=_ONLY_WITH_SPONSOR) for one in documents.SPONSOR_PAPERS
)
FOR_EXTENSION = tuple(
    APPLICATION_LETTER if one is documents.APPLICATION_LETTER else one for one in documents.FOR_EXTENSION
)
PAPERS = (documents.PASSPORT, CURRENT_PERMIT, APPLICATION_LETTER, *SPONSOR_PAPERS)
WHILE_IT_RUNS = Dated((PITE, WhileItRuns(law="UU 6/2011 Ps 63 dan 71: selama Izin Tinggal masih berlaku")))

KEEP_TO_THE_PERMIT = Duty(
    "Izin tinggal hanya dipergunakan untuk kegiatan sesuai dengan indeks dan Penjamin tersebut di atas.",
    _("Use the permit only for its activity, and only with your sponsor."),
)
REPORT_CHANGES = Duty(
    "Orang Asing wajib melaporkan setiap perubahan status sipil, kewarganegaraan, pekerjaan, Penjamin, dan alamat "
    "kepada Kantor Imigrasi setempat (Pasal 71 huruf a UU Nomor 6 Tahun 2011).",
    _("Tell the office about a new address, job, sponsor, nationality or civil status."),
)
FALSE_DATA = Duty(
    "Persetujuan ini batal apabila di kemudian hari terbukti didasarkan pada data yang tidak benar.",
    _("This approval is void if it turns out that the facts were not true."),
)
SAME_LAST_DAY = Duty(
    "Masa berlaku izin tinggal tidak berubah karena persetujuan ini.",
    _("The last day of your permit stays the same."),
)
NEW_E_PERMIT = Duty(
    "Izin tinggal elektronik dengan data yang baru diterbitkan setelah paspor asli diperlihatkan; izin tinggal "
    "elektronik yang lama tidak berlaku lagi.",
    _("Show your passport at the office. Then you get a new electronic permit, and the old one is no longer valid."),
)
TELL_THE_REGISTRY = Duty(
    "Orang Asing melaporkan perubahan ini kepada Dinas Kependudukan dan Pencatatan Sipil setempat.",
    _("Tell the civil registry (Dukcapil) of your regency or city too."),
)
DUTIES = (KEEP_TO_THE_PERMIT, REPORT_CHANGES, FALSE_DATA)
