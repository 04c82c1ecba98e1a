"""What came back to an officer: one question to two indexes, and the same as looking at every file by itself."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from tests.casework.crowd import Sketch, write
from tests.conftest import Cast
from tinggal.applications.models import Application
from tinggal.casework.day import came_back
from tinggal.journal.models import Event
from tinggal.people.actors import Actor

KINDS = ("at_kanim", "at_interview", "at_kanwil", "returned", "unpaid", "seen")


def by_looking_at_each(files: list[Application], *, actor: Actor) -> set[str]:
    """The files at the desk with an act of his, in the last 45 days, that sent them to another place."""
    since, found = timezone.now() - timedelta(days=45), set()
    for file in files:
        here = file.office and file.office.code == "K3102" and file.status in ("at_kanim", "at_interview")
        for act in Event.objects.filter(subject=file.subject):
            away = act.kind in ("application.at_kanwil", "application.returned", "application.unpaid")
            if here and away and act.actor == actor.key and act.at >= since and file.applicant_id != actor.user_id:
                found.add(file.reference)
    return found


def test_what_came_back_is_the_same_as_looking_at_each_file(cast: Cast) -> None:
    chance, now = Random(11), timezone.now()
    places = ("at_kanim", "at_kanim", "at_interview", "at_kanwil", "returned")
    files = write(
        cast,
        [
            Sketch(
                status=chance.choice(places),
                office=chance.choice(["K3102", "K3102", "K3103"]),
                owner=chance.choice(["anna", "anna", "kade"]),
            )
            for _ in range(150)
        ],
    )
    Event.objects.bulk_create(
        Event(
            subject=file.subject,
            number=number,
            kind=f"application.{chance.choice(KINDS)}",
            actor=cast[chance.choice(["kade", "kade", "hadi"])].key,
            at=now - timedelta(days=chance.randrange(90), hours=1),
            seal=f"{number}",
        )
        for file in files
        for number in range(100, 100 + chance.randrange(4))
    )
    found = {file.reference for file in came_back(cast["kade"])}
    assert found == by_looking_at_each(files, actor=cast["kade"])
    assert 0 < len(found) < sum(file.status in ("at_kanim", "at_interview") for file in files)
