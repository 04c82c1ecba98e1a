"""Evidence to take along: written down, confirmed with the second factor, made by the signing process, taken."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.access import reading_desk
from tinggal.audit.doors import audited_file, dossier_page, for_auditors, note_audit, show
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.bundles import KEPT, confirm, shown, taken, wish
from tinggal.oversight.models import Bundle
from tinggal.people.confirming import asked_of_the_browser, begin
from tinggal.people.middleware import ActorRequest
from tinggal.people.proof_form import ConfirmationForm

MAY_BE_CORRECTED = 422
GONE = 410


@for_auditors
@require_POST
def evidence(request: ActorRequest, reference: str) -> HttpResponse:
    """What is wanted is written down. Documents themselves only with a reason; what was typed is never lost."""
    file = audited_file(request, reference)
    note_audit(request, file)
    reason, contents = request.POST.get("reason", ""), bool(request.POST.get("contents"))
    try:
        made = wish(file, by=request.actor, desk=reading_desk(request.actor, file), reason=reason, contents=contents)
    except MoveRefused as refusal:
        page: dict[str, Any] = {"typed": {"reason": reason, "contents": contents}, "problem": str(refusal)}
        page["summary_errors"] = [("reason", str(refusal))]
        return dossier_page(request, file, status=MAY_BE_CORRECTED, **page)
    return redirect("audit:bundle", file.reference, made.pk)


@sensitive_post_parameters("digits", "passkey")
@for_auditors
@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """One bundle: what will be in it and the second factor; then how far it is; then the file to take."""
    wanted = _own(request, reference, number)
    form = ConfirmationForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        proof = form.cleaned_data
        try:
            confirm(wanted, by=request.actor, person=request.user, **proof)
            return redirect("audit:bundle", reference, number)
        except MoveRefused as refusal:
            form.add_error("digits", str(refusal))
    if form.errors:
        status = MAY_BE_CORRECTED
    page: dict[str, Any] = {"bundle": wanted, "file": wanted.application, "form": form, "days": KEPT.days}
    if wanted.confirmed_at is None:
        asked = begin(request.user, shown=shown(wanted))
        page |= {"number": asked.pk, "options": asked_of_the_browser(asked), "digest": asked.digest}
    return show(request, "bundle", section="files", status=status, **page)


@for_auditors
@require_POST
def take(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """The ZIP to keep."""
    wanted = _own(request, reference, number)
    try:
        content = taken(wanted, by=request.actor)
    except NotYours as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except MoveRefused:
        return show(request, "bundle", section="files", status=GONE, bundle=wanted, file=wanted.application)
    named = {"Content-Disposition": f'attachment; filename="{wanted.application.reference}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=named)


def _own(request: ActorRequest, reference: str, number: int) -> Bundle:
    file = audited_file(request, reference)
    rows = Bundle.objects.select_related("application__office")
    return get_object_or_404(rows, pk=number, application=file, asked_by_id=request.actor.user_id)
