"""Where each answer of a file comes from: typed and by whom, read on a document, or known from the previous permit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tinggal.applications.models import Application
from tinggal.journal.models import Event

From = Literal["typed", "read", "previous", "table"]
KINDS: dict[str, From] = {
    "form.answered": "typed",
    "form.taken_over": "read",
    "form.prefilled": "previous",
    "form.imported": "table",
}


@dataclass(frozen=True, slots=True)
class Source:
    """``by`` is the key of who acted ("user/12", "invitation/3"); ``detail`` the document it was read on, or the number
    of the previous file."""

    how: From
    by: str
    at: datetime
    detail: str = ""


def provenance(application: Application) -> dict[str, Source]:
    """Question code → where its present answer comes from; one query."""
    told = Event.objects.filter(subject=application.subject, kind__in=KINDS).order_by("number")
    found: dict[str, Source] = {}
    for event in told:
        detail = str(event.data.get("from") or event.data.get("code") or "")
        source = Source(KINDS[event.kind], event.actor, event.at, detail)
        found |= dict.fromkeys(event.data.get("questions", ()), source)
    return found
