"""A sponsor begins an application for one more person, as long as he has a place for him."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.applications.sponsored import begin_for
from tinggal.applications.status import OVER
from tinggal.catalogue.types import PermitType
from tinggal.guarantees.limits import hold_to_a_place
from tinggal.guarantees.people import enlist
from tinggal.lib.codes import blind_index
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor


@transaction.atomic
def begin_one(sponsor: Sponsor, permit: PermitType, *, answers: Mapping[str, str], by: Actor) -> Application:
    """The draft, and his line in the sponsor's list. ``answers`` has at least ``passport_number``.

    Raises:
        MoveRefused: no place is left for him, or an application for the same permit runs already.
        PermissionDenied: this actor may not prepare files for this sponsor.
    """
    index = blind_index(answers["passport_number"], key=settings.BLIND_INDEX_KEY)
    hold_to_a_place(sponsor, passport_index=index)
    same = Application.objects.filter(sponsor=sponsor, permit_code=permit.code, passport_index=index)
    if running := same.exclude(status__in=OVER).first():
        raise MoveRefused(_("An application for this person is here already: %s.") % running.reference)
    file = begin_for(sponsor, permit, by=by, answers=answers)
    enlist(file)
    return file
