"""The calendar of a sponsor: a month with names, a file without names, and a secret link that can be ended."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from tests.conftest import user_of
from tests.sponsor.many import staff
from tests.sponsors.company import colleague, company
from tinggal.guarantees.link_models import CalendarLink
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.permit_days import address_of
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.team import suspend


@pytest.fixture
def sponsor(boss: Actor) -> Sponsor:
    made = company(boss=boss)
    staff(made, 6, by=boss, days=40)
    return made


def hand(who: Actor) -> Client:
    client = Client()
    client.force_login(user_of(who))
    return client


def ends_on() -> date:
    return timezone.localdate() + timedelta(days=40)


def feed_of(link: CalendarLink) -> str:
    return "/" + address_of(link).split("/", 3)[3]


def test_the_month_names_who_and_leads_to_choosing_them(sponsor: Sponsor, boss: Actor) -> None:
    day = ends_on()
    shown = hand(boss).get(f"/sponsor/{sponsor.pk}/calendar/?month={day:%Y-%m}").content.decode()
    assert f'href="/sponsor/{sponsor.pk}/calendar/" aria-current="page"' in shown
    assert "6 permits end in this month." in shown
    assert [name in shown for name in ("WORKER AA", "WORKER CA", "WORKER DA")] == [True, True, False]
    assert "and 3 more" in shown
    choose = re.search(r'class="govuk-button s-begin"[^>]*href="([^"]+)"', shown)
    assert choose
    listed = hand(boss).get(choose[1].replace("&amp;", "&")).content.decode()
    assert "Renew all 6 people" in listed
    empty = hand(boss).get(f"/sponsor/{sponsor.pk}/calendar/?month={day + timedelta(days=70):%Y-%m}").content.decode()
    assert "No permit ends in this month." in empty


@pytest.mark.parametrize("month", ["", "2026-13", "0000-01", "9999-12", "x", "\x00"])
def test_an_odd_month_is_the_present_one(sponsor: Sponsor, boss: Actor, month: str) -> None:
    answered = hand(boss).get(f"/sponsor/{sponsor.pk}/calendar/", {"month": month})
    assert answered.context["first"] == timezone.localdate().replace(day=1)


def test_the_days_of_the_list_are_kept_from_page_to_page(sponsor: Sponsor, boss: Actor) -> None:
    Foreigner.objects.filter(name="WORKER AA").update(expires_on=ends_on() + timedelta(days=1))
    day = ends_on()
    answered = hand(boss).get(f"/sponsor/{sponsor.pk}/people/?from={day}&until={day}")
    assert len(answered.context["rows"]) == 5
    assert answered.context["sought"].query() == f"from={day}&until={day}"


def test_the_file_counts_and_names_nobody(sponsor: Sponsor, boss: Actor) -> None:
    answered = hand(boss).get(f"/sponsor/{sponsor.pk}/calendar/permits.ics")
    assert answered["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answered.content).walk("VEVENT")
    assert event.decoded("dtstart") == ends_on()
    assert str(event["summary"]) == f"6 permits end: {sponsor.name}"
    assert b"WORKER" not in answered.content


def test_the_secret_link_works_without_an_account_until_it_is_ended_or_replaced(sponsor: Sponsor, boss: Actor) -> None:
    where = f"/sponsor/{sponsor.pk}/calendar/link/"
    hand(boss).post(where, {"act": "make"})
    first = CalendarLink.objects.get(ended_at=None)
    assert address_of(first) in hand(boss).get(f"/sponsor/{sponsor.pk}/calendar/").content.decode()
    assert b"6 permits end" in Client().get(feed_of(first)).content
    first.refresh_from_db()
    assert first.read_at is not None
    hand(boss).post(where, {"act": "make"})
    second = CalendarLink.objects.get(ended_at=None)
    assert Client().get(feed_of(first)).status_code == 404
    assert Client().get(feed_of(second)).status_code == 200
    hand(boss).post(where, {"act": "end"})
    assert Client().get(feed_of(second)).status_code == 404
    assert Client().get("/sponsor/feed/1.forged/permits.ics").status_code == 404


def test_the_link_of_somebody_who_was_suspended_shows_nothing(sponsor: Sponsor, boss: Actor) -> None:
    dian = colleague(sponsor, "dian", boss=boss)
    hand(dian).post(f"/sponsor/{sponsor.pk}/calendar/link/", {"act": "make"})
    link = CalendarLink.objects.get()
    assert Client().get(feed_of(link)).status_code == 200
    suspend(sponsor.memberships.get(email="dian@example.org"), by=boss)
    assert Client().get(feed_of(link)).status_code == 404


def test_a_month_asks_as_often_for_many_as_for_few(sponsor: Sponsor, boss: Actor) -> None:
    client, where = hand(boss), f"/sponsor/{sponsor.pk}/calendar/?month={ends_on():%Y-%m}"

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(where)
        return len(seen)

    asked()
    many = asked()
    Foreigner.objects.filter(pk__in=Foreigner.objects.order_by("pk")[1:]).delete()
    assert asked() == many
