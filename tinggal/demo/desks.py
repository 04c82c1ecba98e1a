"""Which demo officer acts on a file where it is now."""

from functools import cache

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.demo.people import officers
from tinggal.people.actors import Actor, actor_for
from tinggal.people.roles import Role

_SITS_AT = {
    Status.AT_OLD_KANIM: Role.KANIM_OFFICER,
    Status.AT_KANIM: Role.KANIM_OFFICER,
    Status.AT_INTERVIEW: Role.KANIM_OFFICER,
    Status.AT_HEAD: Role.KAKANIM,
    Status.AT_KANWIL: Role.KANWIL_OFFICER,
    Status.AT_DIRECTORATE: Role.DIRECTORATE_OFFICER,
    Status.AT_KASUBDIT: Role.KASUBDIT,
    Status.ISSUED: Role.KANIM_OFFICER,
}
Seats = dict[tuple[Role, str], list[Actor]]


@cache
def seats() -> Seats:
    """The demo officers by role and code of the office; opens their accounts where they are missing."""
    found: Seats = {}
    for desk, user in officers().items():
        found.setdefault((desk.role, desk.office), []).append(actor_for(user))
    return found


def acting(file: Application, found: Seats) -> Actor:
    """Who acts at the file's present place; of two colleagues always the same one."""
    if file.office is None:
        raise ValueError(f"{file} has no office.")
    role = _SITS_AT[file.place]
    above = file.office.parent
    codes = {Role.KANWIL_OFFICER: above.code if above else "", Role.DIRECTORATE_OFFICER: "DIT", Role.KASUBDIT: "DIT"}
    colleagues = found[role, codes.get(role, file.office.code)]
    return colleagues[file.pk % len(colleagues)]
