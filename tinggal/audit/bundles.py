"""The signed bundle of evidence about a file, where the key of the log can be read; elsewhere its command."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.applications.access import reading_desk
from tinggal.audit.doors import audited_file, for_auditors, note_audit, show
from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.dossier import dossier
from tinggal.oversight.evidence import evidence
from tinggal.people.middleware import ActorRequest
from tinggal.witness.keys import BadFolder

MAY_BE_CORRECTED = 422
NOT_HERE = 409


@for_auditors
@require_POST
def bundle(request: ActorRequest, reference: str) -> HttpResponse:
    """The ZIP to keep. Documents themselves only with a reason; what was typed is never lost."""
    file = audited_file(request, reference)
    note_audit(request, file)
    reason, contents = request.POST.get("reason", ""), bool(request.POST.get("contents"))
    desk = reading_desk(request.actor, file)
    try:
        made = evidence(file, by=request.actor, desk=desk, reason=reason, contents=contents)
    except MoveRefused as refusal:
        problem, status = str(refusal), MAY_BE_CORRECTED
    except BadFolder:
        problem = _("This process has no key to sign with. Please ask for: manage.py evidence %(reference)s")
        problem, status = problem % {"reference": reference}, NOT_HERE
    else:
        named = {"Content-Disposition": f'attachment; filename="{file.reference}.zip"'}
        return HttpResponse(made, content_type="application/zip", headers=named)
    zone = file.office.time_zone if file.office else ""
    page: dict[str, Any] = {
        "dossier": dossier(file),
        "zone": zone,
        "typed": {"reason": reason, "contents": contents},
        "problem": problem,
    }
    return show(request, "dossier", section="files", status=status, **page)
