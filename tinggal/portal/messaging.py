"""The applicant writes to the office that has his file, and reads its answers."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.correspondence.models import Message
from tinggal.correspondence.writing import mark_read, thread, usual_answer, write_to_office
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own

MAY_BE_CORRECTED = 422


class MessageForm(forms.Form):
    """One message; no files, for documents have their own place."""

    says_optional = False
    text = forms.CharField(
        label=gettext_lazy("Your message"),
        help_text=gettext_lazy("Do not send documents here. Add them where they are asked for."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write your message first.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: ActorRequest, reference: str) -> HttpResponse:
    """Every message of the file, with the time of each answer, and one more."""
    file = own(request, reference)
    if file.submitted_at is None:
        messages.info(request, _("You can write to the office once you have sent the application."))
        return redirect("portal:application", reference)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            write_to_office(file, form.cleaned_data["text"], by=request.actor)
            messages.success(request, _("Your message was sent."))
            return redirect("portal:messages", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    mark_read(file, side=Message.Side.APPLICANT)
    page = {"application": file, "thread": thread(file), "usual": usual_answer(file.office), "form": form}
    return render(request, "portal/messages.html", page, status=MAY_BE_CORRECTED if form.errors else 200)
