"""A lost or damaged stay permit card (KITAS, KITAP) is replaced; the permit itself stays as it is."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import PHOTO, POWER_OF_ATTORNEY
from tinggal.catalogue.permits._services import DECIDED_AT_THE_KANIM, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import Duty, FlatFee, LetterFact, LetterForm, LetterKind
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement, When

_LAW = "PP 45/2024: penggantian kartu izin tinggal rusak/hilang"
_LOST = When("card_state", frozenset({"lost", "stolen"}))
_DAMAGED = When("card_state", frozenset({"damaged"}))

PERMIT = PermitType(
    code="replace-card",
    service="card",
    family="holder",
    name=_("Lost or damaged stay permit card"),
    legal_name="Penggantian kartu izin tinggal hilang atau rusak",
    summary=_("Your KITAS or KITAP card is lost, stolen or damaged. You get a new one with the same last day."),
    questions=(
        *_holder.QUESTIONS,
        Question(
            "card_state",
            _("What happened to the card?"),
            "choice",
            "purpose",
            choices=(
                Choice("lost", _("I lost it")),
                Choice("stolen", _("It was stolen")),
                Choice("damaged", _("It is damaged")),
            ),
            max_length=10,
        ),
        Question("card_day", _("When did it happen?"), "date", "purpose", falls="past", max_length=10),
    ),
    requirements=(
        *(one for one in _holder.PAPERS if one is not _holder.CURRENT_PERMIT),
        PHOTO,
        Requirement(
            "police_report",
            _("Police report of the loss"),
            "Surat keterangan kehilangan dari Kepolisian",
            _("It shows that the card is gone, and protects you if somebody else uses it."),
            _LAW,
            required=False,
            when=_LOST,
            condition=_("Only if the card was lost or stolen."),
        ),
        Requirement(
            "damaged_card",
            _("The damaged card, both sides"),
            "Kartu izin tinggal yang rusak",
            _("You give it back when you get the new one."),
            _LAW,
            required=False,
            when=_DAMAGED,
            condition=_("Only if the card is damaged."),
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=FlatFee("KARTU"),
    route=DECIDED_AT_THE_KANIM,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "penggantian-kartu",
        "Persetujuan Penggantian Kartu Izin Tinggal",
        "Penolakan Penggantian Kartu Izin Tinggal",
        LetterForm(
            title="Surat Persetujuan Penggantian Kartu Izin Tinggal",
            english=_("New stay permit card"),
            facts=(
                LetterFact(
                    "card_state",
                    "Keadaan kartu lama",
                    _("The old card"),
                    (("lost", "Hilang"), ("stolen", "Dicuri"), ("damaged", "Rusak")),
                ),
                LetterFact("card_day", "Sejak tanggal", _("Since")),
            ),
            duties=(_holder.SAME_LAST_DAY, *_holder.DUTIES),
            steps=(
                Duty(
                    "Kartu lama tidak berlaku lagi. Apabila ditemukan kembali, kartu itu diserahkan kepada "
                    "Kantor Imigrasi.",
                    _("The old card is no longer valid. If you find it, give it to the office."),
                ),
                _holder.NEW_E_PERMIT,
            ),
        ),
    ),
    grants="present",
    span="as_present",
    replaces=True,
)
