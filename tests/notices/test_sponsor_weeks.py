"""Once a week every member who wants it reads what ends soon and what waits; nobody else, and nobody twice."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import user_of
from tests.sponsor.many import staff
from tests.sponsors.company import colleague, company, person
from tinggal.guarantees.models import Foreigner
from tinggal.notices.sponsor_weeks import tell_teams
from tinggal.people.actors import Actor
from tinggal.simulators.models import SimulatedMessage
from tinggal.sponsors.models import Membership, Sponsor
from tinggal.sponsors.team import suspend

HERE = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def boss(db: None) -> Actor:
    return person("boss")


@pytest.fixture
def sponsor(boss: Actor) -> Sponsor:
    made = company(boss=boss)
    staff(made, 3, by=boss, days=5)
    return made


def monday(hour: int = 8) -> datetime:
    today = timezone.localdate()
    first = today + timedelta(days=-today.weekday())
    return datetime(first.year, first.month, first.day, hour, tzinfo=HERE)


def mails() -> list[SimulatedMessage]:
    return list(SimulatedMessage.objects.filter(subject__startswith="This week for").order_by("pk"))


def test_each_member_gets_one_mail_a_week_with_who_ends(sponsor: Sponsor, boss: Actor) -> None:
    Foreigner.objects.update(expires_on=monday().date() + timedelta(days=10))
    colleague(sponsor, "dian", boss=boss)
    assert [tell_teams(now=monday()) for _twice in range(2)] == [2, 0]
    assert sorted(mail.to for mail in mails()) == ["boss@example.org", "dian@example.org"]
    assert "3 permits end within 30 days" in mails()[0].body
    assert "WORKER AA" in mails()[0].body
    assert tell_teams(now=monday() + timedelta(days=7)) == 2


@pytest.mark.parametrize("when", [monday(3), monday() + timedelta(days=4)])
def test_not_at_night_and_not_when_the_week_has_nearly_passed(sponsor: Sponsor, boss: Actor, when: datetime) -> None:
    Foreigner.objects.update(expires_on=monday().date() + timedelta(days=10))
    assert tell_teams(now=when) == 0


def test_who_does_not_want_it_and_who_was_suspended_gets_none(sponsor: Sponsor, boss: Actor) -> None:
    Foreigner.objects.update(expires_on=monday().date() + timedelta(days=10))
    colleague(sponsor, "dian", boss=boss)
    suspend(sponsor.memberships.get(email="dian@example.org"), by=boss)
    client = Client()
    client.force_login(user_of(boss))
    client.post(f"/sponsor/{sponsor.pk}/team/weekly/", {"act": "off"})
    assert tell_teams(now=monday()) == 0
    client.post(f"/sponsor/{sponsor.pk}/team/weekly/", {"act": "on"})
    assert Membership.objects.get(user=boss.user_id).weekly
    assert tell_teams(now=monday()) == 1


def test_a_week_without_anything_is_not_told(boss: Actor) -> None:
    company(boss=boss)
    assert tell_teams(now=monday()) == 0
    assert mails() == []
