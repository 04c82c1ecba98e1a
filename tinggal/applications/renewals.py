"""A renewal begins with everything that is known: the answers and papers of the file whose permit it continues."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.applications.access import right_for
from tinggal.applications.drafts import answer
from tinggal.applications.models import UNDONE, Application, Decision, Document
from tinggal.applications.on_behalf import record_act
from tinggal.applications.status import Status
from tinggal.catalogue.fees import month_choices
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.types import PermitType
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.sponsors.tasks import Task

CONTINUES = {
    "alih_status": "extension",
    "extension": "extension",
    "itas_to_itap": "itap_extension",
    "itap_extension": "itap_extension",
}
GAVE_A_PERMIT = (Status.APPROVED, Status.ISSUED, Status.COLLECTED)
Right = Mapping[str, str | int]


def renewal_of(permit: PermitType) -> PermitType | None:
    """What continues a permit of this type; None where nothing does."""
    service = CONTINUES.get(permit.service)
    family = "permanent" if service == "itap_extension" else permit.family
    return next((one for one in PERMITS if one.service == service and one.family == family), None)


@transaction.atomic
def begin_renewal(previous: Application, *, by: Actor) -> Application:
    """The draft that continues the permit of ``previous``; asked for twice, the same draft.

    The applicant stays the same. Somebody of the sponsor's team, or an agent of the sponsor, files it for the sponsor.
    What was filled in is marked in the journal as taken from the previous permit (``form.prefilled``).

    Raises:
        MoveRefused: nothing continues this permit, or the file gave none.
        PermissionDenied: neither the applicant nor somebody who may prepare files for its sponsor.
    """
    old = Application.objects.select_for_update(of=("self",)).select_related("sponsor").get(pk=previous.pk)
    right = _right(old, by)
    permit = renewal_of(old.permit)
    if permit is None or old.status not in GAVE_A_PERMIT:
        raise MoveRefused(_("There is no permit here that can be extended."))
    begun = Application.objects.filter(renews=old).exclude(status__in=UNDONE).first()
    if begun:
        return begun
    file = Application.objects.create(
        permit_code=permit.code,
        route_name=permit.route.on(timezone.localdate()),
        applicant_id=old.applicant_id,
        language=translation.get_language() or "en",
        started_at=timezone.now(),
        sponsor_id=old.sponsor_id if right else None,
        filed_by_sponsor=bool(right),
        mandate_id=right.get("mandate"),
        renews=old,
    )
    told = {"permit": permit.code, "route": file.route_name, "renews": old.reference}
    record_act("application.draft", file=file, by=by, right=right, data=told)
    _prefill(file, old, by=by, right=right)
    file.refresh_from_db()
    return file


def _right(old: Application, by: Actor) -> Right:
    if by.user_id is not None and by.user_id == old.applicant_id:
        return {}
    right = right_for(by, old.sponsor, task=Task.PREPARE) if old.sponsor else None
    if right is None:
        raise PermissionDenied(f"{by.key} may not renew {old}")
    return right


def _prefill(file: Application, old: Application, *, by: Actor, right: Right) -> None:
    known = known_from(old, permit=file.permit)
    answer(file, known, by=by)
    papers = [_again(paper, file) for paper in papers_of(old, permit=file.permit, on=timezone.localdate())]
    Document.objects.bulk_create(papers)
    told = {"questions": sorted(known), "documents": sorted(one.code for one in papers), "from": old.reference}
    record_act("form.prefilled", file=file, by=by, right=right, data=told)


def known_from(old: Application, *, permit: PermitType) -> dict[str, str]:
    """The answers of the old file to the questions of this permit, with the number and the last day of the permit
    that it gave; a length that is no longer offered is left out."""
    asked = {question.code for question in permit.questions}
    known = {code: str(text) for code, text in old.answers.items() if code in asked and text}
    given = Decision.objects.filter(application=old).first()
    if given:
        known["current_permit_number"] = given.number
        known["stay_expires_on"] = given.valid_until.isoformat() if given.valid_until else ""
    if "months" in known and known["months"] not in _offered(permit, index=known.get("index", "")):
        del known["months"]
    return {code: text for code, text in known.items() if code in asked and text}


def _offered(permit: PermitType, *, index: str) -> set[str]:
    return {choice.value for choice in month_choices(permit, index=index)}


def papers_of(old: Application, *, permit: PermitType, on: date) -> list[Document]:
    """The papers of the old file that this permit asks for too, without a passport that has expired by then."""
    asked = {requirement.code for requirement in permit.requirements}
    if str(old.answers.get("passport_expires_on", "9")) < on.isoformat():
        asked.discard("passport")
    return list(Document.objects.filter(application=old, code__in=asked, replaced_at=None, infected=""))


def _again(paper: Document, file: Application) -> Document:
    """The same content in the vault, as the first version of a document of the new file."""
    kept = {field.attname: getattr(paper, field.attname) for field in Document._meta.concrete_fields}
    del kept["id"]
    return Document(**{**kept, "application_id": file.pk, "version": 1, "attached_at": timezone.now()})
