"""The office's inbox of letters, the letter itself, and the permits that wait to be collected."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import desk_files, reading_desk
from tinggal.applications.status import Status
from tinggal.desk.documents import as_attachment
from tinggal.desk.doors import file_for, for_officers
from tinggal.desk.shown import row
from tinggal.desk.turning import DUE_FIRST, turn
from tinggal.letters.actions import opened, pdf_of, receive
from tinggal.letters.models import Dispatch, Letter
from tinggal.people.middleware import ActorRequest

MOST = 100


@for_officers
@require_safe
def inbox(request: ActorRequest) -> HttpResponse:
    """Letters sent to this officer's immigration office: those not confirmed first, then the newest."""
    sent = Dispatch.objects.inbox_of(request.actor).select_related("received_by", "letter__application__applicant")
    waiting = list(sent.waiting().order_by("-sent_at")[: MOST + 1])
    received = list(sent.exclude(received_at=None).order_by("-received_at")[:MOST])
    page = {"waiting": waiting[:MOST], "more": len(waiting) > MOST, "received": received, "most": MOST}
    return render(request, "desk/letters.html", page)


@for_officers
@require_POST
def confirm_receipt(request: ActorRequest, number: int) -> HttpResponse:
    """The office confirms that it has the letter."""
    dispatch = get_object_or_404(Dispatch.objects.inbox_of(request.actor), pk=number)
    receive(dispatch, by=request.actor)
    messages.success(request, _("Letter %s: the receipt is confirmed.") % dispatch.letter.number)
    return redirect("desk:letters")


@for_officers
@require_safe
def letter(request: ActorRequest, reference: str) -> HttpResponse:
    """The signed PDF of a file, to keep. Opening it is written down."""
    file = file_for(request, reference)
    found = Letter.objects.select_related("application").filter(application=file).first()
    if found is None:
        raise Http404
    pdf = pdf_of(found)
    opened(found, by=request.actor, desk=reading_desk(request.actor, file))
    return as_attachment(pdf, name=found.file_name, content_type="application/pdf")


@for_officers
@require_safe
def collections(request: ActorRequest) -> HttpResponse:
    """Approved files whose holder has not yet collected the permit, the nearest last day first."""
    files = desk_files(request.actor).filter(status=Status.ISSUED).select_related("office", "applicant")
    sheet = turn(files, DUE_FIRST, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    return render(request, "desk/collections.html", {"sheet": sheet, "rows": [row(file) for file in sheet.files]})
