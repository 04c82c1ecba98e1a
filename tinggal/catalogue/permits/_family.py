"""What is asked of family members, whichever service they need."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import selectable
from tinggal.catalogue.permits._documents import ONLINE_LIST, SPONSOR_PAPERS
from tinggal.catalogue.permits._purpose import index_question, lengths_of, months_question
from tinggal.catalogue.types import Question, Requirement, When

MONTHS = ("12", "24")
INDEXES = selectable("family")
_JOINS_A_FOREIGNER = When("index", frozenset({"E31B", "E31E", "E31H", "E31J"}))
_SPOUSE = When("index", frozenset({"E31A", "E31B"}))
_CHILD = When("index", frozenset({"E31C", "E31D", "E31E", "E31F", "E31J"}))
_SPOUSE_LAW = "Persyaratan E31A pada laman resmi Direktorat Jenderal Imigrasi"
_CHILD_LAW = "Persyaratan E31C–E31J pada laman resmi Direktorat Jenderal Imigrasi"
_ONLY_SPOUSE = _("Only for a husband or wife (E31A, E31B).")
_ONLY_CHILD = _("Only for a child.")

QUESTIONS = (
    index_question(INDEXES, label=_("Who do you join? Choose the visa index")),
    months_question(lengths_of(INDEXES, otherwise=MONTHS)),
    Question(
        "relative_permit_expires_on",
        _("Last day of the family member's stay permit"),
        "date",
        "purpose",
        hint=_("Only if you join a foreigner. Your permit cannot last longer than theirs."),
        required=False,
        when=_JOINS_A_FOREIGNER,
        falls="future",
        max_length=10,
    ),
)

REQUIREMENTS = (
    *SPONSOR_PAPERS,
    Requirement(
        "visit_visa",
        _("The visa with which you came"),
        "Visa kunjungan",
        _("It shows how you came to Indonesia."),
        f"{ONLINE_LIST}: keluarga",
    ),
    Requirement(
        "marriage_or_birth_certificate",
        _("Marriage certificate, or birth certificate of the child"),
        "Surat nikah atau akta kelahiran anak",
        _(
            "It shows that you are family. A foreign one must be reported to the Indonesian mission or the civil "
            "registry, with a sworn translation unless it is in English."
        ),
        f"{ONLINE_LIST}: keluarga; {_SPOUSE_LAW}",
    ),
    Requirement(
        "family_relation_proof",
        _("Proof of your relation to the family member who lives in Indonesia"),
        "Bukti hubungan keluarga dengan pemegang izin tinggal atau WNI",
        _("For example the family card (KK), and the KITAP, KITAS or KTP of the person you join."),
        f"{ONLINE_LIST}: keluarga",
    ),
    Requirement(
        "bank_statement",
        _("Bank statement of the last 3 months, at least 2,000 US dollars"),
        "Rekening koran 3 bulan terakhir paling sedikit US$2.000",
        _("It shows that you have enough to live on. It can be yours or your husband's or wife's."),
        _SPOUSE_LAW,
        required=False,
        when=_SPOUSE,
        condition=_ONLY_SPOUSE,
    ),
    Requirement(
        "curriculum_vitae",
        _("Your curriculum vitae"),
        "Daftar riwayat hidup (CV)",
        _("It says in short what you have done so far."),
        _SPOUSE_LAW,
        required=False,
        when=_SPOUSE,
        condition=_ONLY_SPOUSE,
    ),
    Requirement(
        "itinerary",
        _("Your plan for the stay"),
        "Rencana perjalanan/kegiatan selama di Indonesia (itinerary)",
        _("It says where you will live and travel."),
        _SPOUSE_LAW,
        required=False,
        when=_SPOUSE,
        condition=_ONLY_SPOUSE,
    ),
    Requirement(
        "parents_permit",
        _("Passport and stay permit, or KTP, of the parents"),
        "Paspor dan izin tinggal, atau KTP, orang tua",
        _("It shows with whom the child lives."),
        _CHILD_LAW,
        required=False,
        when=_CHILD,
        condition=_ONLY_CHILD,
    ),
)
