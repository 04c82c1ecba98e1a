"""One file with everything about it: who, what, documents, checks, money, messages, the story, and the next step."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.access import moves_for
from tinggal.applications.answers import country
from tinggal.applications.asking import items_of
from tinggal.applications.clock import reckoning
from tinggal.applications.clock_words import clock_moves, clock_rows
from tinggal.applications.models import Application
from tinggal.applications.provenance import sources_in
from tinggal.applications.status import Status
from tinggal.applications.vouching import newest_no
from tinggal.appointments.models import Capture, HandOver
from tinggal.casework.notes import notes_on
from tinggal.casework.story import story, title
from tinggal.casework.verdicts import verdicts_on
from tinggal.correspondence.writing import newest_of_thread
from tinggal.desk.at_hand import at_hand, found_incomplete
from tinggal.desk.differences import changes, last_permit
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.forms import LookForm, StepForm
from tinggal.desk.identity import beside_each_other
from tinggal.desk.kept_away import conflict_lines, kept_away
from tinggal.desk.keys import WORKING
from tinggal.desk.letter_draft import may_be_drafted
from tinggal.desk.letter_rows import letters_of
from tinggal.desk.papers import in_force
from tinggal.desk.related import related
from tinggal.desk.shown import answer_to, answers, clock, colour, zone_of
from tinggal.desk.signal_rows import signals_shown
from tinggal.desk.steps import ENDING, steps
from tinggal.desk.turn_box import turn_box
from tinggal.desk.verdict_forms import NoteForm, VerdictForm
from tinggal.desk.vouching import no_sponsor
from tinggal.journal.models import Event
from tinggal.lib.workflow import Move
from tinggal.notices.coming_back import broken_ways
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import CASEWORK, COUNTER

AFTER_COLLECTION = frozenset({Status.COLLECTED, Status.REVOKED})
MONEY = ("bill.settled", "bill.opened", "bill.lapsed", "bill.cancelled", "bill.disputed", "refund.opened")


@for_officers
@require_safe
def application(request: ActorRequest, reference: str) -> HttpResponse:
    """The file. Opening it is written down. A script may ask for the viewer alone."""
    file = file_for(request, reference)
    note_opening(request, file)
    asked = request.GET.dict()
    if request.headers.get("X-Piece") == "viewer":
        papers = at_hand(file, moves_for(request.actor, file), verdicts_on(file), added=in_force(file), asked=asked)
        return render(request, "desk/_at_hand.html", papers)
    return render(request, "desk/application.html", everything(request.actor, file, asked=asked))


def everything(
    actor: Actor,
    file: Application,
    *,
    tried: StepForm | None = None,
    looked: LookForm | None = None,
    judged: VerdictForm | None = None,
    noted: NoteForm | None = None,
    asked: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, object]:
    """What the page of a file shows. ``tried``, ``looked``, ``judged`` and ``noted`` are forms that were refused, with
    what was typed; ``asked`` says what the viewer shows."""
    prefetch_related_objects([file], "conflicts__officer")
    events = list(Event.objects.filter(subject=file.subject).order_by("-number"))
    added = list(in_force(file).select_related("facts"))
    told = answers(file, sources_in(events))
    moves = moves_for(actor, file)
    verdicts, last = verdicts_on(file), last_permit(actor, file)
    appointments = list(file.appointments.select_related("closed_by").order_by("-starts_at"))
    returned = next((event for event in events if event.kind == "application.returned"), None)
    return {
        **key_facts(file),
        **at_hand(file, moves, verdicts, added=added, asked=asked, looked=looked, judged=judged),
        "form": None,
        "no_sponsor": no_sponsor(file, newest_no(events)),
        "keys": WORKING,
        "at_counter": any(move.by in COUNTER for move in moves),
        "hand_over": file.place in AFTER_COLLECTION and HandOver.objects.filter(application=file).exists(),
        "captures": Capture.objects.filter(application=file).select_related("taken_by") if appointments else (),
        "signals": signals_shown(actor, file, open_to_me=any(move.page != ENDING for move in moves)),
        "answers": told,
        "beside": beside_each_other(file, added),
        "related": related(actor, file),
        "last_permit": last,
        "changes": changes(told, last),
        "asked_items": items_of(returned) if returned else [],
        "notes": notes_on(file),
        "note_form": noted or note_form(actor, file, moves),
        "appointments": appointments,
        "money": [(title(event, file), event) for event in events if event.kind in MONEY],
        "thread": newest_of_thread(file, most=3),
        "notices": list(file.notices.order_by("-pk")),
        "broken": broken_ways(file.applicant),
        "story": story(file, events),
        **clock_shown(file, events),
        **conflict_lines(actor, file),
        "may_revoke": any(move.page == ENDING for move in moves),
        "letters": letters_of(actor, file, events),
        "letter_to_come": may_be_drafted(file),
        "turn": turn_box(actor, file, [move for move in moves if move.page != ENDING]),
        "steps": steps(file, moves, told=told, tried=tried, begun=found_incomplete(file, verdicts)),
        "kept_away": "" if moves else kept_away(actor, file),
    }


def note_form(actor: Actor, file: Application, moves: Iterable[Move]) -> NoteForm | None:
    """Where he may leave a note; with a recommendation where the step that is his does not decide."""
    if not actor.holds(*CASEWORK):
        return None
    return NoteForm(recommending=any(not move.decides and move.page != ENDING for move in moves))


def clock_shown(file: Application, events: list[Event]) -> dict[str, object]:
    """How the days were counted, for the fold under the story; ``events`` as they come, the newest first."""
    told = reckoning(file, reversed(events), today=timezone.localdate())
    return {
        "clock_rows": clock_rows(told),
        "clock_moves": clock_moves(told),
        "promised_first": told.promised_first,
        "promised_on": told.promised_on,
        "stands_since": told.stands_since,
    }


def key_facts(file: Application) -> dict[str, object]:
    """The strip on top of every page about a file."""
    return {
        "file": file,
        "permit": file.permit,
        "nationality": country(str(file.answers.get("nationality", ""))),
        "length": answer_to(file, "months"),
        "passport_until": answer_to(file, "passport_expires_on"),
        "stay_until": answer_to(file, "stay_expires_on"),
        "clock": clock(file.due_on),
        "status_colour": colour(file.status),
        "zone": zone_of(file),
    }
