"""The pages on which the applicant answers questions, one thing on each. Whatever is right is kept at once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.applications.drafts import set_aside
from tinggal.applications.models import Application
from tinggal.applications.progress import groups_of
from tinggal.catalogue.types import Group
from tinggal.lib.pace import within_pace
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.answers import answered
from tinggal.portal.form_parts import Part, PartForm, first_open, part_named, parts_of
from tinggal.portal.going_on import going_on
from tinggal.portal.own import can_change, sent_already
from tinggal.portal.preparing import acts_for, to_prepare
from tinggal.portal.two_answers import keep, was
from tinggal.portal.typed import keeps_typed, typed_before
from tinggal.portal.which_one import ask_which


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: ActorRequest, reference: str, group: str) -> HttpResponse:
    """One page of questions: "part" names it, without it comes the whole group. Once the file is sent it is over."""
    file = to_prepare(request, reference)
    asked = known_group(file, group)
    if not can_change(file):
        return sent_already(request, file)
    part = part_named(file, asked, request.GET.get("part", ""))
    form = PartForm(file, part, request.POST if request.method == "POST" else typed_before(request))
    if request.method == "POST":
        try:
            return _keep(request, file, form)
        except MoveRefused as reason:
            messages.error(request, str(reason))
            return redirect("portal:application", reference)
    return _page(request, file, form)


def _keep(request: ActorRequest, file: Application, form: PartForm) -> HttpResponse:
    """Keep what is right; stay on the page while something is wrong, and ask where another device said otherwise."""
    form.full_clean()
    _kept, answered_elsewhere = keep(form, codes=form.good_answers, by=request.actor)
    later = "later" in request.POST
    if form.errors and not (later and form.only_gaps):
        return _page(request, file, form)
    if answered_elsewhere:
        return ask_which(request, form, answered_elsewhere)
    if later:
        _tell_how_to_go_on(request, file, form.part)
        return redirect("portal:application", file.reference)
    if request.GET.get("back") == "check":
        return redirect("portal:check", file.reference)
    return redirect(_next_after(file, form.part))


def _tell_how_to_go_on(request: ActorRequest, file: Application, part: Part) -> None:
    """The applicant gets a link by mail; whoever acts for him finds the file in his own room."""
    if acts_for(request.actor, file):
        messages.success(request, _("Your answers are saved. You can go on whenever you like."))
        return
    if within_pace("set-aside", file.reference, times=1, seconds=3600):
        set_aside(file, group=part.group, part=part.name, by=request.actor)
    messages.success(
        request, _("Your answers are saved. We sent you a link by mail: with it you go on here, on any device.")
    )


def _next_after(file: Application, part: Part) -> str:
    """The next page of the same group, or one of it where something is missing; then the next task."""
    names = [one.name for one in parts_of(file, part.group)]
    if part.name in names[:-1]:
        return parts_of(file, part.group)[names.index(part.name) + 1].address(file)
    still = first_open(file, part.group)
    if still.is_open(file) and still.name != part.name:
        return still.address(file)
    return going_on(file)


def _page(request: ActorRequest, file: Application, form: PartForm) -> HttpResponse:
    part = form.part
    context = {
        "application": file,
        "form": form,
        "heading": part.title,
        "known": answered(file, part.known),
        "back": request.GET.get("back", ""),
        "was": was(form),
        "came_back": request.method != "POST" and form.is_bound,
        "sign_in": f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}",
    }
    return render(request, "portal/form.html", context)


def known_group(file: Application, group: str) -> Group:
    """The group of this name, if the permit asks something in it; 404 otherwise."""
    for known in groups_of(file.permit):
        if known == group:
            return known
    raise Http404
