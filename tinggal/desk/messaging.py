"""Messages at the desk: those nobody has answered, and the thread of one file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.access import writing_seat
from tinggal.correspondence.models import Message
from tinggal.correspondence.writing import mark_read, thread, unanswered, write_to_applicant
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.reply_form import ReplyForm
from tinggal.desk.shown import row
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED = 422


@for_officers
@require_safe
def unanswered_messages(request: ActorRequest) -> HttpResponse:
    """What applicants wrote and nobody has answered, the oldest first."""
    found = [(one, row(one.application)) for one in unanswered(request.actor)]
    return render(request, "desk/messages.html", {"found": found})


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: ActorRequest, reference: str) -> HttpResponse:
    """The thread of a file; who may, writes. Only an officer who may answer counts as having read it."""
    file = file_for(request, reference)
    seat = writing_seat(request.actor, file)
    form = ReplyForm(file, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            write_to_applicant(
                file,
                form.cleaned_data["text"],
                by=request.actor,
                standard=form.standard,
                language=form.cleaned_data["language"],
            )
            messages.success(request, _("The message was sent to the applicant."))
            return redirect("desk:messages", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    note_opening(request, file)
    if seat:
        mark_read(file, side=Message.Side.OFFICE)
    page = {**key_facts(file), "thread": thread(file), "form": form if seat else None}
    return render(request, "desk/conversation.html", page, status=MAY_BE_CORRECTED if form.errors else 200)
