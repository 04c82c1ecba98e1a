"""Everything we hold about a person, told in plain words and in values a program can read."""

from collections.abc import Iterable, Sequence
from typing import Any

from allauth.mfa.models import Authenticator

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application, Decision
from tinggal.applications.openings import opened_by
from tinggal.applications.status import Status
from tinggal.appointments.models import Appointment
from tinggal.journal.models import Event
from tinggal.letters.models import Letter
from tinggal.notices.models import Notice
from tinggal.notices.preferences import switched_off
from tinggal.payments.models import Bill
from tinggal.people.models import User

STEP = "application."
Told = dict[str, Any]


def told_about(person: User, files: Sequence[Application]) -> Told:
    """Account, devices, applications and messages. No password, no secret of a passkey, no officer's name."""
    return {
        "account": {
            "full_name": person.full_name,
            "email": person.email,
            "phone": person.phone,
            "language": person.language,
            "opened_at": person.joined_at,
        },
        "signing_in": [
            {"kind": one.type, "added_at": one.created_at, "used_at": one.last_used_at}
            for one in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "devices": list(person.devices.values("browser", "address", "first_seen_at", "seen_at")),
        "messages_not_wanted": [f"{topic}/{channel}" for topic, channel in sorted(switched_off(person))],
        "applications": [_application(file) for file in files],
        "messages": list(
            Notice.objects.filter(person=person)
            .order_by("pk")
            .values("channel", "to", "subject", "body", "written_at", "sent_at", "application__reference")
        ),
    }


def _application(file: Application) -> Told:
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
        "decision": _decision(Decision.objects.filter(application=file).first()),
        "letters": list(Letter.objects.filter(application=file).order_by("pk").values("number", "kind", "sha256")),
        "bills": list(
            Bill.objects.filter(application=file)
            .order_by("pk")
            .values("code", "amount", "opened_at", "settled_at", "ntpn", "lapsed_at", "cancelled_at")
        ),
        "appointments": list(
            Appointment.objects.filter(application=file).order_by("pk").values("kind", "state", "starts_at")
        ),
        "what_happened": _steps(file),
        "opened_by": [
            {"who": str(one.role), "office": one.office, "at": one.at, "times": one.times, "what_for": str(one.purpose)}
            for one in opened_by(file)
        ],
    }


def _decision(found: Decision | None) -> Told | None:
    if found is None:
        return None
    return {
        "outcome": found.outcome,
        "number": found.number,
        "decided_at": found.decided_at,
        "valid_from": found.valid_from,
        "valid_until": found.valid_until,
        "reasons": found.reasons,
    }


def _steps(file: Application) -> list[Told]:
    story: Iterable[Event] = Event.objects.filter(subject=file.subject, kind__startswith=STEP).order_by("number")
    places = {STEP + status.value: status for status in Status}
    return [
        {"at": event.at, "where": event.kind, "in_words": str(places[event.kind].public)}
        for event in story
        if event.kind in places
    ]
