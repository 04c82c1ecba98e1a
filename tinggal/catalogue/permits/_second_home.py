"""What is asked of owners of a second home, invited and retired people, remote workers and patients (E33, E34)."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import selectable
from tinggal.catalogue.permits._holder import SPONSOR_PAPERS
from tinggal.catalogue.permits._purpose import index_question, lengths_of, months_question
from tinggal.catalogue.permits._sponsor import IF_ANY
from tinggal.catalogue.types import Question, Requirement, When
from tinggal.catalogue.words import Words

MONTHS = ("12", "60")
INDEXES = selectable("second_home")
SPONSOR = IF_ANY
_LAW = "Permenkumham 22/2023 jo 11/2024; persyaratan indeks {} pada laman resmi Direktorat Jenderal Imigrasi"


def _of(*codes: str) -> When:
    return When("index", frozenset(codes))


def _paper(code: str, label: Words, legal_name: str, why: Words, *indexes: str) -> Requirement:
    """A document of some indexes only; the form asks for it once the index is chosen."""
    return Requirement(
        code, label, legal_name, why, _LAW.format(", ".join(indexes)), required=False, when=_of(*indexes)
    )


QUESTIONS = (
    index_question(INDEXES, label=_("What brings you here? Choose the visa index")),
    months_question(lengths_of(INDEXES, otherwise=MONTHS)),
    Question(
        "means",
        _("What do you live on?"),
        "text",
        "purpose",
        hint=_("For example savings, a pension or work for a company abroad."),
    ),
)
REQUIREMENTS = (
    Requirement(
        "stay_visa",
        _("The visa with which you came, or its approval"),
        "Visa atau persetujuan visa",
        _("It shows how you came to Indonesia, or may come."),
        "Permenkumham 22/2023 jo 11/2024 Ps 167",
    ),
    *SPONSOR_PAPERS,
    _paper(
        "proof_of_funds",
        _("Proof of 130,000 US dollars in a state bank, or of a property worth 1 million US dollars"),
        "Bukti dana US$130.000 pada bank milik negara atau kepemilikan properti US$1.000.000",
        _("It takes the place of a sponsor. A retired person shows 50,000 US dollars (E33E)."),
        "E33",
        "E33E",
    ),
    _paper(
        "government_invitation",
        _("Invitation of the ministry or government body"),
        "Surat undangan dari instansi Pemerintah Pusat",
        _("The government invites you for what you know or have done."),
        "E33A",
        "E33C",
    ),
    _paper(
        "university_degree",
        _("Degree of one of the 100 best universities, not older than 3 years"),
        "Ijazah dari 100 universitas terbaik dunia paling lama 3 tahun, IPK paling rendah 3,5",
        _("It shows your special skills."),
        "E33B",
    ),
    _paper(
        "pension_proof",
        _("Proof of your pension or savings"),
        "Bukti dana pensiun/tabungan",
        _("It shows that you have enough to live on. For E33E: 3,000 US dollars a month."),
        "E33E",
        "E33F",
    ),
    _paper(
        "health_insurance",
        _("Health insurance"),
        "Asuransi kesehatan",
        _("It pays if you fall ill."),
        "E33E",
        "E33F",
    ),
    _paper(
        "accommodation_proof",
        _("Proof of where you live, such as a rental contract"),
        "Bukti akomodasi (sewa)",
        _("It shows that you have a home here."),
        "E33E",
        "E33F",
    ),
    _paper(
        "no_work_statement",
        _("Statement that you do not work in Indonesia, signed"),
        "Surat pernyataan tidak bekerja",
        _("A permit for retired people does not allow work."),
        "E33E",
        "E33F",
    ),
    _paper(
        "foreign_contract",
        _("Contract with a company outside Indonesia"),
        "Kontrak kerja dengan perusahaan di luar Indonesia",
        _("It shows that you work for somebody abroad."),
        "E33G",
    ),
    _paper(
        "income_proof",
        _("Proof of an income of at least 60,000 US dollars a year"),
        "Bukti penghasilan paling sedikit US$60.000 per tahun",
        _("It shows that you have enough to live on."),
        "E33G",
    ),
    _paper(
        "hospital_letter",
        _("Letter of the hospital"),
        "Surat keterangan rumah sakit",
        _("It says which treatment you need and how long it takes."),
        "E34",
    ),
)
