"""Mandates: what agents ask for, what clients granted, every act of the agent, and the button that ends it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.on_behalf import USED
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import User
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.forms import MandateForm
from tinggal.sponsors.mandates import ask_for, end, grant, is_client, seen_by
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

ROWS = 50
DIGITS = 9
ACTS: dict[str, str | Promise] = {
    "application.draft": gettext_lazy("began an application"),
    "application.verifying": gettext_lazy("sent it"),
    "application.withdrawn": gettext_lazy("withdrew it"),
    "form.answered": gettext_lazy("filled in answers"),
    "form.imported": gettext_lazy("filled it in from a table"),
    "form.prefilled": gettext_lazy("filled it in from the previous permit"),
    "form.taken_over": gettext_lazy("took over what we read"),
    "document.attached": gettext_lazy("added a document"),
    "document.kept": gettext_lazy("kept a document that is hard to read"),
    "document.removed": gettext_lazy("took a document away"),
    "worker.invited": gettext_lazy("made a link for the worker"),
    "worker.link_ended": gettext_lazy("ended the worker's link"),
    "group.opened": gettext_lazy("opened one bill for many"),
    "report.made": gettext_lazy("sent a report"),
    "letter.opened": gettext_lazy("took the letter"),
}
"""What an agent did, as his client reads it."""


@login_required
@require_safe
def mandates(request: ActorRequest) -> HttpResponse:
    """Every mandate of which the reader is client or agent, the newest first; ``?before=`` one for the earlier ones."""
    found, before = seen_by(request.actor), request.GET.get("before", "")
    if before.isdecimal() and len(before) <= DIGITS:
        found = found.filter(pk__lt=int(before))
    page = list(found.order_by("-pk")[: ROWS + 1])
    context = {"mandates": page[:ROWS], "earlier": page[ROWS - 1].pk if len(page) > ROWS else ""}
    return render(request, "sponsor/mandates.html", context)


@login_required
@require_safe
def mandate(request: ActorRequest, number: int) -> HttpResponse:
    """One mandate with everything that was done under it; ``?before=`` an act for the earlier ones."""
    found = get_object_or_404(seen_by(request.actor), pk=number)
    acts = Event.objects.filter(subject=found.subject, kind=USED).order_by("-number")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) <= DIGITS:
        acts = acts.filter(number__lt=int(before))
    page = list(acts[: ROWS + 1])
    names = dict(User.objects.filter(pk__in=[_number(one) for one in page]).values_list("pk", "full_name"))
    context = {
        "mandate": found,
        "scopes": [str(Task(task).label) for task in found.scopes],
        "acts": [(one, names.get(_number(one), one.actor), ACTS.get(one.data["did"], "")) for one in page[:ROWS]],
        "earlier": page[ROWS - 1].number if len(page) > ROWS else "",
        "is_client": is_client(request.actor, found),
    }
    return render(request, "sponsor/mandate.html", context)


def _number(act: Event) -> int:
    number = act.actor.removeprefix("user/")
    return int(number) if number.isdecimal() else 0


@login_required
@require_POST
def answer_mandate(request: ActorRequest, number: int) -> HttpResponse:
    """Grant it, or end (decline) it."""
    found = get_object_or_404(seen_by(request.actor), pk=number)
    try:
        if request.POST.get("act") == "grant":
            grant(found, by=request.actor)
            messages.success(request, _("You have granted it. You can end it here at any time."))
        elif request.POST.get("act") == "end":
            end(found, by=request.actor)
            messages.success(request, _("It is ended. The agent sees nothing any more."))
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect("sponsor:mandate", number)


@for_sponsor(Task.TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_mandate(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """An agent asks a client, named by his number or his address. Whether an address has an account is not told."""
    form = MandateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, sponsor, form)
            messages.success(
                request, _("If this client is registered here, we have asked him. The answer appears here.")
            )
            return redirect("sponsor:mandates")
        except MoveRefused as reason:
            form.add_error(None, str(reason))
    return render(request, "sponsor/ask_mandate.html", {"sponsor": sponsor, "here": "mandates", "form": form})


def _ask(request: ActorRequest, agent: Sponsor, form: MandateForm) -> None:
    named = str(form.cleaned_data["client"]).strip().lower()
    digits = "".join(sign for sign in named if sign.isdigit())
    client: Sponsor | User | None = Sponsor.objects.exclude(kind=Sponsor.Kind.AGENCY).filter(number=digits).first()
    if "@" in named:
        client = User.objects.filter(email=named, is_active=True).first()
    last = form.cleaned_data["until_on"]
    if last < timezone.localdate():
        raise MoveRefused(_("The last day has passed. Choose a later day."))
    if client is not None:
        scopes, everything = form.cleaned_data["scopes"], form.cleaned_data["reach"] == "everything"
        ask_for(agent, client, scopes=scopes, until_on=last, everything=everything, by=request.actor)
