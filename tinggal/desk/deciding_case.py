"""What somebody who decides has to see of one file, on one page: who, what, the checks, what was said, the letter."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import desk_files
from tinggal.applications.clock import PLACES
from tinggal.applications.decisions import validity
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.applications.vouching import TELL, newest_no
from tinggal.basket.planning import deciding_move
from tinggal.casework.indexing import number_word
from tinggal.casework.story import story
from tinggal.desk.deciding_forms import RulingForm
from tinggal.desk.differences import changes, last_permit
from tinggal.desk.file_page import key_facts
from tinggal.desk.findings import findings
from tinggal.desk.hold_form import HoldForm
from tinggal.desk.papers import documents, in_force
from tinggal.desk.shown import answer_to, answers
from tinggal.desk.signal_rows import signals_shown
from tinggal.desk.steps import steps
from tinggal.desk.vouching import no_sponsor
from tinggal.journal.models import Event
from tinggal.lib.workflow import Move
from tinggal.pages.templatetags.pages import in_words
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of the viewer: its key, its name, and the address of its first page."""

    key: int
    name: str
    code: str
    pages: int
    picture: str


def case(actor: Actor, file: Application, moves: tuple[Move, ...]) -> dict[str, object]:
    """The context of one case. The moves are those open to this person now."""
    events = list(Event.objects.filter(subject=file.subject, kind__in=(*PLACES, *TELL)).order_by("-number"))
    told = story(file, events)
    found = findings(file, open_to_me=False)
    refusal, given = deciding_move(file, "refusal"), answers(file)
    return {
        **key_facts(file),
        "sheets": sheets(file),
        "checks": found,
        "checks_made": len(found.shown) + len(found.passed),
        "signals": signals_shown(actor, file, open_to_me=False),
        "sponsor": answer_to(file, "sponsor_name"),
        "sponsor_line": sponsor_line(actor, file),
        "no_sponsor": no_sponsor(file, newest_no(events)),
        "changes": changes(given, last_permit(actor, file)),
        "said": [entry for entry in told.entries if entry.note],
        "letter_lines": letter_lines(file),
        "approval": RulingForm("approval", prefix=file.reference),
        "refusal": RulingForm("refusal", prefix=file.reference) if refusal else None,
        "hold": hold if (hold := HoldForm(file)).days else None,
        "back": [step for step in steps(file, moves, told=given) if step.asks_why and not step.href],
    }


def sheets(file: Application) -> list[Sheet]:
    """The documents that are there, the first nine with a key of their own."""
    there = [paper for paper in documents(file, in_force(file)) if paper.document]
    return [
        Sheet(
            key=at if at < 10 else 0,
            name=paper.name,
            code=paper.code,
            pages=paper.document.pages,
            picture=reverse("desk:page_image", args=[file.reference, paper.code, paper.document.version, 1]),
        )
        for at, paper in enumerate(there, start=1)
        if paper.document
    ]


def sponsor_line(actor: Actor, file: Application) -> str:
    """How many permits the sponsor has, and how many were refused or revoked; "" without a number to go by."""
    number = number_word(str(file.answers.get("sponsor_number") or ""))
    if not number:
        return ""
    same = Application.objects.filter(search_entry__words__contains=[number]).exclude(pk=file.pk)
    seen = same.filter(pk__in=desk_files(actor).values("pk"))
    permits = seen.filter(status__in=[Status.ISSUED, Status.COLLECTED]).count()
    against = seen.filter(status__in=[Status.REFUSED, Status.REVOKED]).count()
    return _("%(permits)d permits, %(against)d refused or revoked") % {"permits": permits, "against": against}


def letter_lines(file: Application) -> list[str]:
    """The two lines of the letter that vary: what is allowed, and from when to when."""
    first, last = validity(file, decided=timezone.localdate())
    until = _("until %s") % in_words(last) if last else _("without an end")
    return [str(file.permit.name), _("from %(first)s %(until)s") % {"first": in_words(first), "until": until}]
