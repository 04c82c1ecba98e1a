"""Asking for corrections item by item, and what answers an item: a new document, another answer, or words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application, AskedItem
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that must be corrected: ``kind`` and ``code`` as in ``AskedItem``, coded reasons, and words."""

    kind: str
    code: str
    reasons: Sequence[str]
    words: str = ""

    @property
    def told(self) -> dict[str, object]:
        """What the journal keeps of it: codes, no words."""
        return {"kind": self.kind, "code": self.code, "reasons": list(self.reasons)}


def ask(file: Application, wanted: Iterable[Wanted], *, because: Event) -> None:
    """Keep the items of a return. Called in the transaction of the return."""
    AskedItem.objects.bulk_create(
        AskedItem(
            application=file,
            event=because,
            kind=one.kind,
            code=one.code,
            reasons=list(one.reasons),
            words=one.words.strip(),
        )
        for one in wanted
    )


def items_asked(file: Application) -> list[AskedItem]:
    """The items of the newest return of a file, answered or not; none when it named none."""
    newest = Event.objects.filter(subject=file.subject, kind="application.returned").order_by("-number").first()
    return items_of(newest) if newest else []


def items_of(event: Event) -> list[AskedItem]:
    """The items of one return."""
    if not event.data.get("asked"):
        return []
    return list(AskedItem.objects.filter(event=event).select_related("application"))


def all_answered(file: Application) -> None:
    """A guard: nothing that was asked for is still open; else ``MoveRefused`` names what is."""
    if still_open := [str(item.label) for item in items_asked(file) if not item.how]:
        raise MoveRefused(_("The office still waits for your answer about: %s.") % ", ".join(still_open))


def answered_by(file: Application, *, kind: str, codes: Iterable[str], how: str) -> None:
    """What was asked about these documents or answers is answered; an answer in words stays beside it."""
    asked = AskedItem.objects.filter(Q(how="") | Q(how=AskedItem.How.EXPLAINED), application=file, kind=kind)
    asked.filter(code__in=list(codes)).update(how=how, answered_at=timezone.now())
