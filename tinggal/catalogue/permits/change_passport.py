"""New passport (mutasi paspor): the stay permit is moved to it. UU 6/2011 Ps 71."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._services import DECIDED_AT_THE_KANIM, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import LetterFact, LetterForm, LetterKind, NoFee
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement, When

_LAW = "UU 6/2011 Ps 71"
_GONE = When("passport_reason", frozenset({"lost", "stolen"}))
_STILL_THERE = When("passport_reason", frozenset({"expired", "full", "damaged", "name"}))

PERMIT = PermitType(
    code="change-passport",
    service="change",
    family="holder",
    name=_("New passport"),
    legal_name="Mutasi paspor",
    summary=_("You have a new passport. Your stay permit must be moved to it."),
    questions=(
        *_holder.QUESTIONS,
        Question("old_passport_number", _("Number of your old passport"), "passport_number", "purpose", max_length=20),
        Question(
            "passport_reason",
            _("Why do you have a new passport?"),
            "choice",
            "purpose",
            choices=(
                Choice("expired", _("The old one ended")),
                Choice("full", _("The old one was full")),
                Choice("damaged", _("The old one was damaged")),
                Choice("lost", _("The old one was lost")),
                Choice("stolen", _("The old one was stolen")),
                Choice("name", _("My name or nationality changed")),
            ),
            max_length=10,
        ),
    ),
    requirements=(
        *_holder.PAPERS,
        Requirement(
            "old_passport",
            _("Old passport: the page with your photo"),
            "Paspor lama (halaman biodata)",
            _("It shows that both passports are yours."),
            _LAW,
            required=False,
            when=_STILL_THERE,
            condition=_("Not if it was lost or stolen."),
        ),
        Requirement(
            "police_report",
            _("Police report of the loss"),
            "Surat keterangan kehilangan dari Kepolisian",
            _("It shows that the old passport is gone."),
            _LAW,
            required=False,
            when=_GONE,
            condition=_("Only if it was lost or stolen."),
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=NoFee("PP 45/2024: mutasi paspor tidak tercantum dalam tarif"),
    route=DECIDED_AT_THE_KANIM,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "mutasi-paspor",
        "Persetujuan Mutasi Paspor",
        "Penolakan Mutasi Paspor",
        LetterForm(
            title="Surat Persetujuan Mutasi Paspor",
            english=_("Stay permit moved to a new passport"),
            facts=(
                LetterFact("old_passport_number", "Nomor paspor lama", _("Old passport")),
                LetterFact("passport_number", "Nomor paspor baru", _("New passport")),
            ),
            duties=(_holder.SAME_LAST_DAY, *_holder.DUTIES),
            steps=(_holder.NEW_E_PERMIT,),
        ),
    ),
    grants="present",
    span="as_present",
    replaces=True,
    earlier_passport="old_passport_number",
)
