"""What is asked of former Indonesian citizens and their children and grandchildren (E32A to E32D)."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits._holder import SPONSOR_PAPERS
from tinggal.catalogue.permits._purpose import index_question, lengths_of, months_question
from tinggal.catalogue.permits._sponsor import IF_ANY
from tinggal.catalogue.types import Question, Requirement, When

MONTHS = ("12", "24", "60", "120")
INDEXES = ("E32A", "E32B", "E32C", "E32D")
SPONSOR = IF_ANY
_LAW = "Permenkumham 22/2023 jo 11/2024; Permenimipas 3/2025"

QUESTIONS = (
    index_question(INDEXES, label=_("Who was Indonesian, and how long do you stay? Choose the visa index")),
    months_question(lengths_of(INDEXES, otherwise=MONTHS)),
    Question(
        "citizen_until",
        _("Until when were you, or your parent or grandparent, an Indonesian citizen?"),
        "text",
        "purpose",
        hint=_("The year is enough. Say who it was, for example: my mother, 1994."),
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
    Requirement(
        "former_citizen_proof",
        _("Proof that you were an Indonesian citizen"),
        "Dokumen yang menyatakan pernah menjadi Warga Negara Indonesia",
        _("For example your old passport, birth certificate, or the letter about the loss of citizenship."),
        _LAW,
        required=False,
        when=When("index", frozenset({"E32A", "E32C", "E32D"})),
        condition=_("Only for former citizens (E32A, E32C, E32D)."),
    ),
    Requirement(
        "descendant_proof",
        _("Proof that your parent or grandparent was an Indonesian citizen"),
        "Akta kelahiran dan dokumen orang tua atau kakek/nenek yang pernah menjadi Warga Negara Indonesia",
        _("It shows the line from you to the former citizen."),
        _LAW,
        required=False,
        when=When("index", frozenset({"E32B"})),
        condition=_("Only for descendants (E32B)."),
    ),
    Requirement(
        "commitment_proof",
        _("Proof of your funds, bonds or shares in Indonesia"),
        "Bukti penempatan dana, obligasi, atau saham",
        _("The index asks for it: 25,000 US dollars for E32A, 60,000 for 10 years of E32B. It may follow in 90 days."),
        _LAW,
        required=False,
        condition=_("Only for E32A, and for 10 years of E32B."),
    ),
    Requirement(
        "immigration_guarantee",
        _("Proof of the immigration guarantee"),
        "Bukti Jaminan Keimigrasian",
        _("10,000 US dollars. It takes the place of a sponsor."),
        _LAW,
        required=False,
        when=When("index", frozenset({"E32D"})),
        condition=_("Only for E32D."),
    ),
)
