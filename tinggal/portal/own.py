"""The applicant's own file, or nothing: what belongs to others does not exist in this room, for officers neither."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from tinggal.applications.access import visible_to
from tinggal.applications.models import Application, Document
from tinggal.applications.status import WITH_APPLICANT
from tinggal.catalogue.types import Requirement
from tinggal.lib.codes import is_reference
from tinggal.people.middleware import ActorRequest


def own(request: ActorRequest, reference: str) -> Application:
    """The reader's own application with its office, the regional office and the applicant; 404 for any other."""
    if not is_reference(reference):
        raise Http404
    files = visible_to(request.actor).filter(applicant_id=request.actor.user_id)
    return get_object_or_404(files.select_related("office__parent__parent", "applicant"), reference=reference)


def can_change(file: Application) -> bool:
    """Whether the file is with the applicant, so that he may answer and add documents."""
    return file.status in WITH_APPLICANT


def sent_already(request: ActorRequest, file: Application) -> HttpResponse:
    """The answer to somebody who fills in or sends what has left his hands: the page that says where it is."""
    if request.method == "POST":
        messages.info(request, _("This application has already been sent, once. You need to do nothing."))
    return redirect("portal:application", file.reference)


def asked_document(file: Application, code: str) -> Requirement:
    """The document with this code among those the permit asks for; 404 for any other."""
    try:
        return file.permit.requirement(code)
    except LookupError:
        raise Http404 from None


def in_force(file: Application, code: str) -> Document:
    """The newest version of a document of this file; 404 when there is none."""
    requirement = asked_document(file, code)
    return get_object_or_404(file.documents.filter(replaced_at=None), code=requirement.code)
