"""What makes the desks look worked at: people who must not wait, kept filters, files taken in turn and before it."""

from tinggal.applications.models import Application
from tinggal.casework.filters import Filter, keep_filter
from tinggal.casework.leases import lay_aside, take, take_next
from tinggal.casework.models import SavedFilter
from tinggal.casework.priorities import come_first, priority_of
from tinggal.casework.reasons import PickReason, PriorityReason
from tinggal.casework.turns import HANDED_OUT, waiting
from tinggal.demo.desks import Seats, acting
from tinggal.demo.people import officers
from tinggal.people.actors import Actor, actor_for
from tinggal.people.roles import CASEWORK

_EVERY_SO_MANIETH = 13
_FILTERS = {"Overdue, no open checks": Filter(due="late", mark="clean"), "This week": Filter(due="week")}


def prioritise(file: Application, *, number: int, found: Seats) -> None:
    """Every so manieth file that waits at a desk is of somebody who must not wait."""
    if number % _EVERY_SO_MANIETH == 0 and file.status in HANDED_OUT and priority_of(file) is None:
        reasons = list(PriorityReason)
        come_first(file, by=acting(file, found), reason=reasons[number // _EVERY_SO_MANIETH % len(reasons)])


def work_a_little() -> None:
    """Every officer keeps two filters, takes a file in turn and lays it aside; every third takes one before its turn.

    Done once: who keeps filters has been here.
    """
    people = [actor_for(user) for desk, user in officers().items() if desk.role in CASEWORK]
    for number, one in enumerate(people):
        if SavedFilter.objects.filter(officer_id=one.user_id).exists():
            continue
        for name, chosen in _FILTERS.items():
            keep_filter(name, chosen, by=one)
        if file := take_next(by=one):
            lay_aside(file, by=one)
        if number % 3 == 0:
            _jump(one, number)


def _jump(one: Actor, number: int) -> None:
    reasons = list(PickReason)
    in_line = list(waiting(one))
    if len(in_line) > 1:
        take(in_line[-1], by=one, reason=reasons[number % len(reasons)])
        lay_aside(in_line[-1], by=one)
