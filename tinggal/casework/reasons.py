"""THE TABLES: why a file is taken out of turn (U-), comes first (V-), is taken over (L-), given to another (B-), or
put on hold (H-).

Only people whom the law lets come first do so: children, the elderly, the disabled, pregnant women and the ill (UU
25/2009 Ps 29; UU 8/2016 Ps 19), victims of a crime (UU 13/2006 Ps 5, UU 21/2007), and who must act at once for his
life or his family (SE IMI-417.GR.01.01 Tahun 2025 lets vulnerable and urgent cases be served on the spot).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PickReason(TextChoices):
    """Why an officer takes a file before its turn. Counted for everybody to see."""

    AT_THE_COUNTER = "U-01", _("The applicant stands at the counter")
    BELONGS_TOGETHER = "U-02", _("Belongs to a file I have just worked on: family or colleagues")
    TRAVEL = "U-03", _("The applicant must travel, and has shown proof")
    CAME_BACK = "U-04", _("I know this file: it came back to my desk")
    REPAIR = "U-05", _("A mistake of ours has to be mended")
    ORDERED = "U-06", _("My superior ordered it in writing")
    TOGETHER = "U-07", _("Without any flag, decided together with others")


class PriorityReason(TextChoices):
    """Why somebody must not wait. What kind of need a person has is not published, only how many there were."""

    DANGER = "V-01", _("Danger to life or health, or medical treatment that cannot wait")
    BEREAVEMENT = "V-02", _("Death or grave illness in the family")
    VICTIM = "V-03", _("Victim of a crime or of trafficking")
    CHILD = "V-04", _("A child without parents here, or an infant")
    PREGNANT = "V-05", _("Pregnant or nursing")
    DISABLED = "V-06", _("A person with a disability")
    ELDERLY = "V-07", _("60 years or older")


class TakeoverReason(TextChoices):
    """Why a colleague's file is taken over before his time is up."""

    ASKED = "L-01", _("My colleague asked me to")
    AWAY = "L-02", _("My colleague is away")
    URGENT = "L-03", _("It cannot wait, and my colleague cannot be reached")


class ReassignReason(TextChoices):
    """Why a head takes a file from one officer or gives it to another."""

    LOAD = "B-01", _("To share the work evenly")
    ABSENT = "B-02", _("The officer is absent")
    KNOWLEDGE = "B-03", _("Another officer knows this kind of case")
    CLOSE = "B-04", _("The officer is too close to the person or the sponsor")


class HoldReason(TextChoices):
    """Why an officer puts a file on hold for some days. The head sees each; the clock goes on."""

    OFFICE = "H-01", _("Another office or a register has to answer")
    COLLEAGUE = "H-02", _("A colleague or my superior has to answer")
    PAPER = "H-03", _("A paper is on its way")
    RELATED = "H-04", _("A file that belongs to it has to be decided first")


URGENT, VULNERABLE = 1, 2
CLASS_OF = {
    PriorityReason.DANGER: URGENT,
    PriorityReason.BEREAVEMENT: URGENT,
    PriorityReason.VICTIM: URGENT,
    PriorityReason.CHILD: VULNERABLE,
    PriorityReason.PREGNANT: VULNERABLE,
    PriorityReason.DISABLED: VULNERABLE,
    PriorityReason.ELDERLY: VULNERABLE,
}
CLASS_WORDS = {URGENT: _("Urgent"), VULNERABLE: _("Must not wait")}
