"""What is asked of investors, whichever service they need."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import selectable
from tinggal.catalogue.permits._documents import GUARANTEE_LETTER, ONLINE_LIST, SPONSOR_IDENTITY
from tinggal.catalogue.permits._purpose import index_question, lengths_of, months_question
from tinggal.catalogue.permits._sponsor import company_of
from tinggal.catalogue.types import Question, Requirement, When
from tinggal.catalogue.words import Words

MONTHS = ("12", "24")
INDEXES = selectable("investor")
_WITHOUT_SPONSOR = When("index", frozenset({"E28B", "E28C"}))
_WITH_SPONSOR = When("index", frozenset(INDEXES) - _WITHOUT_SPONSOR.values)
_WITH_COMPANY = When("index", frozenset(INDEXES) - {"E28C"})
_ONLY_WITH_SPONSOR = _("Not for E28B and E28C: they need an immigration guarantee instead of a sponsor.")
_NOT_FOR_SECURITIES = _("Not for E28C: capital market investors have no company of their own.")
_LAW = "Persyaratan perpanjangan ITAS penanam modal; Permenkumham 22/2023"

SPONSOR = company_of(_WITH_SPONSOR)

QUESTIONS = (
    index_question(INDEXES, label=_("How do you invest? Choose the visa index")),
    months_question(lengths_of(INDEXES, otherwise=MONTHS)),
    Question(
        "company_position",
        _("Your position in the company"),
        "text",
        "purpose",
        hint=_("For example director, commissioner or shareholder."),
        required=False,
        when=_WITH_COMPANY,
    ),
    Question(
        "investment_value",
        _("Value of your shares or investment, in rupiah"),
        "number",
        "purpose",
        hint=_("Whole rupiah, digits only. E28A asks for at least Rp 10,000,000,000."),
        max_length=18,
    ),
)


def _company_paper(code: str, label: Words, legal_name: str, why: Words) -> Requirement:
    return Requirement(
        code, label, legal_name, why, _LAW, required=False, when=_WITH_COMPANY, condition=_NOT_FOR_SECURITIES
    )


REQUIREMENTS = (
    Requirement(
        "investor_visa",
        _("Investor visa or investor visa approval"),
        "Visa investor",
        _("It shows that you were let in to invest, or may be."),
        f"{ONLINE_LIST}: investor",
    ),
    Requirement(
        "investment_letter",
        _("Letter of the legal entity that states your investment"),
        "Surat keterangan dari badan hukum yang mencantumkan investasi",
        _("It says in which company you invest, and how much."),
        f"{ONLINE_LIST}: investor",
    ),
    Requirement(
        "share_proof",
        _("Proof of your shares or investment"),
        "Bukti kepemilikan saham atau investasi",
        _("It shows that the investment is yours."),
        f"{ONLINE_LIST}: investor; Permenkumham 22/2023 jo 11/2024 Ps 39–40",
    ),
    replace(GUARANTEE_LETTER, required=False, when=_WITH_SPONSOR, condition=_ONLY_WITH_SPONSOR),
    replace(SPONSOR_IDENTITY, required=False, when=_WITH_SPONSOR, condition=_ONLY_WITH_SPONSOR),
    Requirement(
        "immigration_guarantee",
        _("Proof of the immigration guarantee"),
        "Bukti Jaminan Keimigrasian",
        _("It takes the place of a sponsor."),
        "Permenkumham 22/2023 Ps 39–40",
        required=False,
        when=_WITHOUT_SPONSOR,
        condition=_("Only for E28B and E28C."),
    ),
    _company_paper(
        "company_deed",
        _("Deed of the company with its shareholders"),
        "Akta pendirian/perubahan dan kepemilikan saham",
        _("It shows who owns the company."),
    ),
    _company_paper(
        "company_approval",
        _("Decision that made the company a legal body (AHU)"),
        "Surat keputusan pengesahan badan hukum (AHU)",
        _("It shows that the company is registered."),
    ),
    _company_paper(
        "company_licence",
        _("Business number of the company (NIB)"),
        "Nomor Induk Berusaha (NIB)",
        _("It shows that the company may do business."),
    ),
    _company_paper(
        "business_permit",
        _("Business permit of the company"),
        "Izin usaha",
        _("It shows what business the company does."),
    ),
    _company_paper(
        "company_tax_number",
        _("Tax number of the company (NPWP)"),
        "Nomor Pokok Wajib Pajak (NPWP) perusahaan",
        _("It shows that the company is known to the tax office."),
    ),
)
