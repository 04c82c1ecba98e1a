"""The counter: open checks, invitations and interviews, letters that arrive, permits that are handed over."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, RunOutbox
from tests.desk.conftest import BringTo, SignIn
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.models import Appointment
from tinggal.journal.models import Event
from tinggal.letters.models import Dispatch
from tinggal.offices.calendar import working_days
from tinggal.verification.models import Finding


def invitation(**changes: str) -> dict[str, str]:
    day = working_days().add(timezone.localdate(), 3)
    typed = {
        "day_day": str(day.day),
        "day_month": str(day.month),
        "day_year": str(day.year),
        "at": "9.30",
        "place": "Counter 4",
    }
    return {"kind": "both", **typed, **changes}


def invite(client: Client, file: Application, **changes: str):
    return client.post(f"/desk/{file.reference}/invite/", invitation(**changes))


@pytest.fixture
def question(at_kanim: Application) -> Finding:
    document = at_kanim.documents.get(code="passport")
    Application.objects.filter(pk=at_kanim.pk).update(open_questions=1)
    return Finding.objects.create(
        application=at_kanim, document=document, about="passport", check_name="readable", version=1, outcome="ask",
        words="hard_to_read", expected="0.50", found="0.31",
    )  # fmt: skip


def test_an_open_check_is_answered_with_a_code_and_a_note(sign_in: SignIn, at_kanim: Application, question: Finding):
    client, place = sign_in("kade"), f"/desk/{at_kanim.reference}/checks/{question.pk}/"
    without = client.post(place, {"answer": "", "note": "Compared with the original."})
    assert without.status_code == 422
    assert "Compared with the original." in without.content.decode()

    answer = client.post(place, {"answer": "cleared/misread", "note": "Compared with the original."})
    at_kanim.refresh_from_db()
    assert (answer.status_code, at_kanim.open_questions) == (302, 0)
    page = client.get(f"/desk/{at_kanim.reference}/").content.decode()
    assert "Looked at: no objection" in page
    assert "Kade: The machine read this wrongly – Compared with the original." in page


def test_an_answered_check_is_not_answered_again(sign_in: SignIn, at_kanim: Application, question: Finding):
    client, place = sign_in("kade"), f"/desk/{at_kanim.reference}/checks/{question.pk}/"
    typed = {"answer": "cleared/misread", "note": "Compared."}
    client.post(place, typed)
    assert "This question has been answered already." in client.post(place, typed).content.decode()


def test_a_colleague_of_another_desk_does_not_answer_checks(sign_in: SignIn, at_kanim: Application, question: Finding):
    place = f"/desk/{at_kanim.reference}/checks/{question.pk}/"
    typed = {"answer": "cleared/misread", "note": "Fine."}
    assert [sign_in(name).post(place, typed).status_code for name in ("wayan", "budi")] == [403, 404]


def test_an_invitation_brings_the_file_to_the_interview(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    assert invite(client, at_kanim).status_code == 302
    at_kanim.refresh_from_db()
    appointment = Appointment.objects.get()
    local = timezone.localtime(appointment.starts_at, appointment.office.zone)
    assert (at_kanim.status, local.time(), appointment.place) == ("at_interview", time(9, 30), "Counter 4")
    assert "Counter 4" in client.get("/desk/interviews/").content.decode()


def test_an_invitation_that_cannot_be_keeps_what_was_typed(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    for changes, words in (
        ({"at": "half past"}, "Write the time like this: 9:30."),
        ({"at": "20:00"}, "Please choose a time from 8:00 to 15:00"),
        ({"day_year": "2020"}, "Please choose a time in the future."),
        ({"day_month": "13"}, "The month must be a number from 1 to 12"),
        ({"day_year": "9999", "day_day": "31", "day_month": "12"}, "Please choose a day within the next 90 days."),
    ):
        page = invite(client, at_kanim, **changes)
        assert (page.status_code, words, words in page.content.decode()) == (422, words, True)
        assert "Counter 4" in page.content.decode()
    at_kanim.refresh_from_db()
    assert at_kanim.status == "at_kanim"


def test_only_the_counter_invites(sign_in: SignIn, at_kanim: Application):
    assert [invite(sign_in(name), at_kanim).status_code for name in ("wayan", "budi", "agus")] == [403, 404, 403]


def test_the_minutes_of_an_interview_bring_the_file_back_to_the_desk(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    invite(client, at_kanim)
    place = f"/desk/{at_kanim.reference}/interview/"
    empty = client.post(place, {"came": "attend", "minutes": "", "outcome": "clear"})
    assert (empty.status_code, "Please write down what was asked" in empty.content.decode()) == (422, True)

    assert (
        client.post(place, {"came": "attend", "minutes": "Knows his work well.", "outcome": "clear"}).status_code == 302
    )
    at_kanim.refresh_from_db()
    assert at_kanim.status == "at_kanim"
    assert "Knows his work well." in client.get(f"/desk/{at_kanim.reference}/").content.decode()


def test_nobody_is_missing_before_the_time_has_come(sign_in: SignIn, at_kanim: Application):
    client, place = sign_in("kade"), f"/desk/{at_kanim.reference}/interview/"
    invite(client, at_kanim)
    early = client.post(place, {"came": "miss", "minutes": ""})
    assert "The appointment has not begun yet." in early.content.decode()

    Appointment.objects.update(starts_at=timezone.now() - timedelta(hours=2))
    assert client.post(place, {"came": "miss", "minutes": ""}).status_code == 302
    assert Appointment.objects.get().state == "missed"


def test_an_interview_nobody_wrote_down_stands_on_top(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    invite(client, at_kanim)
    Appointment.objects.update(starts_at=datetime(2026, 1, 5, 9, tzinfo=UTC))
    assert [str(title) for title, _ in client.get("/desk/interviews/").context["sections"]] == ["Not written down yet"]
    assert sign_in("budi").get("/desk/interviews/").context["sections"] == []


@pytest.fixture
def approved(bring_to: BringTo, cast: Cast, run_outbox: RunOutbox) -> Application:
    """An approved file whose letter has been filed and sent."""
    file = bring_to("at_kasubdit")
    walk_to(Status.APPROVED, file, cast)
    run_outbox()
    file.refresh_from_db()
    assert file.status == "issued"
    return file


def test_a_letter_arrives_at_the_office_is_confirmed_and_the_permit_handed_over(
    sign_in: SignIn, cast: Cast, approved: Application
):
    client = sign_in("kade")
    dispatch = Dispatch.objects.get(purpose="act")
    inbox = client.get("/desk/letters/")
    assert [one.pk for one in inbox.context["waiting"]] == [dispatch.pk]

    letter = client.get(f"/desk/{approved.reference}/letter/")
    assert letter.content.startswith(b"%PDF")
    assert (letter["Content-Type"], letter["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    read = Event.objects.filter(kind="letter.opened").values_list("actor", "desk")
    assert list(read) == [(cast["kade"].key, cast["kade"].seats[0].desk)]

    assert sign_in("budi").post(f"/desk/letters/{dispatch.pk}/received/").status_code == 404
    assert client.post(f"/desk/letters/{dispatch.pk}/received/").status_code == 302
    assert [one.pk for one in client.get("/desk/letters/").context["received"]] == [dispatch.pk]

    assert [row.reference for row in client.get("/desk/collections/").context["rows"]] == [approved.reference]
    record = {"collector": "holder", "identity": "passport", "handed": ["card", "letter"]}
    assert client.post(f"/desk/{approved.reference}/collect/", record).status_code == 302
    assert client.get("/desk/collections/").context["rows"] == []
    page = client.get(f"/desk/{approved.reference}/").content.decode()
    for words in ("Letter of approval", "Office confirmed that it has the letter", "Permit collected"):
        assert words in page


def test_strangers_do_not_get_the_letter(sign_in: SignIn, approved: Application):
    assert sign_in("budi").get(f"/desk/{approved.reference}/letter/").status_code == 404
