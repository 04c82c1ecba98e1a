"""THE TABLE: why a second look came to another result (D-), and what follows from it. The applicant's letter stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Difference(TextChoices):
    """What the second officer says when he has seen the first decision."""

    BOTH = "D-01", _("The law leaves room here: both can be right")
    MINE = "D-02", _("I overlooked something: the first decision is right")
    THEIRS = "D-03", _("The first decision overlooked something, but its outcome can stand")
    WRONG = "D-04", _("The first decision is wrong and has to be mended")


FOLLOWS = {
    Difference.BOTH: _("Nothing changes for the applicant. Both officers see the difference and can talk about it."),
    Difference.MINE: _("Nothing changes for the applicant. It counts as agreement that was found late."),
    Difference.THEIRS: _("Nothing changes for the applicant. The first officer reads it under My outcomes."),
    Difference.WRONG: _(
        "The first officer reads it under My outcomes, and the auditor sees it. A letter with a mistake is corrected; "
        "a permit that should not be is revoked. Both are steps of their own, with a reason and a signature."
    ),
}
