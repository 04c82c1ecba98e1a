"""Where each answer of a file comes from: typed and by whom (also by an officer at a counter, for the applicant), read
on a document, known from the previous permit, or shared by a family."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tinggal.applications.models import Application
from tinggal.journal.models import Event

From = Literal["typed", "read", "previous", "table", "counter", "family"]
KINDS: dict[str, From] = {
    "form.answered": "typed",
    "form.taken_over": "read",
    "form.prefilled": "previous",
    "form.imported": "table",
    "form.from_family": "family",
}


@dataclass(frozen=True, slots=True)
class Source:
    """``by`` is the key of who acted ("user/12", "invitation/3"); ``detail`` the document it was read on, the number
    of the previous file, or the code of the office at whose counter it was typed."""

    how: From
    by: str
    at: datetime
    detail: str = ""


def provenance(application: Application) -> dict[str, Source]:
    """Question code → where its present answer comes from; one query."""
    return sources_in(Event.objects.filter(subject=application.subject, kind__in=KINDS))


def sources_in(story: Iterable[Event]) -> dict[str, Source]:
    """The same from the story of a file that was read already, in any order."""
    found: dict[str, Source] = {}
    for event in sorted((one for one in story if one.kind in KINDS), key=lambda one: one.number):
        detail = str(event.data.get("from") or event.data.get("code") or "")
        counter = str(event.data.get("counter") or "")
        source = Source("counter" if counter else KINDS[event.kind], event.actor, event.at, counter or detail)
        found |= dict.fromkeys(event.data.get("questions", ()), source)
    return found
