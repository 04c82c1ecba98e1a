"""Revoking a permit: the step on the road, and the letter it is about."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.correcting import being_corrected
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor


def permit_in_force(application: Application) -> Letter | None:
    """The letter that a revocation would be about: the approval, also after it was corrected; None once revoked."""
    approvals = Letter.objects.filter(application=application, kind=Kind.APPROVAL)
    return approvals.exclude(ended_by__kind=Kind.REVOCATION).select_related("application", "decision").first()


@transaction.atomic
def revoke(letter: Letter, *, by: Actor, reasons: Sequence[str], note: str = "") -> Event:
    """End the permit. The letter of revocation follows by itself, and ends the letters when it is filed.

    Raises like ``perform``: ``MoveRefused`` for a permit that is over or a letter that is just being corrected,
    ``PermissionDenied`` for another desk.
    """
    Application.objects.select_for_update(of=("self",)).get(pk=letter.application_id)
    if being_corrected(letter.application):
        raise MoveRefused(_("A correction of the letter is being made. Please try again in a few minutes."))
    return perform(letter.application, "revoke", by=by, reasons=reasons, note=note, data={"letter": letter.pk})
