"""Where an application can be. Officers and applicants read different words for the same place."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """The place of a file; the label is what officers read, ``public`` what everybody else reads."""

    DRAFT = "draft", _("Draft")
    VERIFYING = "verifying", _("Automatic checks")
    RETURNED = "returned", _("Returned to the applicant")
    UNPAID = "unpaid", _("Waiting for payment")
    AT_OLD_KANIM = "at_old_kanim", _("Immigration office of the old address")
    AT_KANIM = "at_kanim", _("Immigration office")
    AT_INTERVIEW = "at_interview", _("Interview and biometrics")
    AT_HEAD = "at_head", _("Head of the immigration office")
    AT_KANWIL = "at_kanwil", _("Regional office")
    AT_DIRECTORATE = "at_directorate", _("Directorate officer")
    AT_KASUBDIT = "at_kasubdit", _("Head of sub-directorate")
    APPROVED = "approved", _("Approved, letter being made")
    REJECTED = "rejected", _("Refused, letter being made")
    ISSUED = "issued", _("Approval letter sent")
    REFUSED = "refused", _("Refusal letter sent")
    COLLECTED = "collected", _("Permit collected")
    REVOKED = "revoked", _("Permit revoked")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @property
    def public(self) -> str | Promise:
        """The words for applicants and for public tracking."""
        return PUBLIC[self]

    @property
    def at_a_desk(self) -> bool:
        """Whether an officer has to act."""
        return self in DESKS

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to the application."""
        return self in OVER


DESKS = (
    Status.AT_OLD_KANIM,
    Status.AT_KANIM,
    Status.AT_INTERVIEW,
    Status.AT_HEAD,
    Status.AT_KANWIL,
    Status.AT_DIRECTORATE,
    Status.AT_KASUBDIT,
)
OVER = (Status.REFUSED, Status.COLLECTED, Status.REVOKED, Status.WITHDRAWN)
WITH_APPLICANT = (Status.DRAFT, Status.RETURNED)
PUBLIC: dict[Status, str | Promise] = {
    Status.DRAFT: _("Not sent yet"),
    Status.VERIFYING: _("We are checking your documents"),
    Status.RETURNED: _("You need to correct something"),
    Status.UNPAID: _("Waiting for your payment"),
    Status.AT_OLD_KANIM: _("At the immigration office of your old address"),
    Status.AT_KANIM: _("Being examined at your immigration office"),
    Status.AT_INTERVIEW: _("You are invited to your immigration office"),
    Status.AT_HEAD: _("With the head of your immigration office"),
    Status.AT_KANWIL: _("Being reviewed at the regional office"),
    Status.AT_DIRECTORATE: _("Being examined at the directorate in Jakarta"),
    Status.AT_KASUBDIT: _("Waiting for the decision in Jakarta"),
    Status.APPROVED: _("Decided, your letter is being made"),
    Status.REJECTED: _("Decided, your letter is being made"),
    Status.ISSUED: _("Approved"),
    Status.REFUSED: _("Refused"),
    Status.COLLECTED: _("Permit collected"),
    Status.REVOKED: _("Permit revoked"),
    Status.WITHDRAWN: _("Withdrawn"),
}
