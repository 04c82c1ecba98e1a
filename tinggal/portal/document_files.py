"""Hands the applicant his own documents back: the file itself, or its first page as a picture."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tinggal.applications.contents import content_of
from tinggal.applications.page_images import thumbnail
from tinggal.intake.words import Unusable
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import in_force
from tinggal.portal.preparing import to_prepare


@login_required
@require_safe
def view_document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """The cleaned file. Pictures open in the browser; a PDF is saved, so that no page of ours runs it.

    404 once a virus was found in the original.
    """
    there = in_force(to_prepare(request, reference), code)
    if there.infected:
        raise Http404
    content = content_of(there)
    return never_kept(content, content_type=there.content_type, name=there.name)


@login_required
@require_safe
def document_picture(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """A small picture of the first page."""
    there = in_force(to_prepare(request, reference), code)
    try:
        picture = thumbnail(there)
    except Unusable:
        raise Http404 from None
    return never_kept(picture, content_type="image/jpeg", name=f"{code}.jpg")


def never_kept(content: bytes, *, content_type: str, name: str) -> HttpResponse:
    """A file for one reader: not kept by any cache, not guessed at by the browser."""
    response = HttpResponse(content, content_type=content_type)
    saved = not content_type.startswith("image/")
    response["Content-Disposition"] = content_disposition_header(saved, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
