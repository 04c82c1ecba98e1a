"""What an applicant does before he sends his file: begin, answer, attach, take away; and say why it is right."""

import hashlib
from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.applications.access import authority
from tinggal.applications.asking import answered_by
from tinggal.applications.guards import is_with_applicant
from tinggal.applications.models import Application, AskedItem, Document
from tinggal.applications.on_behalf import record_act
from tinggal.catalogue.roads import longer_road
from tinggal.catalogue.roads import route_name as road_for
from tinggal.catalogue.types import PermitType
from tinggal.intake import vault
from tinggal.intake.receive import Received
from tinggal.journal.record import record
from tinggal.lib.codes import blind_index
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.offices.queries import competent_office
from tinggal.people.actors import Actor
from tinggal.sponsors.tasks import Task


@transaction.atomic
def start(permit: PermitType, *, by: Actor, answers: Mapping[str, str] | None = None) -> Application:
    """Begin a draft. Its road is that of the law of this day, however long the draft waits."""
    if by.user_id is None:
        raise PermissionDenied("Only somebody with an account can begin an application.")
    file = Application.objects.create(
        permit_code=permit.code,
        route_name=permit.route.on(timezone.localdate()),
        applicant_id=by.user_id,
        language=translation.get_language() or "en",
        started_at=timezone.now(),
    )
    record("application.draft", subject=file.subject, by=by, data={"permit": permit.code, "route": file.route_name})
    if answers:
        answer(file, answers, by=by)
    return file


@transaction.atomic
def answer(application: Application, answers: Mapping[str, str], *, by: Actor) -> None:
    """Keep answers to questions of the form; unknown codes are ignored, so a tampered form changes nothing else.

    The regency decides the office; the passport number is also kept as a blind index to find running twins.

    Raises:
        MoveRefused: the file is not with the applicant.
        PermissionDenied: somebody else's file.
    """
    file, right = _mine(application, by)
    asked = {question.code for question in file.permit.questions}
    fresh = {code: text.strip() for code, text in answers.items() if code in asked}
    changed = [code for code, text in fresh.items() if file.answers.get(code, "") != text]
    file.answers = {**file.answers, **fresh}
    if fresh.get("regency"):
        file.office = _office_for(fresh["regency"])
    if "passport_number" in fresh:
        number = fresh["passport_number"]
        file.passport_index = blind_index(number, key=settings.BLIND_INDEX_KEY) if number else ""
    file.route_name = _road(file)
    file.save(update_fields=["answers", "office", "passport_index", "route_name"])
    application.answers, application.office = file.answers, file.office
    answered_by(file, kind=AskedItem.Kind.ANSWER, codes=changed, how=AskedItem.How.CHANGED)
    record_act("form.answered", file=file, by=by, right=right, data={"questions": sorted(fresh)})


def attach(application: Application, code: str, received: Received, *, by: Actor) -> Document:
    """Keep a cleaned upload as the newest version of a required document; the version before it is kept too.

    The content is in the vault before the row exists, so a row never points at nothing.

    Raises:
        MoveRefused: the file is not with the applicant.
        PermissionDenied: somebody else's file, or a document this permit does not ask for.
    """
    hold_to_asked(application, code)
    clean, original = vault.put(received.content), vault.put(received.original)
    with transaction.atomic():
        file, right = _mine(application, by)
        earlier = Document.objects.filter(application=file, code=code)
        last: int = earlier.aggregate(last=Max("version"))["last"] or 0
        earlier.filter(replaced_at=None).update(replaced_at=timezone.now())
        document = Document.objects.create(
            application=file,
            code=code,
            version=last + 1,
            name=received.name,
            content_type=received.content_type,
            size=len(received.content),
            pages=received.pages,
            sha256=received.sha256,
            stored=clean.name,
            wrapped_key=clean.wrapped_key,
            original_sha256=hashlib.sha256(received.original).hexdigest(),
            original_stored=original.name,
            original_wrapped_key=original.wrapped_key,
            notes=list(received.notes),
            origin=dict(received.origin),
            looks=list(received.looks),
            quality=[dict(doubt) for doubt in received.quality],
            scanned_at=timezone.now() if received.scanned_with else None,
            scanned_with=received.scanned_with,
        )
        story = {"code": code, "version": document.version, "sha256": document.sha256}
        answered_by(file, kind=AskedItem.Kind.DOCUMENT, codes=[code], how=AskedItem.How.REPLACED)
        record_act("document.attached", file=file, by=by, right=right, data=story)
    return document


@transaction.atomic
def detach(document: Document, *, by: Actor) -> None:
    """Take a document out of force; its content stays as evidence with the earlier versions."""
    file, right = _mine(document.application, by)
    Document.objects.filter(pk=document.pk, replaced_at=None).update(replaced_at=timezone.now())
    story = {"code": document.code, "version": document.version}
    answered_by(file, kind=AskedItem.Kind.DOCUMENT, codes=[document.code], how=AskedItem.How.REMOVED)
    record_act("document.removed", file=file, by=by, right=right, data=story)


@transaction.atomic
def set_aside(application: Application, *, group: str, part: str, by: Actor) -> None:
    """Somebody goes on later: he is sent the way back to this page of the form (``form.set_aside``).

    Raises:
        MoveRefused, PermissionDenied: as for ``answer``.
    """
    file, right = _mine(application, by)
    record_act("form.set_aside", file=file, by=by, right=right, data={"group": group, "part": part})


@transaction.atomic
def explain(item: AskedItem, words: str, *, by: Actor) -> None:
    """Answer in words what an officer asked for: why it is right as it is, or what is in the way.

    It may be said again until the file is sent. Raises as ``answer``, and ``MoveRefused`` for no words.
    """
    file, right = _mine(item.application, by)
    if not words.strip():
        raise MoveRefused(_("Write your answer first."))
    row = AskedItem.objects.select_for_update().get(pk=item.pk)
    row.answer, row.answered_at = words.replace("\r", "").strip(), timezone.now()
    row.how = row.how or AskedItem.How.EXPLAINED
    row.save(update_fields=["answer", "answered_at", "how"])
    record_act("item.explained", file=file, by=by, right=right, data={"kind": row.kind, "code": row.code})


def _road(file: Application) -> str:
    """By the law of the day on which the file was begun.

    A file that was sent keeps its road, unless a correction calls for the longer one.
    """
    begun = timezone.localdate(file.started_at)
    if file.submitted_at is None:
        return road_for(file.permit, file.answers, on=begun)
    return longer_road(file.permit, file.answers, on=begun) or file.route_name


def _office_for(regency: str) -> Office:
    try:
        return competent_office(regency)
    except Office.DoesNotExist as unknown:
        raise MoveRefused(_("Please choose your regency or city from the list.")) from unknown


def hold_to_asked(application: Application, code: str) -> None:
    """Raise ``PermissionDenied`` for a document that the permit does not ask for."""
    if code not in {requirement.code for requirement in application.permit.requirements}:
        raise PermissionDenied(f"{application.permit_code} does not ask for {code}")


def hold_to_own(application: Application, by: Actor) -> Mapping[str, str | int]:
    """By what right he changes it (``access.authority``).

    Raises ``PermissionDenied`` for somebody else's file, and ``MoveRefused`` when it is not with the applicant.
    """
    right = authority(by, application, task=Task.PREPARE)
    if right is None:
        raise PermissionDenied(f"{by.key} may not change {application}")
    is_with_applicant(application)
    return right


def _mine(application: Application, by: Actor) -> tuple[Application, Mapping[str, str | int]]:
    """The locked row and by what right he changes it, when it is his to change and still with the applicant."""
    file = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    return file, hold_to_own(file, by)
