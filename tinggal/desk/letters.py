"""The office's inbox of letters, the letters themselves, and the permits that wait to be collected."""

from django.conf import settings
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
from tinggal.letters.actions import LetterDamaged, found_damaged, opened, pdf_of, receive
from tinggal.letters.delivery import resend
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.personal import waiting_for
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

MOST, NOT_READABLE = 100, 503


@for_officers
@require_safe
def inbox(request: ActorRequest) -> HttpResponse:
    """Letters sent to this officer's office: those not confirmed first, the longest missed on top, then the newest."""
    sent = Dispatch.objects.inbox_of(request.actor).select_related("received_by", "letter__application__applicant")
    waiting = list(sent.waiting().order_by("alarmed_at", "-sent_at")[: MOST + 1])
    received = list(sent.exclude(received_at=None).order_by("-received_at")[:MOST])
    listed = {one.letter.application_id for one in (*waiting, *received)}
    page = {
        "to_sign": waiting_for(request.actor).count() if settings.SIGNATURE == "personal" else 0,
        "waiting": waiting[:MOST],
        "missed": sum(one.alarmed_at is not None for one in waiting[:MOST]),
        "more": len(waiting) > MOST,
        "received": received,
        "most": MOST,
        "known": set(desk_files(request.actor).filter(pk__in=listed).values_list("pk", flat=True)),
    }
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
def sent_letter(request: ActorRequest, number: int) -> HttpResponse:
    """The PDF of a letter in the office's inbox, also when the file itself belongs to another office."""
    dispatch = get_object_or_404(Dispatch.objects.inbox_of(request.actor), pk=number)
    desk = next(seat.desk for seat in request.actor.seats if seat.office_id == dispatch.office_id)
    return _handed_out(request, dispatch.letter, desk=desk)


@for_officers
@require_safe
def letter(request: ActorRequest, reference: str) -> HttpResponse:
    """The letter of the decision, to keep. Opening it is written down."""
    file = file_for(request, reference)
    found = Letter.objects.decisions().select_related("application").filter(application=file).first()
    if found is None:
        raise Http404
    return _handed_out(request, found, desk=reading_desk(request.actor, file))


@for_officers
@require_safe
def one_letter(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """Any letter of a file, to keep. Opening it is written down."""
    file = file_for(request, reference)
    found = get_object_or_404(Letter.objects.select_related("application"), application=file, pk=number)
    return _handed_out(request, found, desk=reading_desk(request.actor, file))


@for_officers
@require_POST
def send_again(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """Tell the applicant again, and put the letter on top of the inboxes that have not confirmed it."""
    found = get_object_or_404(Letter, application=file_for(request, reference), pk=number)
    try:
        resend(found, by=request.actor)
        messages.success(request, _("Letter %s was sent again.") % found.number)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:application", reference)


@for_officers
@require_safe
def collections(request: ActorRequest) -> HttpResponse:
    """Approved files whose holder has not yet collected the permit, the nearest last day first."""
    files = desk_files(request.actor).filter(status=Status.ISSUED).select_related("office", "applicant")
    sheet = turn(files, DUE_FIRST, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    return render(request, "desk/collections.html", {"sheet": sheet, "rows": [row(file) for file in sheet.files]})


def _handed_out(request: ActorRequest, found: Letter, *, desk: str) -> HttpResponse:
    try:
        pdf = pdf_of(found)
    except LetterDamaged:
        found_damaged(found)
        return render(request, "desk/letter_damaged.html", {"letter": found}, status=NOT_READABLE)
    opened(found, by=request.actor, desk=desk)
    return as_attachment(pdf, name=found.file_name, content_type="application/pdf")
