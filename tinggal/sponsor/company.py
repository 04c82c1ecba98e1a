"""The details of a sponsor, and what the registers say of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.people.middleware import ActorRequest
from tinggal.registers.register import State
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.forms import DetailsForm
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.registering import change_details, check
from tinggal.sponsors.tasks import Task


@for_sponsor(Task.TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Name, address and numbers; a new name is compared with the register again."""
    known = {name: getattr(sponsor, name) for name in DetailsForm.base_fields}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        change_details(sponsor, details=form.details, by=request.actor)
        if not sponsor.checked:
            check(sponsor, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("sponsor:company", sponsor.pk)
    return render(request, "sponsor/company.html", {"sponsor": sponsor, "here": "company", "form": form})


@for_sponsor(Task.TEAM)
@require_POST
def check_again(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Ask the register now."""
    answer = check(sponsor, by=request.actor)
    if answer.state == State.SILENT:
        messages.warning(request, _("The register does not answer now. Try again later."))
    else:
        messages.success(request, _("The register has answered."))
    return redirect("sponsor:company", sponsor.pk)
