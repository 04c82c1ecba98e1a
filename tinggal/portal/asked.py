"""One thing the office asked for: what is wrong with it, where it is mended, and the way to say that it is right."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.applications.asking import items_asked
from tinggal.applications.drafts import explain
from tinggal.applications.models import Application, AskedItem
from tinggal.applications.status import Status
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.form_parts import page_of
from tinggal.portal.own import can_change, sent_already
from tinggal.portal.preparing import to_prepare
from tinggal.portal.returned import Page

MAY_BE_CORRECTED = 422


class AnswerForm(forms.Form):
    """Why it is right as it is."""

    says_optional = False
    answer = forms.CharField(
        label=gettext_lazy("Tell the office why it is right"),
        help_text=gettext_lazy("Only if you cannot correct it, or if it is right as it is."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write your answer first.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def asked_item(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """The item with its reasons; the answer in words is kept at once, and the file is sent later."""
    file = to_prepare(request, reference)
    item = get_object_or_404(AskedItem.objects.select_related("application"), pk=number, application=file)
    items = items_asked(file)
    if not can_change(file) or item not in items:
        return sent_already(request, file)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": item.answer})
    if request.method == "POST" and form.is_valid():
        try:
            explain(item, form.cleaned_data["answer"], by=request.actor)
            messages.success(request, _("Your answer is kept. The office reads it when you send again."))
            return redirect("portal:application", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    page = {
        "application": file,
        "item": item,
        "mended_at": mended_at(file, item),
        "left": sum(not one.how for one in items if one != item),
        "form": form,
    }
    return render(request, "portal/asked.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


def points_open(file: Application) -> list[Page]:
    """The pages of what an officer asked for and nobody has answered; none for a file that is not returned."""
    asked = items_asked(file) if file.status == Status.RETURNED else []
    return [
        Page(item.label, reverse("portal:asked_item", args=[file.reference, item.pk])) for item in asked if not item.how
    ]


def mended_at(file: Application, item: AskedItem) -> str:
    """The address of the page on which the document is replaced or the answer changed; "" when it is asked no more."""
    try:
        if item.kind == AskedItem.Kind.DOCUMENT:
            return reverse("portal:document", args=[file.reference, file.permit.requirement(item.code).code])
        return page_of(file, file.permit.question(item.code))
    except LookupError:
        return ""
