"""Change of activity or position, and a second activity: no new permit, but the Directorate's consent.

Permenkumham 22/2023 jo 11/2024 Ps 201 (perubahan jenis kegiatan, rangkap kegiatan).
"""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _holder
from tinggal.catalogue.permits._documents import POWER_OF_ATTORNEY
from tinggal.catalogue.permits._services import DECIDED_ABOVE, NO_INTERVIEW, SAME_ROUTE_FOR_ALL
from tinggal.catalogue.rules import FlatFee, LetterFact, LetterForm, LetterKind
from tinggal.catalogue.types import Choice, PermitType, Question, Requirement, When

_LAW = "Permenkumham 22/2023 jo 11/2024 Ps 201; PP 34/2021"
_KINDS = (
    Choice("position", _("Another position with the same sponsor")),
    Choice("activity", _("Another activity instead of the present one")),
    Choice("second", _("A second activity besides the present one")),
)
_IN_THE_LETTER = (
    ("position", "Perubahan jabatan"),
    ("activity", "Perubahan jenis kegiatan"),
    ("second", "Rangkap kegiatan"),
)

PERMIT = PermitType(
    code="change-activity",
    service="change",
    family="holder",
    name=_("New position or activity"),
    legal_name="Perubahan jenis kegiatan atau jabatan",
    summary=_("You want other work, another position or a second activity. Wait for the consent before you start."),
    questions=(
        *_holder.QUESTIONS,
        Question("change_kind", _("What changes?"), "choice", "purpose", choices=_KINDS, max_length=10),
        Question("old_activity", _("Your activity or position until now"), "text", "purpose"),
        Question("new_activity", _("The new activity or position"), "text", "purpose"),
    ),
    requirements=(
        *_holder.PAPERS,
        Requirement(
            "activity_letter",
            _("Letter that describes the new activity or position"),
            "Surat keterangan mengenai kegiatan atau jabatan yang baru",
            _("It says what you will do, where, and from when."),
            _LAW,
        ),
        Requirement(
            "rptka_approval",
            _("Approval of the manpower plan (RPTKA) for the new position"),
            "Pengesahan Rencana Penggunaan Tenaga Kerja Asing (RPTKA)",
            _("The Ministry of Manpower allows the new position."),
            _LAW,
            required=False,
            when=When("change_kind", frozenset({"position"})),
            condition=_("Only for another position at work."),
        ),
        Requirement(
            "recommendation",
            _("Recommendation of the ministry or body in charge"),
            "Rekomendasi kementerian/lembaga terkait",
            _("Some activities need its consent, such as research, teaching religion or studies."),
            _LAW,
            required=False,
            condition=_("Only if your activity needs one."),
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=FlatFee("MUTASI"),
    route=DECIDED_ABOVE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=(),
    months=(),
    window=_holder.WHILE_IT_RUNS,
    interview=NO_INTERVIEW,
    letter=LetterKind(
        "perubahan-kegiatan",
        "Persetujuan Perubahan Jenis Kegiatan",
        "Penolakan Perubahan Jenis Kegiatan",
        LetterForm(
            title="Surat Persetujuan Perubahan Jenis Kegiatan",
            english=_("Change of activity"),
            facts=(
                LetterFact("change_kind", "Jenis perubahan", _("What changes"), _IN_THE_LETTER),
                LetterFact("old_activity", "Kegiatan atau jabatan lama", _("Activity until now")),
                LetterFact("new_activity", "Kegiatan atau jabatan baru", _("New activity")),
            ),
            duties=(_holder.SAME_LAST_DAY, *_holder.DUTIES),
            steps=(_holder.NEW_E_PERMIT,),
        ),
    ),
    grants="present",
    span="as_present",
    replaces=True,
)
