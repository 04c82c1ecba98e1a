"""Why nobody, or not this officer, takes the next step on a file: the lines beside the steps."""

from dataclasses import dataclass
from datetime import datetime

from tinggal.applications.access import covers, why_not
from tinggal.applications.clock_watch import SUPERIOR
from tinggal.applications.conflicts import has_a_desk_for, nobody_left
from tinggal.applications.models import Application, Conflict
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.conflicts import GROUNDS, TYPED_IT
from tinggal.catalogue.words import Words
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared conflict of interest: who, why, by which article, and when."""

    name: str
    words: Words
    law: str
    at: datetime


def declared(one: Conflict) -> Declared:
    """A conflict as pages show it; its officer is already read."""
    ground = TYPED_IT if one.ground == TYPED_IT.code else GROUNDS[one.ground]
    return Declared(str(one.officer), ground.words, ground.law, one.declared_at)


def kept_away(actor: Actor, file: Application) -> str:
    """Why an officer with the right post takes no step here; "" when it is simply not his desk."""
    for move in route(file.route_name).open_at(file.status):
        if any(seat.role == move.by and covers(seat, file) for seat in actor.seats):
            return why_not(actor, move, file)
    return ""


def conflict_lines(actor: Actor, file: Application) -> dict[str, object]:
    """What the page of a file says of them: each one, whether nobody at this desk may take the next step now, and
    whether this officer may declare one. The file was read with them (``conflicts__officer``)."""
    found = list(file.conflicts.all())
    left = bool(found) and nobody_left(file)
    return {
        "conflicts": [declared(one) for one in found],
        "may_declare": has_a_desk_for(actor, file) and all(one.officer_id != actor.user_id for one in found),
        "nobody_left": left,
        "attention_of": SUPERIOR[Status(file.status)].label if left else "",
    }
