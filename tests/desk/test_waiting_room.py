"""The waiting room: what the board on the wall shows, and to whom; lists that cost the same however long they are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.appointments.test_inviting import invited
from tests.conftest import Cast
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.models import Application
from tinggal.appointments.models import Appointment, Capture, ClosedDay, Ticket
from tinggal.appointments.queue import call_next, finish, give
from tinggal.desk import appointment_sheet
from tinggal.offices.models import Office

BOARD = "/board/K3102/"


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office.objects.get(code="K3102")


def test_everybody_reads_the_board_and_it_names_nobody(at_kanim: Application, office: Office, cast: Cast) -> None:
    for reason in ("question", "help", "collection"):
        give(office, reason=reason, by=cast["kade"], application=at_kanim)
    served = call_next(office, counter="2", by=cast["kade"])
    assert served is not None
    call_next(office, counter="4", by=cast["kade"])
    page = Client().get(BOARD)
    text = page.content.decode()
    assert [(one.number, one.counter) for one in page.context["called"]] == [(2, "4"), (1, "2")]
    assert "Waiting: 1" in text
    assert not [word for word in (at_kanim.holder, at_kanim.reference, "Anna", "Kade") if word in text]
    finish(served, by=cast["kade"])
    assert [one.number for one in Client().get(BOARD).context["called"]] == [2]


def test_the_board_renews_itself_with_and_without_scripts_and_has_no_menu(office: Office) -> None:
    text = Client().get(BOARD).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in text
    assert "track/board.js" in text
    assert "<nav" not in text
    assert "/desk/" not in text


def test_there_is_no_board_of_an_office_that_receives_nobody(office: Office) -> None:
    assert [Client().get(f"/board/{code}/").status_code for code in ("DIT", "W31", "K0000")] == [404, 404, 404]


def many_tickets(office: Office, cast: Cast, file: Application, *, since: int) -> None:
    for _ in range(since, since + 8):
        give(office, reason="question", by=cast["kade"], application=file)
        call_next(office, counter="4", by=cast["kade"])
        give(office, reason="help", by=cast["kade"])


def many_closed_days(office: Office, cast: Cast, file: Application, *, since: int) -> None:
    first = timezone.localdate() + timedelta(days=200)
    ClosedDay.objects.bulk_create(
        ClosedDay(office=office, on=first + timedelta(days=n), why="Moving house", set_by_id=cast["hadi"].user_id)
        for n in range(since, since + 8)
    )


def many_captures(office: Office, cast: Cast, file: Application, *, since: int) -> None:
    Capture.objects.bulk_create(
        Capture(
            application=file,
            kind="fingerprints",
            quality=70,
            device="test",
            media_type="image/png",
            stored=f"x{n}",
            wrapped_key=b"",
            sha256="0" * 64,
            taken_by_id=cast["kade"].user_id,
        )
        for n in range(since, since + 8)
    )


LONG = (
    ("kade", "/desk/tickets/", many_tickets),
    ("", BOARD, many_tickets),
    ("hadi", "/desk/hours/", many_closed_days),
    ("kade", "/desk/{reference}/capture/fingerprints/", many_captures),
)


@pytest.mark.parametrize("case", LONG, ids=[page for _, page, _ in LONG])
def test_a_long_list_costs_no_more_questions(case, sign_in: SignIn, at_kanim: Application, cast: Cast) -> None:
    who, page, grow = case
    invited(at_kanim, cast)
    office, where = at_kanim.office, page.format(reference=at_kanim.reference)
    client = sign_in(who) if who else Client()
    grow(office, cast, at_kanim, since=0)
    client.get(where)
    with CaptureQueriesContext(connection) as few:
        assert client.get(where).status_code == 200
    grow(office, cast, at_kanim, since=8)
    with CaptureQueriesContext(connection) as many:
        client.get(where)
    assert len(many) == len(few)


@pytest.mark.parametrize("page", ["/desk/counter/", "/desk/interviews/", "/desk/collections/"])
def test_many_people_cost_no_more_questions(page: str, sign_in: SignIn, bring_to: BringTo, cast: Cast) -> None:
    client = sign_in("kade")
    _expected(bring_to("at_kanim"), cast)
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    for number in range(3):
        _expected(bring_to("at_kanim", owner="mallory", passport_number=f"B000000{number}"), cast)
    with CaptureQueriesContext(connection) as many:
        text = client.get(page).content.decode()
    assert len(many) == len(few)
    assert page == "/desk/collections/" or text.count("TG-") >= 4


def _expected(file: Application, cast: Cast) -> None:
    file.refresh_from_db()
    invited(file, cast)
    Appointment.objects.filter(application=file).update(starts_at=timezone.now() + timedelta(hours=1))


def test_tickets_of_yesterday_are_gone_from_the_board(office: Office, cast: Cast) -> None:
    give(office, reason="question", by=cast["kade"])
    call_next(office, counter="4", by=cast["kade"])
    Ticket.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert list(Client().get(BOARD).context["called"]) == []


def test_the_list_of_appointments_is_turned_page_by_page(
    sign_in: SignIn, bring_to: BringTo, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appointment_sheet, "ROWS", 2)
    for number in range(5):
        _expected(bring_to("at_kanim", owner="mallory", passport_number=f"B000000{number}"), cast)
    client, there, back = sign_in("kade"), [], []
    sheet = client.get("/desk/interviews/").context["sheet"]
    there.append([one.pk for one in sheet.rows])
    while sheet.later:
        sheet = client.get("/desk/interviews/", {"after": sheet.later}).context["sheet"]
        there.append([one.pk for one in sheet.rows])
    back.append([one.pk for one in sheet.rows])
    while sheet.earlier:
        sheet = client.get("/desk/interviews/", {"before": sheet.earlier}).context["sheet"]
        back.append([one.pk for one in sheet.rows])
    assert [len(page) for page in there] == [2, 2, 1]
    assert back == there[::-1]
    for nowhere in ("x", "1e400_1", "1_99999999999999999999", "nan_1"):
        assert client.get("/desk/interviews/", {"after": nowhere}).context["sheet"].rows
