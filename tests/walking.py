"""Walks a file along its road to a place, each step by whoever sits there."""

from tests.conftest import Cast
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.people.actors import SYSTEM

STEPS = {
    Status.DRAFT: ("submit", "owner"),
    Status.VERIFYING: ("accept", "system"),
    Status.UNPAID: ("pay", "system"),
    Status.AT_KANIM: ("forward", "kade"),
    Status.AT_KANWIL: ("forward", "wayan"),
    Status.AT_DIRECTORATE: ("forward", "dewi"),
    Status.AT_HEAD: ("approve", "hadi"),
    Status.AT_KASUBDIT: ("approve", "kusuma"),
}


def walk_to(place: Status, file: Application, cast: Cast, *, owner: str = "anna") -> None:
    """Take the usual step at each desk until the file is at a place; no reaction is run on the way."""
    people = {**cast, "system": SYSTEM, "owner": cast[owner]}
    for _ in range(12):
        file.refresh_from_db()
        if file.status == place:
            return
        action, who = STEPS[Status(file.status)]
        perform(file, action, by=people[who])
    raise AssertionError(f"{file} never came to {place}")
