"""The pages on which the applicant answers questions, one group on each. Whatever is right is kept at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.applications.answers_form import AnswersForm
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.progress import groups_of
from tinggal.catalogue.types import Group
from tinggal.catalogue.words import Words
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import can_change, own, sent_already

TITLES: dict[Group, Words] = {
    "passport": gettext_lazy("Your passport"),
    "stay": gettext_lazy("Your stay in Indonesia"),
    "sponsor": gettext_lazy("Your sponsor"),
    "purpose": gettext_lazy("What you want to do here, and for how long"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: ActorRequest, reference: str, group: str) -> HttpResponse:
    """One group of questions; once the file is sent there is nothing to fill in any more."""
    file = own(request, reference)
    asked = known_group(file, group)
    if not can_change(file):
        return sent_already(request, file)
    form = AnswersForm(file, asked, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            return _keep(request, file, asked, form)
        except MoveRefused as reason:
            messages.error(request, str(reason))
            return redirect("portal:application", reference)
    return _page(request, file, asked, form)


def _keep(request: ActorRequest, file: Application, group: Group, form: AnswersForm) -> HttpResponse:
    """Keep what is right; stay on the page while something is wrong."""
    form.full_clean()
    answer(file, form.good_answers, by=request.actor)
    later = "later" in request.POST
    if form.errors and not (later and form.only_gaps):
        return _page(request, file, group, form)
    if later:
        messages.success(request, _("Your answers are saved. You can go on whenever you like."))
        return redirect("portal:application", file.reference)
    return redirect("portal:check" if request.GET.get("back") == "check" else "portal:application", file.reference)


def _page(request: ActorRequest, file: Application, group: Group, form: AnswersForm) -> HttpResponse:
    context = {"application": file, "form": form, "heading": TITLES[group], "back": request.GET.get("back", "")}
    return render(request, "portal/form.html", context)


def known_group(file: Application, group: str) -> Group:
    """The group of this name, if the permit asks something in it; 404 otherwise."""
    for known in groups_of(file.permit):
        if known == group:
            return known
    raise Http404
