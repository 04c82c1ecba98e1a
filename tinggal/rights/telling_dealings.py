"""What a copy says about dealing with the office: messages, what was asked and answered, objections."""

from tinggal.applications.asked_models import AskedItem
from tinggal.applications.models import Application
from tinggal.correspondence.models import Message
from tinggal.objections.models import Objection, ObjectionPaper
from tinggal.rights.columns import Told, columns


def dealings_told(file: Application) -> Told:
    """Both sides of everything that was said about one application, without the names of officers."""
    return {
        "correspondence": [_message(one) for one in file.messages.select_related("office").order_by("pk")],
        "asked_for": [_asked(one) for one in AskedItem.objects.filter(application=file).order_by("pk")],
        "objections": [_objection(one) for one in _objections(file)],
        "objection_papers": columns(
            ObjectionPaper.objects.filter(objection__application=file),
            *("objection__letter__number", "number", "name", "content_type", "size", "sha256"),
        ),
    }


def _message(one: Message) -> Told:
    return {
        "side": one.side,
        "office_name": one.office.name if one.office else None,
        "standard_sentence": one.standard,
        "text": one.text,
        "language": one.language,
        "sent_at": one.sent_at,
        "read_at": one.read_at,
        "answered_at": one.answered_at,
    }


def _asked(item: AskedItem) -> Told:
    return {
        "what": str(item.label),
        "why": [str(reason.words) for reason in item.why],
        "words": item.words,
        "asked_at": item.event.at,
        "answered_how": str(item.get_how_display()) if item.how else "",
        "answer": item.answer,
        "answered_at": item.answered_at,
    }


def _objections(file: Application) -> list[Objection]:
    found = Objection.objects.filter(application=file).select_related("letter", "office")
    return list(found.order_by("pk"))


def _objection(one: Objection) -> Told:
    return {
        "against": one.letter.number,
        "grounds": one.grounds,
        "received_at": one.received_at,
        "answer_by": one.answer_by,
        "outcome": one.outcome,
        "outcome_in_words": str(one.get_outcome_display()) if one.outcome else "",
        "answer": one.answer,
        "answered_at": one.answered_at,
        "answered_in": one.office.name if one.office else "",
        "appeal_until": one.appeal_until,
    }
