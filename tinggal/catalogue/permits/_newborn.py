"""What is asked for a child that was born in Indonesia, whichever permit its parent has."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits import _holder, _purpose
from tinggal.catalogue.permits._person import BORN_HERE, PASSPORT
from tinggal.catalogue.permits._services import PITE
from tinggal.catalogue.permits._sponsor import RELATIVE
from tinggal.catalogue.rules import Duty, LetterFact, Since
from tinggal.catalogue.types import Question, Requirement
from tinggal.lib.dated import Dated

_LAW = "UU 6/2011 Ps 52 huruf b dan Ps 54; tata cara lapor lahir pada laman kantor imigrasi"
WINDOW = Dated((PITE, Since(law=f"{_LAW}: paling lama 60 hari sejak kelahiran", counted_from="birth_date", days=60)))


def index_question(codes: tuple[str, ...]) -> Question:
    """Which index the child's permit has: it follows from the parent's."""
    return _purpose.index_question(codes, label=_("Visa index of the child's permit"))


QUESTIONS = (
    *PASSPORT,
    *BORN_HERE,
    *RELATIVE,
    Question(
        "birth_certificate_number",
        _("Number of the birth certificate"),
        "text",
        "purpose",
        hint=_("It is on the certificate of the Indonesian civil registry."),
        max_length=50,
    ),
)

REQUIREMENTS = (
    documents.PASSPORT,
    documents.PHOTO,
    Requirement(
        "birth_certificate",
        _("Birth certificate of the child"),
        "Akta kelahiran",
        _("It shows when and where your child was born, and who the parents are."),
        _LAW,
    ),
    Requirement(
        "parents_permit",
        _("Passports and stay permits of the parents"),
        "Paspor dan izin tinggal orang tua",
        _("They show which permit your child may have."),
        _LAW,
    ),
    Requirement(
        "marriage_certificate",
        _("Marriage certificate of the parents"),
        "Buku nikah atau akta perkawinan orang tua",
        _("It shows that both are the parents by law."),
        _LAW,
        required=False,
        condition=_("Only if the parents are married."),
    ),
    *documents.SPONSOR_PAPERS,
    documents.POWER_OF_ATTORNEY,
)

FACTS = (
    LetterFact("birth_certificate_number", "Nomor akta kelahiran", _("Birth certificate")),
    LetterFact("sponsor_name", "Orang tua pemegang izin tinggal", _("Parent with a stay permit")),
)
DUTIES = (
    Duty(
        "Izin tinggal anak mengikuti izin tinggal orang tua dan tidak melebihi masa berlakunya.",
        _("The permit of your child follows the parent's and never goes beyond it."),
    ),
    _holder.REPORT_CHANGES,
    _holder.FALSE_DATA,
)
STEPS = (
    Duty(
        "Izin tinggal elektronik diterbitkan setelah paspor asli anak diperlihatkan.",
        _("Show the passport of your child at the office. Then you get the electronic permit."),
    ),
    _holder.TELL_THE_REGISTRY,
)
