"""What is asked of workers, whichever service they need."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import selectable
from tinggal.catalogue.permits._documents import ONLINE_LIST, SPONSOR_PAPERS
from tinggal.catalogue.permits._purpose import index_question, lengths_of, months_question
from tinggal.catalogue.types import Question, Requirement, When

MONTHS = ("12", "24")
INDEXES = selectable("work")
_MANPOWER_PLAN = When("index", frozenset(INDEXES) - {"E23X", "E29"})  # government experts, researchers: no RPTKA
_LAW = "PP 34/2021 Ps 21; Permenaker 8/2021"
_COMPANY_LAW = "Persyaratan perpanjangan ITAS tenaga kerja asing; Permenkumham 36/2021"

QUESTIONS = (
    index_question(INDEXES, label=_("What work will you do? Choose the visa index")),
    months_question(lengths_of(INDEXES, otherwise=MONTHS)),
    Question("job_title", _("Your post, as in the approved manpower plan"), "text", "purpose"),
    Question(
        "rptka_number",
        _("Number of the approved manpower plan (RPTKA)"),
        "text",
        "purpose",
        hint=_("Your company has it. Government experts and researchers need none."),
        required=False,
        when=_MANPOWER_PLAN,
        max_length=50,
    ),
)

REQUIREMENTS = (
    *SPONSOR_PAPERS,
    Requirement(
        "work_visa",
        _("Work visa or work visa approval"),
        "Visa kerja",
        _("It shows that you were let in to work, or may be."),
        f"{ONLINE_LIST}: pekerja",
    ),
    Requirement(
        "assignment_letter",
        _("Assignment letter from your company"),
        "Surat penugasan kerja dari perusahaan",
        _("It says which work the company gives you, where, and for how long."),
        f"{ONLINE_LIST}: pekerja",
    ),
    Requirement(
        "salary_letter",
        _("Letter from your company with your salary and post"),
        "Surat keterangan dari perusahaan yang mencantumkan gaji dan posisi",
        _("It shows that the work is real and pays for your life here. A manager or higher must sign it."),
        f"{ONLINE_LIST}: pekerja",
    ),
    Requirement(
        "rptka_approval",
        _("Approval of the manpower plan (RPTKA)"),
        "Pengesahan Rencana Penggunaan Tenaga Kerja Asing (RPTKA)",
        _("The Ministry of Manpower allows your company to employ you in this post. Government experts need none."),
        _LAW,
        required=False,
        when=_MANPOWER_PLAN,
    ),
    Requirement(
        "feasibility_result",
        _("Result of the feasibility assessment (HPK)"),
        "Hasil Penilaian Kelayakan (HPK)",
        _("It shows that the Ministry of Manpower has assessed the plan."),
        _LAW,
        required=False,
        when=_MANPOWER_PLAN,
    ),
    Requirement(
        "manpower_fund_receipt",
        _("Receipt of the manpower fund (DKP-TKA)"),
        "Notifikasi/bukti pembayaran DKPTKA",
        _("Your company pays 100 US dollars for each month of your work."),
        _LAW,
        required=False,
        when=_MANPOWER_PLAN,
    ),
    Requirement(
        "company_approval",
        _("Decision that made the company a legal body (AHU)"),
        "Surat keputusan pengesahan badan hukum (AHU)",
        _("It shows that your sponsor is a registered company. An institution adds its own founding decision."),
        _COMPANY_LAW,
    ),
    Requirement(
        "company_licence",
        _("Business number of the company (NIB)"),
        "Nomor Induk Berusaha (NIB)",
        _("It shows that the company may do business."),
        _COMPANY_LAW,
    ),
    Requirement(
        "company_tax_number",
        _("Tax number of the company (NPWP)"),
        "Nomor Pokok Wajib Pajak (NPWP) perusahaan",
        _("It shows that the company is known to the tax office."),
        _COMPANY_LAW,
    ),
    Requirement(
        "religious_recommendation",
        _("Recommendation of the Ministry of Religious Affairs"),
        "Rekomendasi Kementerian Agama",
        _("Religious workers need the consent of the ministry."),
        "Permenag 3/2023",
        required=False,
        when=When("index", frozenset({"E27"})),
        condition=_("Only for religious workers (E27)."),
    ),
    Requirement(
        "foundation_deed",
        _("Deed of the religious foundation or organisation"),
        "Akta yayasan/organisasi kemasyarakatan keagamaan",
        _("It shows who your sponsor is."),
        "Permenag 3/2023; Permenkumham 36/2021",
        required=False,
        when=When("index", frozenset({"E27"})),
        condition=_("Only for religious workers (E27)."),
    ),
    Requirement(
        "research_permit",
        _("Research permit of BRIN"),
        "Izin penelitian dari Badan Riset dan Inovasi Nasional (BRIN)",
        _("Foreign researchers need the consent of the research agency."),
        "Permenkumham 22/2023; izin penelitian BRIN",
        required=False,
        when=When("index", frozenset({"E29"})),
        condition=_("Only for researchers (E29)."),
    ),
)
