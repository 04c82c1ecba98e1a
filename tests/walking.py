"""Walks a file along its road to a place, each step by whoever sits there."""

from django.db import connection

from tests.conftest import Cast
from tests.kept import once_after
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.people.actors import SYSTEM

STEPS = {
    Status.DRAFT: ("submit", "owner"),
    Status.VERIFYING: ("accept", "system"),
    Status.UNPAID: ("pay", "system"),
    Status.AT_OLD_KANIM: ("release", "kade"),
    Status.AT_KANIM: ("forward", "kade"),
    Status.AT_KANWIL: ("forward", "wayan"),
    Status.AT_DIRECTORATE: ("forward", "dewi"),
    Status.AT_HEAD: ("approve", "hadi"),
    Status.AT_KASUBDIT: ("approve", "kusuma"),
}


def walk_to(place: Status, file: Application, cast: Cast, *, owner: str = "anna") -> None:
    """Take the usual step at each desk until the file is at a place; no reaction is run on the way."""
    people = {**cast, "system": SYSTEM, "owner": cast[owner]}
    once_after((place, _story(file), *sorted(people.items())), lambda: _walk(place, file, people))
    file.refresh_from_db()


def _story(file: Application) -> tuple[str, ...]:
    """The row of a file and the seal of its newest event: where both are as they were, all of the file is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_json(file)::text,"
            " (SELECT seal FROM journal_event WHERE subject = %s ORDER BY number DESC LIMIT 1)"
            " FROM applications_application file WHERE id = %s",
            [file.subject, file.pk],
        )
        return tuple(cursor.fetchone())


def _walk(place: Status, file: Application, people: Cast) -> None:
    for _ in range(12):
        file.refresh_from_db()
        if file.status == place:
            return
        action, who = STEPS[Status(file.status)]
        perform(file, action, by=people[who])
    raise AssertionError(f"{file} never came to {place}")
