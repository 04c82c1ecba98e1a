"""People do without notices by topic and channel; what they must know is mailed all the same."""

import pytest

from tests.conftest import Cast, RunOutbox, user_of
from tests.walking import walk_to
from tinggal import flow
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.notices.models import Notice, SwitchedOff
from tinggal.notices.preferences import choosable, choose, switched_off, wants
from tinggal.notices.topics import NEWS, Channel, Topic, topic_of
from tinggal.people.models import User


@pytest.fixture
def person(cast: Cast) -> User:
    user = user_of(cast["anna"])
    user.phone = "+62 812 0000 0001"
    user.save()
    return user


def kinds(draft: Application) -> set[tuple[str, str]]:
    return set(Notice.objects.filter(application=draft).values_list("kind", "channel"))


def test_what_is_switched_off_is_not_written(
    draft: Application, cast: Cast, person: User, run_outbox: RunOutbox
) -> None:
    choose(person, off={(Topic.NEWS, Channel.EMAIL), (Topic.DUTY, Channel.SMS)}, by=cast["anna"])
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="Blurred.")
    run_outbox()
    assert kinds(draft) == {("application.returned", "email")}


def test_what_must_be_told_cannot_be_switched_off(cast: Cast, person: User) -> None:
    choose(person, off={(topic, channel) for topic in Topic for channel in Channel}, by=cast["anna"])
    assert switched_off(person) == set(choosable(person))
    assert wants(person, kind="application.refused", channel="email")
    assert not wants(person, kind="application.refused", channel="sms")
    assert not wants(person, kind="reminder.permit", channel="email")


def test_choosing_is_in_the_journal_once_and_can_be_undone(cast: Cast, person: User) -> None:
    for _again in range(2):
        choose(person, off={(Topic.NEWS, Channel.SMS)}, by=cast["anna"])
    choose(person, off=set(), by=cast["anna"])
    written = Event.objects.filter(kind="notices.chosen", subject=f"user/{person.pk}").order_by("number")
    assert [event.data for event in written] == [{"off": ["news/sms"]}, {"off": []}]
    assert not SwitchedOff.objects.exists()


def test_every_kind_of_news_is_told_to_somebody() -> None:
    assert set(flow.WHEN) >= NEWS
    assert {topic_of(kind) for kind in flow.WHEN} == set(Topic)
