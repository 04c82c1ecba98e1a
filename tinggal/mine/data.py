"""The page of a person's own data: what we keep and until when, a copy of it, and what he may delete."""

from dataclasses import dataclass
from datetime import date

from allauth.account.internal.flows.reauthentication import (
    is_reauthentication_required,
    raise_if_reauthentication_required,
)
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.models import Application
from tinggal.lib.workflow import MoveRefused
from tinggal.mine.own import own_files
from tinggal.people.middleware import ActorRequest
from tinggal.rights.copies import KEPT, ask, taken
from tinggal.rights.erasing import close_account, erase, never_sent, why_not_closed
from tinggal.rights.keeping import kept_until
from tinggal.rights.models import DataCopy

APP = "tinggal.mine"
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Kept:
    """An application that was sent, and the day until which it is kept at least; None: it is not known yet."""

    file: Application
    until: date | None


@login_required
@require_safe
def data(request: ActorRequest) -> HttpResponse:
    """What we hold, the newest copy, drafts that may go, applications that must stay."""
    sent = own_files(request.actor).filter(submitted_at__isnull=False).select_related("decision").order_by("-pk")
    copy = DataCopy.objects.filter(person=request.user).first()
    context = {
        "copy": copy if copy and (copy.stored or not copy.made_at) else None,
        "copy_until": copy.made_at + KEPT if copy and copy.made_at else None,
        "drafts": never_sent(request.user).order_by("-pk")[:SHOWN],
        "sent": [Kept(file, kept_until(file)) for file in sent[:SHOWN]],
    }
    return _fresh(render(request, "mine/data.html", context))


@login_required
@require_POST
def ask_for_copy(request: ActorRequest) -> HttpResponse:
    """Have a copy made; the page tells how far it is, and a mail when it is ready."""
    ask(request.user, by=request.actor)
    return redirect("mine:data")


@login_required
@require_safe
def fetch_copy(request: ActorRequest, number: int) -> HttpResponse:
    """The ZIP, for its person and after a fresh proof that it is he."""
    copy = get_object_or_404(DataCopy, pk=number, person=request.user)
    raise_if_reauthentication_required(request, app=APP)
    try:
        content = taken(copy, by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("mine:data")
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="tinggal-{timezone.localdate(copy.made_at)}.zip"'
    return _fresh(answer)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_draft(request: ActorRequest, reference: str) -> HttpResponse:
    """Asks once, then erases an application that was never sent."""
    file = get_object_or_404(never_sent(request.user), reference=reference)
    if request.method != "POST":
        return render(request, "mine/delete_draft.html", {"file": file})
    try:
        erase(file, by=request.actor)
        messages.success(request, _("Deleted: %s. Nothing of it is left but its number.") % file.reference)
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect("mine:data")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: ActorRequest) -> HttpResponse:
    """Says what closing the account means, or why it cannot be closed; closes it after a fresh proof."""
    why_not = why_not_closed(request.user)
    if why_not:
        return render(request, "mine/close_account.html", {"why_not": why_not})
    if request.method != "POST":
        raise_if_reauthentication_required(request, app=APP)
        return _fresh(render(request, "mine/close_account.html", {"drafts": never_sent(request.user).count()}))
    if is_reauthentication_required(request, app=APP):
        return redirect("mine:close")
    close_account(request.user, by=request.actor)
    logout(request)
    return redirect("mine:signed_out")


def _fresh(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store, private"
    return answer
