"""Reading a file: typed answers, and the line in the journal that says an officer has looked."""

from datetime import date

from django.db import transaction

from tinggal.applications.models import Application, Document
from tinggal.journal.record import record
from tinggal.people.actors import Actor


def date_answer(application: Application, code: str) -> date | None:
    """The answer to a date question; None when there is none or it is no date."""
    try:
        return date.fromisoformat(application.answers.get(code) or "")
    except ValueError:
        return None


@transaction.atomic
def opened(application: Application, *, by: Actor, desk: str, purpose: str = "") -> None:
    """An officer has opened the file: the applicant can see that, when, and for what (``purposes.Purpose``).

    Without a purpose it is what the desk is there for.
    """
    data = {"purpose": purpose} if purpose else {}
    record("application.seen", subject=application.subject, by=by, desk=desk, data=data)


@transaction.atomic
def opened_document(document: Document, *, by: Actor, desk: str) -> None:
    """An officer has opened a document."""
    data = {"code": document.code, "version": document.version}
    record("document.seen", subject=document.application.subject, by=by, desk=desk, data=data)
