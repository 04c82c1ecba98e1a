"""Who fills in a file: its applicant, or the team of the sponsor, or an agent, in whose task it is to prepare it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinggal.applications.access import authority
from tinggal.applications.models import Application
from tinggal.lib.codes import is_reference
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest
from tinggal.sponsors.models import Mandate, Sponsor
from tinggal.sponsors.tasks import Task


@dataclass(frozen=True, slots=True)
class Acts:
    """For whom somebody fills in a file, as which agent ("": he works there), and where his own pages of it begin."""

    name: str
    agent: str
    licence: str
    home: str


def to_prepare(request: ActorRequest, reference: str) -> Application:
    """The file with its offices and its applicant, for whoever may fill it in; 404 for anybody else. An officer who
    types at his counter has his own pages for it."""
    if not is_reference(reference):
        raise Http404
    files = Application.objects.select_related("office__parent__parent", "applicant", "sponsor", "mandate")
    file = get_object_or_404(files, reference=reference)
    right = authority(request.actor, file, task=Task.PREPARE)
    if right is None or "entry" in right:
        raise Http404
    return file


def may_send(request: ActorRequest, file: Application) -> bool:
    """Whether he who fills it in may send it as well."""
    return authority(request.actor, file, task=Task.SUBMIT) is not None


def acts_for(actor: Actor, file: Application) -> Acts | None:
    """None for the applicant himself, and for whoever does not fill it in."""
    if actor.user_id == file.applicant_id:
        return None
    right = authority(actor, file, task=Task.PREPARE)
    if not right or "entry" in right:
        return None
    mandates = Mandate.objects.select_related("agent", "client", "person")
    held = mandates.get(pk=right["mandate"]) if "mandate" in right else None
    client = held.client if held else file.sponsor
    return Acts(
        name=held.client_name if held else str(file.sponsor),
        agent=held.agent.name if held else "",
        licence=held.agent.licence if held else "",
        home=_home(client, file),
    )


def _home(client: Sponsor | None, file: Application) -> str:
    return reverse("sponsor:file", args=[client.pk, file.reference]) if client else reverse("sponsor:home")


def sent_for_another(request: ActorRequest, file: Application) -> HttpResponse | None:
    """The answer to the button that sends, for somebody who acts for another; None for the applicant."""
    if (acts := acts_for(request.actor, file)) is None:
        return None
    messages.success(request, _("The application %s is sent.") % file.reference)
    return redirect(acts.home)
