"""Which offices lack an officer for a road: without one a file that comes there waits for ever."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tinggal.lib.workflow import Workflow
from tinggal.offices.models import Office
from tinggal.people.models import Post
from tinggal.people.roles import CASEWORK, OFFICE_KIND_OF, Role


@dataclass(frozen=True, slots=True)
class Gap:
    """An office at which nobody holds a role that the road needs."""

    office: Office
    role: str

    @property
    def title(self) -> str:
        """The post that is not filled, in words."""
        return str(Role(self.role).label)


def gaps(road: Workflow, *, day: date) -> list[Gap]:
    """Every open office with a role of the road that its kind of office has to fill and nobody does. Two queries."""
    needed = sorted({move.by for move in road.moves} & CASEWORK)
    held = set(Post.objects.in_force(day).filter(user__is_active=True).values_list("office_id", "role"))
    return [
        Gap(office, role)
        for office in _offices(needed)
        for role in needed
        if OFFICE_KIND_OF[Role(role)] == office.kind and (office.pk, role) not in held
    ]


def _offices(roles: Iterable[str]) -> Iterable[Office]:
    kinds = {OFFICE_KIND_OF[Role(role)] for role in roles}
    return Office.objects.filter(kind__in=kinds, closed_on=None).order_by("path")
