"""One file with everything about it: who, what, documents, checks, money, messages, the story, and the next step."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.access import desk_files, moves_for
from tinggal.applications.answers import country
from tinggal.applications.clock import reckoning
from tinggal.applications.clock_words import clock_moves, clock_rows
from tinggal.applications.conflicts import may_declare
from tinggal.applications.models import Application, Document
from tinggal.appointments.models import Capture, HandOver, OriginalSeen
from tinggal.appointments.originals import desk_of
from tinggal.casework.story import document_name, story, title
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.findings import findings
from tinggal.desk.forms import LookForm, StepForm
from tinggal.desk.identity import beside_each_other
from tinggal.desk.kept_away import conflict_lines, kept_away
from tinggal.desk.letter_rows import letters_of
from tinggal.desk.shown import answer_to, answers, clock, colour, row
from tinggal.desk.signal_rows import signals_shown
from tinggal.desk.steps import ENDING, steps
from tinggal.desk.turn_box import turn_box
from tinggal.journal.models import Event
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest

MONEY = ("bill.settled", "bill.opened", "bill.lapsed", "bill.cancelled", "bill.disputed", "refund.opened")


@for_officers
@require_safe
def application(request: ActorRequest, reference: str) -> HttpResponse:
    """The file. Opening it is written down."""
    file = file_for(request, reference)
    note_opening(request, file)
    return render(request, "desk/application.html", everything(request.actor, file))


def everything(
    actor: Actor, file: Application, *, tried: StepForm | None = None, looked: LookForm | None = None
) -> dict[str, object]:
    """What the page of a file shows. ``tried`` and ``looked`` are forms that were refused, with what was typed."""
    events = list(Event.objects.filter(subject=file.subject).order_by("-number"))
    moves = moves_for(actor, file)
    return {
        **key_facts(file),
        "form": None,
        "documents": documents(file),
        "originals": set(OriginalSeen.objects.filter(document__application=file).values_list("document", flat=True)),
        "at_counter": bool(desk_of(actor, file)) and actor.user_id != file.applicant_id,
        "hand_over": HandOver.objects.filter(application=file).exists(),
        "captures": Capture.objects.filter(application=file).select_related("taken_by"),
        "findings": findings(file, open_to_me=any(move.page != ENDING for move in moves), looked=looked),
        "signals": signals_shown(actor, file, open_to_me=any(move.page != ENDING for move in moves)),
        "answers": answers(file),
        "beside": beside_each_other(file, file.documents.filter(replaced_at=None).select_related("facts")),
        "related": [row(one) for one in related(actor, file)],
        "appointments": file.appointments.select_related("closed_by").order_by("-starts_at"),
        "money": [(title(event, file), event) for event in events if event.kind in MONEY],
        "notices": file.notices.order_by("-pk"),
        "story": story(file, events),
        **clock_shown(file, events),
        **conflict_lines(file),
        "may_declare": may_declare(actor, file),
        "may_revoke": any(move.page == ENDING for move in moves),
        "letters": letters_of(actor, file),
        "turn": turn_box(actor, file, [move for move in moves if move.page != ENDING]),
        "steps": steps(file, moves, tried=tried),
        "kept_away": "" if moves else kept_away(actor, file),
    }


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
        "zone": file.office.time_zone if file.office else "",
    }


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the list: its name here, the version in force (none: not added), and whether it must be there."""

    code: str
    name: str
    document: Document | None
    must: bool


def documents(file: Application) -> list[Paper]:
    """What the permit asks for with what was added, in the order of the catalogue; then whatever else is there."""
    there = {document.code: document for document in file.documents.filter(replaced_at=None)}
    must = {requirement.code for requirement in file.permit.required_documents(file.answers)}
    asked = [requirement.code for requirement in file.permit.requirements]
    listed = [code for code in asked if code in must or code in there] + sorted(there.keys() - set(asked))
    return [Paper(code, document_name(file, code), there.get(code), code in must) for code in listed]


def related(actor: Actor, file: Application) -> list[Application]:
    """Other files of the same passport that this officer may see, the newest first."""
    if not file.passport_index:
        return []
    same = desk_files(actor).filter(passport_index=file.passport_index).exclude(pk=file.pk)
    return list(same.select_related("office", "applicant").order_by("-pk")[:10])
