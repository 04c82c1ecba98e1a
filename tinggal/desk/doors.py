"""Who may enter the desk, which file he finds there, and the line in the journal that says he looked."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tinggal.applications.access import desk_files, reading_desk
from tinggal.applications.models import Application, Document
from tinggal.applications.reading import opened, opened_document
from tinggal.casework.leases import keep
from tinggal.journal.models import Event
from tinggal.lib.codes import is_reference
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import CASEWORK, Role

ONE_READING = timedelta(minutes=15)
for_officers = only_for(*CASEWORK, Role.AUDITOR)
for_deciders = only_for(Role.KAKANIM, Role.KASUBDIT)


def file_for(request: ActorRequest, reference: str) -> Application:
    """The file with its office, regional office and applicant; 404 for a file this officer may not know of."""
    if not is_reference(reference):
        raise Http404
    files = desk_files(request.actor).select_related("office__parent", "applicant")
    return get_object_or_404(files, reference=reference)


def note_opening(request: ActorRequest, file: Application) -> None:
    """The officer has opened the file: one line in the journal, not one for each time he turns back to it.

    Whoever works on it keeps it for twenty minutes more.
    """
    keep(file, by=request.actor)
    if not _just_read(request, file, "application.seen").exists():
        opened(file, by=request.actor, desk=reading_desk(request.actor, file))


def note_opening_document(request: ActorRequest, file: Application, document: Document) -> None:
    """The officer has opened this version of a document: one line, not one for each page. He keeps the file."""
    keep(file, by=request.actor)
    version = {"code": document.code, "version": document.version}
    if not _just_read(request, file, "document.seen").filter(data=version).exists():
        opened_document(document, by=request.actor, desk=reading_desk(request.actor, file))


def _just_read(request: ActorRequest, file: Application, kind: str) -> QuerySet[Event]:
    since = timezone.now() - ONE_READING
    return Event.objects.filter(subject=file.subject, kind=kind, actor=request.actor.key, at__gte=since)
