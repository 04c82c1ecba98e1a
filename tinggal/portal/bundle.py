"""The whole file to take along: asked for, made and signed in a few minutes, and downloaded as one ZIP."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.bundles import KEPT, ask_for_own, content_of_bundle, own_bundles
from tinggal.people.middleware import ActorRequest
from tinggal.portal.document_files import never_kept
from tinggal.portal.own import own


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: ActorRequest, reference: str) -> HttpResponse:
    """What is in it, the button that asks for it, and what is there to download."""
    file = own(request, reference)
    if request.method == "POST":
        try:
            ask_for_own(file, by=request.actor)
            messages.success(request, _("We put it together now. Open this page again in a few minutes."))
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("portal:bundle", reference)
    page = {"application": file, "bundles": own_bundles(file), "days": KEPT.days}
    return render(request, "portal/bundle.html", page)


@login_required
@require_safe
def take(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """The ZIP."""
    file = own(request, reference)
    made = get_object_or_404(own_bundles(file).exclude(stored=""), pk=number)
    return never_kept(content_of_bundle(made), content_type="application/zip", name=f"{file.reference}.zip")
