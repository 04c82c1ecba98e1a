"""What a copy says about one application: answers, documents, decision, money, and what happened."""

from collections.abc import Iterable

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application, Decision
from tinggal.applications.openings import opened_by
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.payments.models import Bill, Dispute, GroupBill, GroupPart, Refund
from tinggal.rights.columns import Told, columns
from tinggal.rights.telling_checks import checks_told
from tinggal.rights.telling_counter import counter_told
from tinggal.rights.telling_dealings import dealings_told
from tinggal.rights.telling_letters import letters_told

STEP = "application."
DECIDED = ("outcome", "number", "decided_at", "conditions", "terms", "valid_from", "valid_until", "reasons")


def file_told(file: Application) -> Told:
    """Everything about one application of a person."""
    places = places_named(file)
    return {
        "number": file.reference,
        "permit": str(file.permit.name),
        "status": file.status,
        "status_in_words": str(Status(file.status).public),
        "office": file.office.name if file.office else "",
        "begun_at": file.started_at,
        "sent_at": file.submitted_at,
        "paid_at": file.paid_at,
        "renews": file.renews.reference if file.renews else "",
        "family": _family(file),
        "answers": [
            {
                "code": question.code,
                "question": str(question.label),
                "answer": str(file.answers.get(question.code, "")),
                "in_words": answer_words(question, file, places=places),
            }
            for question in file.permit.questions
            if file.answers.get(question.code)
        ],
        "documents": list(
            file.documents.order_by("code", "version").values(
                "code", "version", "name", "content_type", "size", "sha256", "attached_at", "replaced_at"
            )
        ),
        "pictures_waiting": columns(file.sheets.all(), "code", "number", "name", "size", "added_at"),
        "uploads_begun": columns(file.uploads.all(), "code", "name", "size", "began_at"),
        **checks_told(file),
        "decision": next(iter(columns(Decision.objects.filter(application=file), *DECIDED)), None),
        "decisions_set_aside": columns(Decision.objects.filter(set_aside_of=file), "set_aside_at", *DECIDED),
        **letters_told(file),
        **_money(file),
        **counter_told(file),
        **dealings_told(file),
        "what_happened": _steps(file),
        "opened_by": [
            {"who": str(one.role), "office": one.office, "at": one.at, "times": one.times, "what_for": str(one.purpose)}
            for one in opened_by(file)
        ],
    }


def _family(file: Application) -> Told:
    """The registration numbers of the file this one joins, and of those that join it."""
    return {
        "joins": file.joins.reference if file.joins else "",
        "joined_by": list(file.dependants.order_by("pk").values_list("reference", flat=True)),
    }


def _money(file: Application) -> Told:
    own = {"bill__application": file}
    paid = ("bill__code", "ntpn", "paid_at", "opened_at", "closed_at")
    return {
        "bills": columns(
            Bill.objects.filter(application=file),
            *("code", "amount", "opened_at", "settled_at", "paid_at", "method", "ntpn", "lapsed_at", "cancelled_at"),
        ),
        "paid_with_others": columns(GroupPart.objects.filter(**own), "group__code", "bill__code", "number"),
        "family_bills": columns(
            GroupBill.objects.filter(principal=file),
            *("code", "amount", "opened_at", "settled_at", "ntpn", "lapsed_at", "cancelled_at"),
        ),
        "refunds": columns(Refund.objects.filter(**own), "amount", "why", *paid),
        "wrong_amounts": columns(Dispute.objects.filter(**own), "expected", "received", *paid),
    }


def _steps(file: Application) -> list[Told]:
    story: Iterable[Event] = Event.objects.filter(subject=file.subject, kind__startswith=STEP).order_by("number")
    places = {STEP + status.value: status for status in Status}
    return [
        {"at": event.at, "where": event.kind, "in_words": str(places[event.kind].public)}
        for event in story
        if event.kind in places
    ]
