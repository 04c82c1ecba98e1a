"""Officers see which sponsors are late with their reports, and what came in, for the permits of their offices only."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tests.sponsor.many import staff
from tests.sponsors.company import company, person
from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import Report, ReportLine
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.reports import Change, report_change, report_same
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor

HERE = reverse("desk:reports")
ROWS = 25


@pytest.fixture
def boss(cast: Cast) -> Actor:
    return person("boss")


@pytest.fixture
def sponsor(boss: Actor) -> Sponsor:
    made = company(boss=boss)
    staff(made, 4, by=boss, days=200)
    return made


def overdue(days: int) -> None:
    Foreigner.objects.update(report_due_on=timezone.localdate() - timedelta(days=days))


def shown(client: Client, **asked: str) -> str:
    return client.get(HERE, asked).content.decode()


def test_who_is_late_stands_there_from_the_next_day_the_latest_first(sponsor: Sponsor, sign_in: SignIn) -> None:
    client = sign_in("kade")
    overdue(0)
    assert "No report is late." in shown(client)
    overdue(2)
    first = Foreigner.objects.latest("pk")
    Foreigner.objects.filter(pk=first.pk).update(report_due_on=timezone.localdate() - timedelta(days=9))
    page = client.get(HERE)
    assert [(row.one.pk == first.pk, row.days) for row in page.context["owed"]][:2] == [(True, 9), (False, 2)]
    assert "hr@samudra.example" in page.content.decode()


def test_what_came_in_is_read_by_kind(sponsor: Sponsor, boss: Actor, sign_in: SignIn) -> None:
    overdue(3)
    missing, *others = Foreigner.objects.order_by("pk")
    told = Change("missing", timezone.localdate(), "Gone since Monday.")
    report_change(sponsor, missing, told, by=boss)
    report_same(sponsor, others, by=boss)
    client = sign_in("kade")
    assert "Gone since Monday." in shown(client, show="missing")
    assert [row.line.foreigner_id for row in client.get(HERE, {"show": "changes"}).context["lines"]] == [missing.pk]
    everything = client.get(HERE, {"show": "all"}).context
    assert [(row.line.what, row.days) for row in everything["lines"]] == [("same", 3)] * 3 + [("missing", 3)]
    assert (everything["late"], everything["missing"]) == (0, 1)


def test_another_office_sees_nothing_of_it(sponsor: Sponsor, boss: Actor, sign_in: SignIn) -> None:
    overdue(3)
    report_same(sponsor, Foreigner.objects.all()[:1], by=boss)
    Application.objects.filter(sponsor=sponsor).update(office=Office.objects.get(code="K5101"))
    client = sign_in("kade")
    assert "No report is late." in shown(client)
    assert "Nothing of this kind was reported." in shown(client, show="all")
    assert client.get(HERE).context["late"] == 0


def test_a_sponsor_is_found_by_a_part_of_his_name(sponsor: Sponsor, sign_in: SignIn) -> None:
    overdue(3)
    client = sign_in("kade")
    assert "WORKER AA" in shown(client, q="samudra")
    assert "No report is late." in shown(client, q="bahari")


def test_each_row_stands_on_one_page(sponsor: Sponsor, boss: Actor, sign_in: SignIn) -> None:
    one = Foreigner.objects.order_by("pk")[0]
    made = Report.objects.create(sponsor=sponsor, made_by_id=boss.user_id or 0)
    rest = [Report.objects.create(sponsor=sponsor, made_by_id=boss.user_id or 0) for _ in range(ROWS)]
    for report in (made, *rest):
        ReportLine.objects.create(report=report, foreigner=one, what="same", was_due_on=timezone.localdate())
    client = sign_in("kade")
    first = client.get(HERE, {"show": "all"}).context
    second = client.get(f"{HERE}?{first['later']}").context
    numbers = [row.line.pk for page in (first, second) for row in page["lines"]]
    assert numbers == sorted(set(numbers), reverse=True)
    assert (len(numbers), second["later"]) == (ROWS + 1, "")


def test_late_ones_are_turned_page_by_page(sponsor: Sponsor, boss: Actor, sign_in: SignIn) -> None:
    model = Foreigner.objects.order_by("pk")[0]
    day = timezone.localdate() - timedelta(days=5)
    Foreigner.objects.bulk_create(
        Foreigner(sponsor=sponsor, passport_index=f"x{number}", name="MANY", holds=model.holds, report_due_on=day)
        for number in range(ROWS + 5)
    )
    client = sign_in("kade")
    first = client.get(HERE).context
    second = client.get(f"{HERE}?{first['later']}").context
    seen = [row.one.pk for page in (first, second) for row in page["owed"]]
    assert (len(seen), len(set(seen)), second["later"]) == (ROWS + 5, ROWS + 5, "")


@pytest.mark.parametrize("asked", ["?after=x", "?after=2026-13-01~1", "?after=9~%00", "?show=none&q=%00", "?after=-1"])
def test_any_address_is_answered(sponsor: Sponsor, sign_in: SignIn, asked: str) -> None:
    assert sign_in("kade").get(f"{HERE}{asked}").status_code == 200


def test_four_rows_ask_as_often_as_one(sponsor: Sponsor, boss: Actor, sign_in: SignIn) -> None:
    overdue(1)
    client = sign_in("kade")

    def asked(show: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(HERE, {"show": show})
        return len(seen)

    asked("late")
    many = asked("late")
    report_same(sponsor, Foreigner.objects.order_by("pk"), by=boss)
    many_lines = asked("all")
    ReportLine.objects.filter(pk__in=ReportLine.objects.order_by("pk")[1:]).delete()
    overdue(1)
    Foreigner.objects.filter(pk__in=Foreigner.objects.order_by("pk")[1:]).update(report_due_on=None)
    assert (asked("late"), asked("all")) == (many, many_lines)
