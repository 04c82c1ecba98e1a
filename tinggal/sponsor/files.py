"""One file of the sponsor: where it is, what is missing, its answers with where they come from, its steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import authority, moves_for
from tinggal.applications.actions import perform
from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application
from tinggal.applications.provenance import From, Source, provenance
from tinggal.applications.status import WITH_APPLICANT
from tinggal.guarantees.people import enlist
from tinggal.guarantees.readiness import look_at
from tinggal.guarantees.undertakings import UNDERTAKINGS
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import file_of, for_sponsor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

HOW: dict[From, str | Promise] = {
    "typed": gettext_lazy("Typed"),
    "read": gettext_lazy("Read on the passport"),
    "previous": gettext_lazy("From the previous permit"),
    "table": gettext_lazy("From the table"),
    "family": gettext_lazy("From the application of the family"),
    "counter": gettext_lazy("Typed by an officer at the counter"),
}
STEPS = {
    "submit": gettext_lazy("Send it"),
    "resubmit": gettext_lazy("Send it again"),
    "withdraw": gettext_lazy("Withdraw it"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One answer with where it comes from, as a summary list shows it."""

    key: str
    value: str
    note: str
    href: str = ""


@for_sponsor()
@require_safe
def one_file(request: ActorRequest, sponsor: Sponsor, reference: str) -> HttpResponse:
    """Everything about one file."""
    file = file_of(request, sponsor, reference)
    may_change = file.status in WITH_APPLICANT and authority(request.actor, file, task=Task.PREPARE) is not None
    page = {
        "sponsor": sponsor,
        "here": "people",
        "file": file,
        "may_change": may_change,
        "undertaking": UNDERTAKINGS.filter(sponsor=sponsor, application=file).first(),
        "looked": look_at([file])[0],
        "rows": list(_lines(file, may_change=may_change)),
        "papers": list(file.documents.filter(replaced_at=None)),
        "steps": [(move.action, STEPS[move.action]) for move in moves_for(request.actor, file) if move.action in STEPS],
    }
    return render(request, "sponsor/file.html", page)


@for_sponsor()
@require_POST
def take_step(request: ActorRequest, sponsor: Sponsor, reference: str) -> HttpResponse:
    """Send or withdraw one file."""
    file = file_of(request, sponsor, reference)
    action = request.POST.get("action", "")
    if action in STEPS:
        try:
            perform(file, action, by=request.actor)
            enlist(file)
            messages.success(request, _("Done."))
        except MoveRefused as reason:
            messages.error(request, str(reason))
    return redirect(reverse("sponsor:file", args=[sponsor.pk, file.reference]))


def _lines(file: Application, *, may_change: bool) -> Iterator[Line]:
    known, places = provenance(file), places_named(file)
    for question in file.permit.questions:
        if words := answer_words(question, file, places=places):
            page = reverse("portal:form", args=[file.reference, question.group]) if may_change else ""
            yield Line(str(question.label), words, _said(known.get(question.code)), page)


def _said(source: Source | None) -> str:
    if source is None:
        return ""
    return f"{HOW[source.how]} ({source.detail})" if source.how == "previous" else str(HOW[source.how])
