"""A family: a principal and those who join him. They are begun together; each has his own file and decision."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.applications.drafts import answer
from tinggal.applications.joining import may_stay_until
from tinggal.applications.models import UNDONE, Application, Decision
from tinggal.applications.status import Status
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.types import PermitType
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor

INDEXES: Final[Mapping[str, str]] = {"spouse": "E31B", "child": "E31E"}
"""Who joins the holder of a stay permit → the visa index."""
MOST: Final = 12
_AT_HOME = ("regency", "address", "phone")


def principal_of(file: Application) -> Application:
    """Whom this one joins; the file itself when it joins nobody."""
    return file.joins or file


def permit_for(principal: Application) -> PermitType | None:
    """What a dependant of this file applies for: the same service, for family; None where nobody can be brought."""
    if principal.permit.family == "family" or principal.status in (*UNDONE, Status.REVOKED):
        return None
    service = principal.permit.service
    if service not in ("alih_status", "extension"):
        return None
    return next(one for one in PERMITS if one.family == "family" and one.service == service)


def has_family(file: Application) -> bool:
    """Whether this file belongs to a family, or somebody can join it."""
    return file.joins_id is not None or permit_for(file) is not None or file.dependants.exists()


def family_of(principal: Application) -> list[Application]:
    """The principal and everybody who joins him, in the order in which they were begun; without who withdrew."""
    joined = list(principal.dependants.exclude(status=Status.WITHDRAWN).select_related("office").order_by("pk"))
    for one in joined:
        one.joins = principal
    return [principal, *joined]


@transaction.atomic
def begin_dependant(principal: Application, relation: str, *, by: Actor) -> Application:
    """A draft for somebody who joins the principal; ``relation`` is a key of ``INDEXES``. What the family shares is
    filled in and marked in the journal as taken from the principal's file (``form.from_family``).

    Raises:
        MoveRefused: nobody can join this file, or the family is complete.
        PermissionDenied: somebody else's file.
    """
    head = Application.objects.select_for_update(of=("self",)).select_related("applicant").get(pk=principal.pk)
    if by.user_id is None or by.user_id != head.applicant_id:
        raise PermissionDenied(f"{by.key} may not bring a family to {head}")
    permit = permit_for(head) if head.joins_id is None else None
    if permit is None:
        raise MoveRefused(_("Nobody can join this application."))
    if len(family_of(head)) > MOST:
        raise MoveRefused(_("A family has at most %d members here. Please ask your immigration office.") % MOST)
    file = Application.objects.create(
        permit_code=permit.code,
        route_name=permit.route.on(timezone.localdate()),
        applicant_id=head.applicant_id,
        language=translation.get_language() or "en",
        started_at=timezone.now(),
        joins=head,
    )
    told = {"permit": permit.code, "route": file.route_name, "joins": head.reference}
    record("application.draft", subject=file.subject, by=by, data=told)
    known = _shared(head, permit=permit, index=INDEXES[relation])
    answer(file, known, by=by)
    record("form.from_family", subject=file.subject, by=by, data={"questions": sorted(known), "from": head.reference})
    file.refresh_from_db()
    return file


def _shared(head: Application, *, permit: PermitType, index: str) -> dict[str, str]:
    """What is known of a dependant before he says anything."""
    given = Decision.objects.filter(application=head, outcome="approval").first()
    until = may_stay_until(head)
    known = {code: head.answers.get(code, "") for code in _AT_HOME}
    known |= {
        "index": index,
        "months": head.answers.get("months", ""),
        "sponsor_name": head.holder,
        "sponsor_number": given.number if given else head.reference,
        "sponsor_address": head.answers.get("address", ""),
        "sponsor_email": head.applicant.email,
        "sponsor_phone": head.answers.get("phone", ""),
        "relative_permit_expires_on": until.isoformat() if until else "",
    }
    offered = {choice.value for choice in permit.question("months").choices}
    return {code: text for code, text in known.items() if text and (code != "months" or text in offered)}
