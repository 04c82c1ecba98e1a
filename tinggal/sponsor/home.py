"""Where sponsors begin: for whom one may act, and registering a sponsor or an agent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.forms import RegisterForm
from tinggal.sponsors.models import Mandate, Membership
from tinggal.sponsors.registering import check, register
from tinggal.sponsors.tasks import Task

MOST = 200


@login_required
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """The sponsors of the reader, and the clients of his agency; straight on where there is only one."""
    teams = list(Membership.objects.in_force().filter(user=request.user).select_related("sponsor")[:MOST])
    mandates = Mandate.objects.in_force(timezone.now()).of_agent(request.user.pk, task=Task.VIEW)
    clients = list(mandates.exclude(client=None).select_related("client", "agent").order_by("client__name")[:MOST])
    if len(teams) == 1 and not clients and "all" not in request.GET:
        return redirect("sponsor:dashboard", teams[0].sponsor_id)
    return render(request, "sponsor/home.html", {"teams": teams, "clients": clients})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def registering(request: ActorRequest) -> HttpResponse:
    """Register a sponsor or an agent; the registers are asked at once."""
    form = RegisterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = register(form.cleaned_data["kind"], form.number, details=form.details, by=request.actor)
        except MoveRefused as reason:
            form.add_error(None, str(reason))
        else:
            check(made, by=request.actor)
            messages.success(request, _("%s is registered.") % made.name)
            return redirect("sponsor:company", made.pk)
    return render(request, "sponsor/register.html", {"form": form})
