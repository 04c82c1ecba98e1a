"""Change of civil status: birth, marriage, divorce, death, name, citizenship. UU 6/2011 Ps 71; within 60 days."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._services import DECIDED_AT_THE_KANIM, NO_INTERVIEW, PITE, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import FlatFee, LetterFact, LetterForm, LetterKind, Since
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement, When
from tinggal.lib.dated import Dated

_LAW = "UU 6/2011 Ps 71 huruf a; pelaporan perubahan status sipil paling lama 60 hari"
_EVENTS = (
    Choice("marriage", _("I married")),
    Choice("divorce", _("I divorced")),
    Choice("birth", _("My child was born")),
    Choice("recognition", _("A child was recognised")),
    Choice("adoption", _("A child was adopted")),
    Choice("death", _("A member of my family died")),
    Choice("name", _("My name changed")),
    Choice("citizenship", _("My nationality changed")),
)
_IN_THE_LETTER = (
    ("marriage", "Perkawinan"),
    ("divorce", "Perceraian"),
    ("birth", "Kelahiran"),
    ("recognition", "Pengakuan anak"),
    ("adoption", "Pengangkatan anak"),
    ("death", "Kematian"),
    ("name", "Perubahan nama"),
    ("citizenship", "Perubahan kewarganegaraan"),
)

PERMIT = PermitType(
    code="change-civil-status",
    service="change",
    family="holder",
    name=_("Change of civil status"),
    legal_name="Pelaporan perubahan status sipil",
    summary=_("You married or divorced, or your name or nationality changed. Tell us within 60 days."),
    questions=(
        *_holder.QUESTIONS,
        Question("civil_event", _("What has happened?"), "choice", "purpose", choices=_EVENTS, max_length=12),
        Question(
            "event_on",
            _("On which day did it happen?"),
            "date",
            "purpose",
            hint=_("As on the certificate. You have 60 days from this day."),
            falls="past",
            after="birth_date",
            max_length=10,
        ),
    ),
    requirements=(
        *_holder.PAPERS,
        Requirement(
            "civil_certificate",
            _("Certificate of the civil registry, or court decision"),
            "Akta atau surat keterangan pencatatan sipil, atau penetapan pengadilan",
            _("It proves what happened. A foreign one needs a sworn translation unless it is in English."),
            _LAW,
        ),
        Requirement(
            "marriage_report",
            _("Proof that a marriage abroad was reported in Indonesia"),
            "Surat bukti pelaporan perkawinan",
            _("A marriage abroad must be reported to the Indonesian mission or the civil registry."),
            _LAW,
            required=False,
            condition=_("Only if you married abroad."),
        ),
        Requirement(
            "old_passport",
            _("Old passport: the page with your photo"),
            "Paspor lama (halaman biodata)",
            _("It shows your earlier name or nationality."),
            _LAW,
            required=False,
            when=When("civil_event", frozenset({"name", "citizenship"})),
            condition=_("Only if your name or nationality changed."),
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=FlatFee("MUTASI"),
    route=DECIDED_AT_THE_KANIM,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=Dated((PITE, Since(law=_LAW, counted_from="event_on", days=60))),
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "perubahan-status-sipil",
        "Persetujuan Perubahan Status Sipil",
        "Penolakan Perubahan Status Sipil",
        LetterForm(
            title="Surat Persetujuan Perubahan Status Sipil",
            english=_("Change of civil status"),
            facts=(
                LetterFact("civil_event", "Peristiwa", _("Event"), _IN_THE_LETTER),
                LetterFact("event_on", "Tanggal peristiwa", _("Day of the event")),
            ),
            duties=(_holder.SAME_LAST_DAY, *_holder.DUTIES),
            steps=(_holder.NEW_E_PERMIT, _holder.TELL_THE_REGISTRY),
        ),
    ),
    grants="present",
    span="as_present",
    replaces=True,
)
