"""The worker's part of a file: what of it is missing, and the link with which he fills it in himself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.access import authority
from tinggal.applications.models import Application
from tinggal.applications.status import WITH_APPLICANT
from tinggal.guarantees.link_models import WorkerLink
from tinggal.guarantees.worker_links import MOST_WRONG, address_of, end_link, invite_worker, is_alive
from tinggal.guarantees.worker_part import part_of
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import file_of, for_sponsor
from tinggal.sponsor.forms import WorkerLinkForm
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def worker_part(request: ActorRequest, sponsor: Sponsor, reference: str) -> HttpResponse:
    """What is missing, the link that is open, and the form that makes a new one."""
    file = file_of(request, sponsor, reference)
    form = WorkerLinkForm(request.POST if request.method == "POST" else None, initial={"language": "en"})
    if request.method == "POST" and form.is_valid():
        try:
            invite_worker(file, by=request.actor, **form.cleaned_data)
        except MoveRefused as reason:
            form.add_error(None, str(reason))
        else:
            mailed = form.cleaned_data["email"]
            messages.success(request, _("The link is on its way.") if mailed else _("Here is the link to hand over."))
            return redirect("sponsor:worker_part", sponsor.pk, reference)
    return render(request, "sponsor/worker_part.html", _page(request, sponsor, file, form))


def _page(request: ActorRequest, sponsor: Sponsor, file: Application, form: WorkerLinkForm) -> dict[str, object]:
    links = WorkerLink.objects.select_related("application__sponsor", "made_by")
    last = links.filter(application=file).order_by("-pk").first()
    may_change = file.status in WITH_APPLICANT and authority(request.actor, file, task=Task.PREPARE) is not None
    return {
        "sponsor": sponsor,
        "here": "people",
        "file": file,
        "part": part_of(file),
        "link": last,
        "address": address_of(last) if last and may_change and is_alive(last) else "",
        "locked": bool(last and last.wrong >= MOST_WRONG),
        "may_change": may_change,
        "form": form,
    }


@for_sponsor()
@require_POST
def end_worker_link(request: ActorRequest, sponsor: Sponsor, reference: str) -> HttpResponse:
    """The link opens nothing any more."""
    file = file_of(request, sponsor, reference)
    for link in WorkerLink.objects.select_related("application").filter(application=file, ended_at=None):
        end_link(link, by=request.actor)
        messages.success(request, _("The link is ended."))
    return redirect("sponsor:worker_part", sponsor.pk, reference)
