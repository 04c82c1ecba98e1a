"""Change of sponsor (perubahan penjamin): decided by the Directorate. Permenkumham 22/2023 jo 11/2024 Ps 201."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _documents as documents
from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_ANY_PERMIT
from tinggal.catalogue.permits._services import DECIDED_ABOVE, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.permits._sponsor import ANY
from tinggal.catalogue.rules import FlatFee, LetterFact, LetterForm, LetterKind
from tinggal.catalogue.types import PermitType, Question, Requirement

_LAW = "UU 6/2011 Ps 63; Permenkumham 22/2023 jo 11/2024 Ps 167 dan 201; Permenkumham 36/2021"

PERMIT = PermitType(
    code="change-sponsor",
    service="change",
    family="holder",
    name=_("New sponsor"),
    legal_name="Perubahan Penjamin",
    summary=_("Somebody else answers for you from now on. You keep your permit and its last day."),
    questions=(
        *PASSPORT,
        *STAY_ON_ANY_PERMIT,
        *ANY,
        Question("old_sponsor_name", _("Name of your sponsor until now"), "name", "purpose"),
        Question(
            "sponsor_since", _("From which day does the new sponsor answer for you?"), "date", "purpose", max_length=10
        ),
    ),
    requirements=(
        documents.PASSPORT,
        _holder.CURRENT_PERMIT,
        _holder.APPLICATION_LETTER,
        *documents.SPONSOR_PAPERS,
        Requirement(
            "sponsor_release",
            _("Release letter of your old sponsor, or your statement of objection"),
            "Pernyataan pelepasan penjaminan dari Penjamin sebelumnya, atau pernyataan keberatan Orang Asing",
            _("It shows that the old sponsor no longer answers for you. Without his signature, say so yourself."),
            _LAW,
        ),
        Requirement(
            "purpose_papers",
            _("Papers of your work, investment, studies or family with the new sponsor"),
            "Dokumen dasar izin tinggal pada Penjamin baru (RPTKA, rekomendasi, atau buku nikah dan kartu keluarga)",
            _("They show why you stay with the new sponsor."),
            _LAW,
        ),
        documents.POWER_OF_ATTORNEY,
    ),
    fee=FlatFee("MUTASI"),
    route=DECIDED_ABOVE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "perubahan-penjamin",
        "Persetujuan Perubahan Penjamin",
        "Penolakan Perubahan Penjamin",
        LetterForm(
            title="Surat Persetujuan Perubahan Penjamin",
            english=_("Change of sponsor"),
            facts=(
                LetterFact("old_sponsor_name", "Penjamin lama", _("Old sponsor")),
                LetterFact("sponsor_name", "Penjamin baru", _("New sponsor")),
                LetterFact("sponsor_since", "Penjaminan berlaku sejak", _("Sponsor since")),
            ),
            duties=(_holder.SAME_LAST_DAY, *_holder.DUTIES),
            steps=(_holder.NEW_E_PERMIT,),
        ),
    ),
    grants="present",
    span="as_present",
    replaces=True,
)
