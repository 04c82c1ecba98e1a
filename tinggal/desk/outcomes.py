"""My outcomes: what became of an officer's own work, how often it came back beside how fast it went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinggal.applications.access import desk_files
from tinggal.desk.doors import for_officers
from tinggal.desk.second_looks import reason_words
from tinggal.oversight.outcomes import Came, outcomes
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

WORDS: Mapping[str, str | Promise] = {
    "sent_back": gettext_lazy("Sent back by the next desk"),
    "returned": gettext_lazy("Returned to the applicant by the next desk"),
    "corrected": gettext_lazy("Your letter was corrected"),
    "revoked": gettext_lazy("The permit was revoked"),
    "reversed": gettext_lazy("An objection to your decision was upheld"),
    "confirmed": gettext_lazy("An objection to your decision was dismissed"),
    "differed": gettext_lazy("A second look differed"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One outcome as the page shows it; ``holder`` is "" when he may no longer see the file."""

    came: Came
    words: str
    holder: str
    reasons: list[str]


@for_officers
@require_safe
def my_outcomes(request: ActorRequest) -> HttpResponse:
    """The last 30 days at the desk, and a year of decisions. Nobody's page but his own."""
    found = outcomes(request.actor)
    page = {
        "found": found,
        "lines": _lines(request.actor, found.newest),
        "decides": request.actor.holds(Role.KAKANIM, Role.KASUBDIT),
    }
    return render(request, "desk/outcomes.html", page)


def _lines(actor: Actor, came: Iterable[Came]) -> list[Line]:
    listed = list(came)
    files = desk_files(actor).filter(reference__in={one.reference for one in listed}).select_related("applicant")
    names = {file.reference: file.holder for file in files}
    return [
        Line(one, str(WORDS[one.what]), names.get(one.reference, ""), reason_words(list(one.reasons))) for one in listed
    ]
