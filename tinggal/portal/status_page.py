"""One address for an application: the task list while the applicant writes it, and where it is once it is sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import moves_for
from tinggal.applications.families import has_family
from tinggal.applications.idle import keep, kept_until
from tinggal.applications.links import events_url
from tinggal.applications.models import Application
from tinggal.applications.openings import offices_in, readers
from tinggal.applications.progress import filing
from tinggal.applications.stages import stages
from tinggal.applications.status import Status
from tinggal.appointments.models import Appointment
from tinggal.correspondence.models import Message
from tinggal.guarantees.taking_back import last_taking
from tinggal.guarantees.undertakings import current
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.coming_back import broken_ways
from tinggal.pages.templatetags.pages import in_words
from tinggal.people.middleware import ActorRequest
from tinggal.portal.at_once import overview
from tinggal.portal.conditions import conditions_of
from tinggal.portal.extending import extensions
from tinggal.portal.form_parts import left_at
from tinggal.portal.letters import letters_of
from tinggal.portal.looked_at import found_incomplete
from tinggal.portal.next_steps import next_steps
from tinggal.portal.objecting import remedy_of
from tinggal.portal.own import can_change
from tinggal.portal.preparing import Acts, acts_for, to_prepare
from tinggal.portal.returned import last_return
from tinggal.portal.standing import standing
from tinggal.portal.story import entries, events_of
from tinggal.portal.task_list import tasks

RETURNED = f"application.{Status.RETURNED}"
KEPT = ("application.draft", "form.answered", "document.attached", "document.removed", "document.kept")


@login_required
@require_safe
def application(request: ActorRequest, reference: str) -> HttpResponse:
    """The task list of a draft, or the story of a file that was sent."""
    file = to_prepare(request, reference)
    acts = acts_for(request.actor, file)
    if acts and not can_change(file):
        return redirect(acts.home)
    if acts or file.status == Status.DRAFT:
        return render(request, "portal/task_list.html", _draft(file, acts))
    return render(request, "portal/status.html", _case(request, file))


@login_required
@require_POST
def keep_draft(request: ActorRequest, reference: str) -> HttpResponse:
    """Somebody still needs his draft: the day on which it ends moves."""
    file = to_prepare(request, reference)
    try:
        keep(file, by=request.actor)
        messages.success(request, _("We keep this draft until %s.") % in_words(kept_until(file).until))
    except (MoveRefused, Application.DoesNotExist) as reason:
        messages.error(request, str(reason))
    return redirect("portal:application", reference)


def _draft(file: Application, acts: Acts | None) -> dict[str, object]:
    kept = Event.objects.filter(subject=file.subject, kind__in=KEPT).order_by("-number").first()
    stopped = left_at(file, kept.data.get("questions", ())) if kept else None
    return {
        "application": file,
        "family": has_family(file),
        "go_on": (stopped.title, stopped.address(file)) if stopped else None,
        "acts": acts,
        "returned": None if file.status == Status.DRAFT else last_return(file, events_of(file)),
        "tasks": tasks(file),
        "broken": [] if acts else broken_ways(file.applicant),
        "filing": filing(file),
        "looking": bool(overview(file).coming),
        "saved_at": kept.at if kept else file.started_at,
        "kept": kept_until(file) if file.status == Status.DRAFT else None,
    }


def _case(request: ActorRequest, file: Application) -> dict[str, object]:
    story = events_of(file)
    offices, letters, returned = offices_in(story), letters_of(file), last_return(file, story)
    asked = current(file)
    told = file.place.is_over or (returned and returned.items)
    return {
        "application": file,
        "standing": standing(file, was_returned=any(event.kind == RETURNED for event in story)),
        "family": has_family(file),
        "broken": broken_ways(file.applicant),
        "next_step": next_steps([file])[file.pk],
        "stages": list(stages(file, story)),
        "entries": entries(file, story, offices),
        "readers": readers(story, offices),
        "returned": returned,
        "incomplete": [] if told else found_incomplete(file),
        "bill": file.bills.last(),
        "undertaking": asked,
        "taking": last_taking(asked),
        "appointment": Appointment.objects.open().filter(application=file).select_related("office").first(),
        "documents": file.documents.filter(replaced_at=None),
        "letters": letters,
        "conditions": conditions_of(file),
        "extension": extensions([file]).get(file.pk),
        "newest": next((one for one in letters if one.speaks), None),
        "card": next((one for one in letters if one.is_card), None),
        "unread": Message.objects.filter(application=file, side=Message.Side.OFFICE, read_at=None).count(),
        "remedy": remedy_of(file),
        "may_withdraw": any(move.action == "withdraw" for move in moves_for(request.actor, file)),
        "events_url": events_url(file.subject),
    }
