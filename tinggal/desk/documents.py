"""A document as officers read it: pictures we made ourselves, page by page, with the answers beside them."""

import io

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe
from PIL import Image

from tinggal.applications.access import moves_for
from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.applications.page_images import LARGE, NORMAL, page_asked_for, page_image
from tinggal.casework.story import document_name
from tinggal.desk.doors import file_for, for_officers, note_opening, note_opening_document
from tinggal.desk.file_page import key_facts
from tinggal.desk.findings import findings
from tinggal.desk.identity import facts_of, read_on
from tinggal.desk.papers import documents, in_force
from tinggal.desk.shown import answers
from tinggal.desk.steps import ENDING
from tinggal.intake.pictures import THUMBNAIL
from tinggal.intake.words import Unusable
from tinggal.people.middleware import ActorRequest
from tinggal.verification.marks import mark

WIDTHS = {"small": THUMBNAIL, "normal": NORMAL, "large": LARGE}
TURNED = {"90": Image.Transpose.ROTATE_270, "180": Image.Transpose.ROTATE_180, "270": Image.Transpose.ROTATE_90}


@for_officers
@require_safe
def document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """One version of a document, one page at a time. Opening it is written down."""
    file = file_for(request, reference)
    versions = list(sent_documents(file).filter(code=code).select_related("facts").order_by("-version"))
    shown = _version(versions, request.GET.get("version", ""))
    note_opening_document(request, file, shown)
    size = "large" if request.GET.get("size") == "large" else "normal"
    number = page_asked_for(request.GET.get("page", ""), most=shown.pages)
    picture = reverse("desk:page_image", args=[reference, code, shown.version, number])
    page = {
        "document": shown,
        "name": document_name(file, code),
        "versions": versions,
        "size": size,
        "number": number,
        "sheets": range(1, shown.pages + 1),
        "picture": f"{picture}?size={size}",
        **_what_was_found(request, file, shown, number),
        "papers": [paper for paper in documents(file, in_force(file)) if paper.document],
        "answers": answers(file),
    }
    return render(request, "desk/document.html", key_facts(file) | page)


def _what_was_found(request: ActorRequest, file: Application, shown: Document, page: int) -> dict[str, object]:
    """The checks of this version with their places on this page, and what was read on it."""
    open_to_me = any(move.page != ENDING for move in moves_for(request.actor, file))
    found = findings(file, open_to_me=open_to_me, on_document=shown.code)
    facts = facts_of(shown)
    read = read_on(file, facts) if facts else []
    chosen, places = request.GET.get("mark", ""), []
    if shown.replaced_at is None:
        for one in found.shown:
            places += mark(one.place, sign=one.sign, kind=one.kind, page=page, chosen=chosen)
    for sign, seen in enumerate(read):
        if chosen == (letter := _letter(sign)):
            places += mark(seen.said.place, sign=letter, kind="read", page=page, chosen=chosen)
    return {
        "findings": found if shown.replaced_at is None else None,
        "read": [(_letter(sign), seen) for sign, seen in enumerate(read)],
        "marks": places,
        "chosen": chosen,
    }


def _letter(number: int) -> str:
    """a … z, then a1 … z1 and so on: values are lettered, checks are numbered."""
    return chr(ord("a") + number % 26) + (str(number // 26) if number >= 26 else "")


@for_officers
@require_safe
def page_picture(request: ActorRequest, reference: str, code: str, version: int, number: int) -> HttpResponse:
    """One page as a JPEG made by our own reader; the upload itself never reaches the officer's browser this way.

    ``turn`` turns it to the right, in degrees. A small one is the sign of a document in a row of others: nobody has
    read the document by it, and the journal has the line of the file itself.
    """
    file = file_for(request, reference)
    shown = get_object_or_404(sent_documents(file), code=code, version=version)
    size = request.GET.get("size", "")
    if size == "small":
        note_opening(request, file)
    else:
        note_opening_document(request, file, shown)
    try:
        picture = page_image(shown, page=number, width=WIDTHS.get(size, NORMAL))
    except Unusable as broken:
        raise Http404 from broken
    return HttpResponse(_turned(picture, request.GET.get("turn", "")), content_type="image/jpeg")


@for_officers
@require_safe
def download(request: ActorRequest, reference: str, code: str, version: int) -> HttpResponse:
    """The cleaned file, to keep or to print; never shown inside the browser. 404 once a virus was found in it."""
    file = file_for(request, reference)
    shown = get_object_or_404(sent_documents(file), code=code, version=version, infected="")
    note_opening_document(request, file, shown)
    content = content_of(shown)
    name = get_valid_filename(f"{reference}-{code}-{version}.{_ending(shown)}")
    return as_attachment(content, name=name, content_type=shown.content_type)


def _turned(picture: bytes, turn: str) -> bytes:
    if turn not in TURNED:
        return picture
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).transpose(TURNED[turn]).save(out, "JPEG", quality=88)
    return out.getvalue()


def sent_documents(file: Application) -> QuerySet[Document]:
    """Every version an officer may open: not what the applicant took away or replaced before he sent the file."""
    return file.documents.exclude(replaced_at__lt=file.submitted_at)


def as_attachment(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """A file to save: the browser neither shows nor guesses what it is."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _ending(document: Document) -> str:
    return {"application/pdf": "pdf", "image/png": "png"}.get(document.content_type, "jpg")


def _version(versions: list[Document], wanted: str) -> Document:
    """The version asked for, else the newest; 404 when there is none."""
    for one in versions:
        if not wanted or str(one.version) == wanted:
            return one
    raise Http404
