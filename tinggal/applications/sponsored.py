"""Files that a sponsor begins for his foreigners: his team, or his agent, acts as the applicant."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation

from tinggal.applications.access import right_for
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import record_act
from tinggal.catalogue.types import PermitType
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@transaction.atomic
def begin_for(sponsor: Sponsor, permit: PermitType, *, by: Actor, answers: Mapping[str, str]) -> Application:
    """Begin a draft in the sponsor's name, with what is known of the sponsor filled in.

    Raises ``PermissionDenied`` for anybody who may not prepare files for this sponsor.
    """
    right = right_for(by, sponsor, task=Task.PREPARE)
    if right is None:
        raise PermissionDenied(f"{by.key} may not begin files for {sponsor.subject}")
    file = Application.objects.create(
        permit_code=permit.code,
        route_name=permit.route.on(timezone.localdate()),
        applicant_id=sponsor.account_id,
        language=translation.get_language() or "en",
        started_at=timezone.now(),
        sponsor=sponsor,
        filed_by_sponsor=True,
        mandate_id=right.get("mandate"),
    )
    told = {"permit": permit.code, "route": file.route_name}
    record_act("application.draft", file=file, by=by, right=right, data=told)
    answer(file, {**answers_of(sponsor), **answers}, by=by)
    file.refresh_from_db()
    return file


def answers_of(sponsor: Sponsor) -> dict[str, str]:
    """The answers to the questions about the sponsor."""
    return {
        "sponsor_name": sponsor.name,
        "sponsor_number": sponsor.number,
        "sponsor_address": sponsor.address,
        "sponsor_email": sponsor.email,
        "sponsor_phone": sponsor.phone,
    }
