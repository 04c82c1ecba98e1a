"""What a list can be narrowed to, and the filters an officer keeps under a name."""

from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import ORDINARY
from tinggal.applications.status import Status
from tinggal.casework.models import SavedFilter
from tinggal.casework.turns import Reach, desks_of, line
from tinggal.catalogue.permits import PERMITS
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.coming_back import unreached
from tinggal.people.actors import Actor

MOST = 12
DUE = {
    "today": gettext_lazy("Today"),
    "late": gettext_lazy("Overdue"),
    "week": gettext_lazy("Within seven days"),
}
MARKS = {
    "urgent": gettext_lazy("Comes before others"),
    "checks": gettext_lazy("Has open checks"),
    "clean": gettext_lazy("Has no open checks"),
    "unreached": gettext_lazy("Messages come back"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Where, due when, which permit, and what is special; "" does not narrow. Knows nobody's name or number."""

    status: str = ""
    due: str = ""
    permit: str = ""
    mark: str = ""

    @classmethod
    def of(cls, chosen: Mapping[str, object]) -> "Filter":
        """From what was kept or typed; what cannot be is left out."""
        known: Mapping[str, Container[object]] = {
            "status": Status.values,
            "due": DUE,
            "permit": {one.code for one in PERMITS},
            "mark": MARKS,
        }
        return cls(**{name: str(chosen.get(name, "")) for name in known if chosen.get(name) in known[name]})

    @property
    def chosen(self) -> dict[str, str]:
        """What narrows, by name."""
        return {name: value for name, value in asdict(self).items() if value}

    def condition(self, *, today: date) -> Q:
        """The files that remain."""
        due = {
            "today": Q(due_on=today),
            "late": Q(due_on__lt=today),
            "week": Q(due_on__range=(today, today + timedelta(days=7))),
        }
        marks = {
            "urgent": Q(precedence__lt=ORDINARY),
            "checks": Q(open_questions__gt=0),
            "clean": Q(open_questions=0),
            "unreached": Q(unreached()),
        }
        found = due.get(self.due, Q()) & marks.get(self.mark, Q())
        found &= Q(status=self.status) if self.status else Q()
        return found & (Q(permit_code=self.permit) if self.permit else Q())


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept filter with how many files of the officer's desks it shows now."""

    pk: int
    name: str
    filter: Filter
    count: int


def keep_filter(name: str, chosen: Filter, *, by: Actor) -> SavedFilter:
    """Keep a filter under a name; the same name again replaces it.

    Raises:
        MoveRefused: it narrows nothing, has no name, or there are too many.
    """
    tidy = " ".join(name.split())[:60]
    if not tidy:
        raise MoveRefused(_("Please give the filter a name."))
    if not chosen.chosen:
        raise MoveRefused(_("Choose a filter first. A search for words is not kept."))
    mine = SavedFilter.objects.filter(officer_id=by.user_id)
    if mine.exclude(name=tidy).count() >= MOST:
        raise MoveRefused(_("You keep %d filters already. Delete one first.") % MOST)
    try:
        with transaction.atomic():
            return mine.update_or_create(officer_id=by.user_id, name=tidy, defaults={"chosen": chosen.chosen})[0]
    except IntegrityError:  # kept twice in one moment
        return mine.get(name=tidy)


def forget_filter(number: int, *, by: Actor) -> None:
    """Delete one of his own filters; nothing happens for anybody else's."""
    SavedFilter.objects.filter(pk=number, officer_id=by.user_id).delete()


def kept_by(actor: Actor, *, today: date, reach: Reach | None = None) -> list[Kept]:
    """His filters by name, each with its count, all counted by one query."""
    mine = list(SavedFilter.objects.filter(officer_id=actor.user_id)[:MOST])
    filters = {f"kept_{one.pk}": Filter.of(one.chosen) for one in mine}
    if not mine:
        return []
    asked = {name: Count("pk", filter=one.condition(today=today)) for name, one in filters.items()}
    counted = line(actor, at=desks_of(actor), reach=reach).aggregate(**asked)
    return [Kept(one.pk, one.name, filters[f"kept_{one.pk}"], counted[f"kept_{one.pk}"]) for one in mine]
