"""A sponsor reports every thirty days: many at once as before, one with a change, with a receipt; late is shown."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import user_of
from tests.sponsor.many import staff
from tests.sponsors.company import agency, colleague, company, mandate, person
from tinggal.guarantees.duty_models import Report, ReportLine
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.people import EVERY
from tinggal.journal.models import Event
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@pytest.fixture
def sponsor(boss: Actor) -> Sponsor:
    made = company(boss=boss)
    staff(made, 4, by=boss, days=200)
    return made


def hand(who: Actor) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user_of(who))
    return client


def overdue(days: int) -> None:
    Foreigner.objects.update(report_due_on=timezone.localdate() - timedelta(days=days))


def change(what: str, day: date, words: str = "") -> dict[str, str]:
    boxes = {f"happened_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    return {"what": what, "words": words, **boxes}


def test_the_first_report_is_due_thirty_days_after_the_permit(sponsor: Sponsor, boss: Actor) -> None:
    assert set(Foreigner.objects.values_list("report_due_on", flat=True)) == {timezone.localdate() + EVERY}
    shown = hand(boss).get(f"/sponsor/{sponsor.pk}/reports/").content.decode()
    assert "No report is due within a week." in shown


def test_many_are_reported_at_once_and_twice_is_once(sponsor: Sponsor, boss: Actor) -> None:
    overdue(3)
    where, client = f"/sponsor/{sponsor.pk}/reports/", hand(boss)
    assert "3 days late" in client.get(where).content.decode()
    receipt = client.post(where, {"all": "yes"}, follow=True).content.decode()
    made = Report.objects.get()
    assert made.number in receipt
    assert receipt.count("Is here, and lives and works as before") == 4
    client.post(where, {"all": "yes"})
    assert Report.objects.count() == 1
    assert set(Foreigner.objects.values_list("report_due_on", flat=True)) == {timezone.localdate() + EVERY}
    told = Event.objects.get(kind="report.made")
    assert (told.subject, told.data["people"], told.data["late"]) == (sponsor.subject, 4, 4)


def test_only_the_ticked_are_reported_and_nobody_is_said_in_words(sponsor: Sponsor, boss: Actor) -> None:
    overdue(0)
    one, *_others = Foreigner.objects.order_by("pk")
    where, client = f"/sponsor/{sponsor.pk}/reports/", hand(boss)
    assert "Choose at least one person whose report is due." in client.post(where).content.decode()
    client.post(where, {"who": [one.pk]})
    assert [line.foreigner_id for line in ReportLine.objects.all()] == [one.pk]


def test_who_has_left_leaves_the_list_and_who_resigned_stays_guaranteed(sponsor: Sponsor, boss: Actor) -> None:
    gone, resigned, *_others = Foreigner.objects.order_by("pk")
    today, client = timezone.localdate(), hand(boss)
    client.post(f"/sponsor/{sponsor.pk}/people/{gone.pk}/report/", change("left", today))
    shown = client.post(
        f"/sponsor/{sponsor.pk}/people/{resigned.pk}/report/",
        change("resigned", today, "Went to PT Lain."),
        follow=True,
    ).content.decode()
    assert "You still vouch for who has stopped to work with you." in shown
    assert "Went to PT Lain." in shown
    assert [
        one.released_at is None for one in Foreigner.objects.filter(pk__in=[gone.pk, resigned.pk]).order_by("pk")
    ] == [
        False,
        True,
    ]
    listed = client.get(f"/sponsor/{sponsor.pk}/people/").content.decode()
    assert gone.name not in listed
    assert resigned.name in listed


def test_a_day_to_come_is_refused_and_what_was_typed_is_kept(sponsor: Sponsor, boss: Actor) -> None:
    one = Foreigner.objects.first()
    assert one is not None
    sent = change("moved", timezone.localdate() + timedelta(days=2), "Jalan Baru 7")
    shown = hand(boss).post(f"/sponsor/{sponsor.pk}/people/{one.pk}/report/", sent).content.decode()
    assert "This day is still to come." in shown
    assert "Jalan Baru 7" in shown
    assert not Report.objects.exists()


def test_who_only_looks_reports_nothing_and_an_agent_only_inside_his_mandate(sponsor: Sponsor, boss: Actor) -> None:
    overdue(1)
    where = f"/sponsor/{sponsor.pk}/reports/"
    assert hand(colleague(sponsor, "look", boss=boss)).post(where, {"all": "yes"}).status_code == 403
    agent = person("agent")
    office = agency(boss=agent)
    mandate(office, sponsor, Task.PREPARE, asker=agent, giver=boss)
    assert "Choose at least one person" in hand(agent).post(where, {"all": "yes"}).content.decode()
    assert not Report.objects.exists()
    mandate(office, sponsor, Task.PREPARE, asker=agent, giver=boss, everything=True)
    hand(agent).post(where, {"all": "yes"})
    assert Report.objects.get().lines.count() == 4
    assert Event.objects.filter(kind="mandate.used", data__did="report.made").exists()


def test_the_list_asks_as_often_for_four_as_for_one(sponsor: Sponsor, boss: Actor) -> None:
    overdue(1)
    client, where = hand(boss), f"/sponsor/{sponsor.pk}/reports/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(where)
        return len(seen)

    asked()
    many = asked()
    Foreigner.objects.filter(pk__in=Foreigner.objects.order_by("pk")[1:]).delete()
    assert asked() == many
