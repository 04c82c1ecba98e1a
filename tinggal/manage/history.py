"""Changes of offices and posts as the journal keeps them, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.journal.models import Event
from tinggal.people.models import User

TITLES: Mapping[str, str | Promise] = {
    "office.opened": gettext_lazy("Office opened"),
    "office.changed": gettext_lazy("Office changed"),
    "office.closed": gettext_lazy("Office closed"),
    "office.competence_changed": gettext_lazy("Serves another regency"),
    "post.given": gettext_lazy("Post given"),
    "post.ended": gettext_lazy("Post ended"),
    "delegation.granted": gettext_lazy("Became a deputy"),
    "delegation.ended": gettext_lazy("Deputy no longer"),
}
MOST = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, as the timeline of the pages shows it."""

    title: str
    at: datetime
    by: str
    note: str


def history(events: QuerySet[Event]) -> list[Entry]:
    """The newest changes first, with what each value was and is, and who changed it."""
    rows = list(events.order_by("-at")[:MOST])
    numbers = [row.actor.removeprefix("user/") for row in rows if row.actor.startswith("user/")]
    people = {f"user/{user.pk}": str(user) for user in User.objects.filter(pk__in=numbers)}
    return [Entry(_title(row), row.at, people.get(row.actor, _("Automatically")), _changes(row)) for row in rows]


def _title(event: Event) -> str:
    return str(TITLES.get(event.kind, event.kind))


def _changes(event: Event) -> str:
    data = event.data
    if event.kind == "office.competence_changed":
        return f"{data.get('regency')}: {data.get('before') or '–'} → {data.get('after')}"
    before, after = data.get("before") or {}, data.get("after") or {}
    if isinstance(after, dict):
        named = [(field, before.get(field), value) for field, value in after.items() if value or before.get(field)]
        return "\n".join(f"{field}: {f'{was} → ' if field in before else ''}{now or '–'}" for field, was, now in named)
    return ""
