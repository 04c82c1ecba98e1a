"""“Verify now”: the seals of a file or of a day, recomputed while the auditor waits."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.access import reading_desk
from tinggal.audit.doors import audited_file, dossier_page, for_auditors, note_audit, show
from tinggal.audit.looking import looked_at
from tinggal.oversight.verifying import check_day, check_file, note_check
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED = 422
DIGITS = 18


@for_auditors
@require_POST
def verify_file(request: ActorRequest, reference: str) -> HttpResponse:
    """The dossier again, with what was found now."""
    file = audited_file(request, reference)
    note_audit(request, file)
    checked = check_file(file)
    note_check(file, checked, by=request.actor, desk=reading_desk(request.actor, file))
    return dossier_page(request, file, checked=checked)


@for_auditors
@require_http_methods(["GET", "HEAD", "POST"])
def verify_day(request: ActorRequest) -> HttpResponse:
    """A day, in pieces: each answer says how far it came, and has a button for the next piece."""
    typed = request.POST.get("day", "")
    if request.method != "POST":
        return show(request, "day", section="day", typed="", checked=None, problem="")
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        problem = _("Write the day as year, month and day, such as 2026-10-31.")
        return show(request, "day", section="day", typed=typed, checked=None, problem=problem, status=MAY_BE_CORRECTED)
    after, before = (_number(request.POST.get(name, "")) for name in ("after", "lines"))
    checked = check_day(day, after=after)
    counts = {"lines": checked.lines, "problems": len(checked.problems)}
    looked_at("seals.checked", by=request.actor, subject=f"journal/{day}", data=counts)
    page: dict[str, Any] = {"typed": typed, "checked": checked, "lines": before + checked.lines, "problem": ""}
    return show(request, "day", section="day", **page)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= DIGITS else 0
