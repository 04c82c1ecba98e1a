"""Somebody without an email address is told everything by short message, and what he must know always."""

import pytest

from tests.conftest import Cast, RunOutbox, user_of
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.notices.models import Notice
from tinggal.notices.preferences import choosable, choose
from tinggal.notices.topics import Channel, Topic
from tinggal.people.models import User

NUMBER = "+6281234567890"


@pytest.fixture
def person(cast: Cast) -> User:
    user = user_of(cast["anna"])
    user.email, user.signs_in_with, user.phone = None, NUMBER, ""
    user.number_proved_at = user.joined_at
    user.save()
    return user


def test_whatever_has_words_for_mail_reaches_his_phone(
    draft: Application, cast: Cast, person: User, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="Blurred.")
    run_outbox()
    told = Notice.objects.filter(application=draft, person=person).exclude(kind__endswith=".sponsor")
    assert {notice.kind for notice in told} >= {"application.verifying", "application.at_kanim", "application.returned"}
    assert {(notice.channel, notice.to) for notice in told} == {("sms", NUMBER)}
    news = told.get(kind="application.at_kanim")
    assert f"there is news about {draft.reference}" in news.body
    assert len(news.body) <= 160
    assert "Anna" not in news.body


def test_duties_cannot_be_switched_off_where_there_is_no_mail(
    draft: Application, cast: Cast, person: User, run_outbox: RunOutbox
) -> None:
    assert set(choosable(person)) == {(Topic.NEWS, Channel.SMS), (Topic.REMINDER, Channel.SMS)}
    choose(person, off={(topic, channel) for topic in Topic for channel in Channel}, by=cast["anna"])
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="Blurred.")
    run_outbox()
    kinds = set(Notice.objects.filter(person=person, to=NUMBER).values_list("kind", flat=True))
    assert "application.returned" in kinds
    assert not kinds & {"application.verifying", "application.at_kanim"}
