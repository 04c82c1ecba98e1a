"""Who may enter the audit pages, their navigation, and the line in the journal that says an auditor has looked."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tinggal.applications.access import desk_files, reading_desk
from tinggal.applications.models import Application
from tinggal.applications.purposes import Purpose
from tinggal.applications.reading import opened
from tinggal.journal.models import Event
from tinggal.lib.codes import is_reference
from tinggal.oversight.dossier import dossier
from tinggal.pages.navigation import Link
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

ONE_READING = timedelta(minutes=15)
BUNDLES = 5
EXCEPTIONS = (Role.ADMIN, Role.AUDITOR, Role.KASUBDIT)
for_auditors = only_for(Role.AUDITOR)
for_exceptions = only_for(*EXCEPTIONS)
AUDITORS = (Role.AUDITOR,)
SECTIONS = (
    ("offices", _("Offices"), AUDITORS),
    ("files", _("Files"), AUDITORS),
    ("officers", _("Officers"), AUDITORS),
    ("anomalies", _("What stands out"), AUDITORS),
    ("day", _("Verify a day"), AUDITORS),
    ("sample", _("Sample"), AUDITORS),
    ("complaints", _("Complaints"), AUDITORS),
    ("exceptions", _("Exceptions"), EXCEPTIONS),
)


def show(
    request: ActorRequest, template: str, /, *, section: str, status: int = 200, **context: object
) -> HttpResponse:
    """A page of the audit room, with those of its sections that this person may enter."""
    places = [
        Link(href=reverse(f"audit:{name}"), label=label, current=name == section)
        for name, label, roles in SECTIONS
        if request.actor.holds(*roles)
    ]
    return render(request, f"audit/{template}.html", context | {"places": places}, status=status)


def dossier_page(request: ActorRequest, file: Application, *, status: int = 200, **context: object) -> HttpResponse:
    """The dossier of a file, with the bundles that this auditor asked for."""
    zone = file.office.time_zone if file.office else ""
    bundles = list(file.bundles.filter(asked_by_id=request.actor.user_id).order_by("-pk")[:BUNDLES])
    page = context | {"dossier": dossier(file), "zone": zone, "bundles": bundles}
    return show(request, "dossier", section="files", status=status, **page)


def audited_file(request: ActorRequest, reference: str) -> Application:
    """A file by its number; 404 for one this auditor may not know of. His own application is none of his files."""
    if not is_reference(reference):
        raise Http404
    files = desk_files(request.actor).select_related("office__parent", "applicant")
    return get_object_or_404(files, reference=reference)


def note_audit(request: ActorRequest, file: Application) -> None:
    """One line in the journal, not one for each time he turns back to the file; the applicant reads it."""
    since = timezone.now() - ONE_READING
    seen = Event.objects.filter(subject=file.subject, kind="application.seen", actor=request.actor.key, at__gte=since)
    if not seen.filter(data__purpose=Purpose.AUDIT).exists():
        opened(file, by=request.actor, desk=reading_desk(request.actor, file), purpose=Purpose.AUDIT)
