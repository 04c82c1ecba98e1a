"""What is asked of students, whichever service they need."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import selectable
from tinggal.catalogue.permits._documents import ONLINE_LIST, SPONSOR_PAPERS
from tinggal.catalogue.permits._purpose import index_question, lengths_of, months_question
from tinggal.catalogue.types import Question, Requirement, When

MONTHS = ("12", "24")
INDEXES = selectable("education")

QUESTIONS = (
    index_question(INDEXES, label=_("What will you study? Choose the visa index")),
    months_question(lengths_of(INDEXES, otherwise=MONTHS)),
    Question(
        "study_programme",
        _("Name of your class or study programme"),
        "text",
        "purpose",
        hint=_("For example Year 11, or Bachelor of Agriculture."),
    ),
    Question(
        "study_ends_on",
        _("Last day of your studies, as in the letter of acceptance"),
        "date",
        "purpose",
        hint=_("Your permit cannot last longer than your studies."),
        falls="future",
        max_length=10,
    ),
)

REQUIREMENTS = (
    *SPONSOR_PAPERS,
    Requirement(
        "student_visa",
        _("Student visa or student visa approval"),
        "Visa pelajar",
        _("It shows that you were let in to study, or may be."),
        f"{ONLINE_LIST}: pelajar",
    ),
    Requirement(
        "acceptance_letter",
        _("Letter of acceptance from your school or university"),
        "Surat penerimaan dari lembaga pendidikan yang memuat lama studi",
        _("It shows that you have a place, and how long your studies last."),
        f"{ONLINE_LIST}: pelajar; Permenkumham 22/2023 Ps 113 ayat (4)",
    ),
    Requirement(
        "tuition_receipt",
        _("Proof that the tuition is paid"),
        "Bukti pembayaran biaya kuliah",
        _("It shows that your studies are real."),
        f"{ONLINE_LIST}: pelajar",
    ),
    Requirement(
        "study_permit",
        _("Study permit of the ministry"),
        "Izin belajar (Kemdiktisaintek/Kemenag)",
        _("Foreign students of a university need the consent of the ministry in charge."),
        "Persyaratan ITAS pelajar; izin belajar Kemdiktisaintek/Kemenag",
        required=False,
        when=When("index", frozenset({"E30B"})),
        condition=_("Only for higher education (E30B)."),
    ),
    Requirement(
        "bank_statement",
        _("Bank statement of the last 3 months, at least 2,000 US dollars"),
        "Rekening koran 3 bulan terakhir paling sedikit US$2.000 (pelajar atau penjamin)",
        _("It shows that you have enough to live on. It can be yours or your sponsor's."),
        "Persyaratan E30A/E30B pada laman resmi Direktorat Jenderal Imigrasi",
    ),
    Requirement(
        "guardian_papers",
        _("Papers of the guardian"),
        "Dokumen wali bagi pelajar di bawah umur",
        _("They show who looks after a child who studies here without parents."),
        "Permenkumham 36/2021; UU 27/2022 Ps 25",
        required=False,
        condition=_("Only for students under 18 who do not live with their parents."),
    ),
)
