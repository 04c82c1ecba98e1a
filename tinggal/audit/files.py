"""The dossier of one file: found by its number, read whole, printed."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.applications.access import desk_files
from tinggal.audit.doors import audited_file, dossier_page, for_auditors, note_audit, show
from tinggal.lib.codes import is_reference
from tinggal.people.middleware import ActorRequest

NOT_FOUND = 404


@for_auditors
@require_safe
def files(request: ActorRequest) -> HttpResponse:
    """Where an auditor types the number of a file."""
    typed = request.GET.get("reference", "").strip().upper()
    if not typed:
        return show(request, "files", section="files", typed="", problem="")
    if is_reference(typed) and desk_files(request.actor).filter(reference=typed).exists():
        return redirect("audit:dossier", typed)
    problem = _("There is no application with this number. Check each letter and digit.")
    return show(request, "files", section="files", typed=typed, problem=problem, status=NOT_FOUND)


@for_auditors
@require_safe
def one_file(request: ActorRequest, reference: str) -> HttpResponse:
    """Everything about one file. Reading it is written down, and the applicant sees that."""
    file = audited_file(request, reference)
    note_audit(request, file)
    return dossier_page(request, file)
