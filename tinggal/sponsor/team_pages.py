"""The team of a sponsor: who may do what, inviting, suspending, and taking up an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.forms import InviteForm, TasksForm
from tinggal.sponsors.models import Membership, Sponsor
from tinggal.sponsors.standing import of_team
from tinggal.sponsors.tasks import Task
from tinggal.sponsors.team import do_without_weekly, give_tasks, invite, invited_by, join, resume, suspend, want_weekly

MOST = 200
ACTS = {"suspend": suspend, "resume": resume}
WEEKLY = {"on": want_weekly, "off": do_without_weekly}


@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Everybody in the team; who looks after it can invite others."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invite(sponsor, email=form.cleaned_data["email"], tasks=form.cleaned_data["tasks"], by=request.actor)
        except MoveRefused as reason:
            form.add_error("email", str(reason))
        else:
            messages.success(request, _("We have sent the invitation. The link works for 14 days."))
            return redirect("sponsor:team", sponsor.pk)
    members = list(sponsor.memberships.select_related("user").order_by("pk")[:MOST])
    rows = [(one, [str(Task(task).label) for task in one.tasks]) for one in members]
    looks_after = of_team(request.actor, sponsor, task=Task.TEAM)
    page = {"sponsor": sponsor, "here": "team", "rows": rows, "form": form, "looks_after": looks_after}
    page["mine"] = next((one for one, _tasks in rows if one.user_id == request.user.pk), None)
    return render(request, "sponsor/team.html", page)


@for_sponsor(Task.TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """What one member may do."""
    one = get_object_or_404(sponsor.memberships.select_related("sponsor", "user"), pk=number)
    form = TasksForm(request.POST if request.method == "POST" else None, initial={"tasks": one.tasks})
    if request.method == "POST" and form.is_valid():
        try:
            give_tasks(one, tasks=form.cleaned_data["tasks"], by=request.actor)
            messages.success(request, _("Saved."))
            return redirect("sponsor:team", sponsor.pk)
        except MoveRefused as reason:
            form.add_error("tasks", str(reason))
    return render(request, "sponsor/member.html", {"sponsor": sponsor, "here": "team", "member": one, "form": form})


@for_sponsor(Task.TEAM)
@require_POST
def change_member(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """Suspend a member, or end that."""
    one = get_object_or_404(sponsor.memberships.select_related("sponsor"), pk=number)
    if act := ACTS.get(request.POST.get("act", "")):
        try:
            act(one, by=request.actor)
            messages.success(request, _("Saved."))
        except MoveRefused as reason:
            messages.error(request, str(reason))
    return redirect("sponsor:team", sponsor.pk)


@for_sponsor()
@require_POST
def weekly(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """The reader himself gets the mail of the week, or does without. An agent has none of his client's."""
    mine = sponsor.memberships.filter(user=request.user, suspended_at=None).first()
    if mine and (choose := WEEKLY.get(request.POST.get("act", ""))):
        choose(mine, by=request.actor)
        messages.success(request, _("Saved."))
    return redirect("sponsor:team", sponsor.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def joining(request: ActorRequest, token: str) -> HttpResponse:
    """Take up an invitation by its link, with whatever account one is signed in."""
    asked: Membership | None = invited_by(token)
    if asked and request.method == "POST":
        try:
            join(asked, by=request.actor)
            messages.success(request, _("You are in the team now."))
            return redirect("sponsor:dashboard", asked.sponsor_id)
        except MoveRefused as reason:
            messages.error(request, str(reason))
    return render(request, "sponsor/join.html", {"asked": asked}, status=200 if asked else 404)
