"""Reports without a name: kept once, for ever, under a code; answered by auditors only; counted for everybody."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.complaints.conftest import SignIn
from tests.conftest import Cast, user_of
from tinggal.complaints.answering import answer, figures
from tinggal.complaints.models import Complaint, ComplaintEntry
from tinggal.complaints.receiving import add, digest, found_by, new_code, receive
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.offices.models import Office

WORDS = "At counter 3 somebody asked me for Rp 500,000."


@pytest.fixture
def code(db: None) -> str:
    """The code of a report that was received."""
    made = new_code()
    receive(made, kind="bribe", text=WORDS, office=Office.objects.order_by("pk").first())
    return made


def test_a_report_is_found_by_its_code_however_it_is_typed_and_by_nothing_else(code: str) -> None:
    found = found_by(code.lower().replace("-", " "))
    assert found
    assert found.text == WORDS
    assert found_by(new_code()) is None
    assert code.replace("-", "") not in found.code_index
    assert found.answer_by == timezone.localdate() + timedelta(days=14)


def test_sent_twice_it_is_kept_once(code: str) -> None:
    again = receive(code, kind="bribe", text=WORDS)
    assert Complaint.objects.get() == again


def test_the_journal_tells_of_it_without_a_name_and_without_its_words(code: str) -> None:
    told = Event.objects.get(kind="complaint.received")
    assert told.actor == "visitor"
    assert told.data["sha256"] == digest(WORDS)
    assert "500,000" not in str(told.data)


@pytest.mark.parametrize("table", ["complaints_complaint", "complaints_complaintentry"])
@pytest.mark.parametrize("what", ["UPDATE {} SET ciphertext = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_drop_it(code: str, table: str, what: str) -> None:
    found = found_by(code)
    assert found
    add(found, "It was on Monday.")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(what.format(table))
    assert Complaint.objects.get().text == WORDS


@pytest.mark.parametrize("name", ["sari", "kusuma", "hadi", "kade", "anna"])
def test_only_an_auditor_answers(code: str, cast: Cast, name: str) -> None:
    with pytest.raises(NotYours):
        answer(Complaint.objects.get(), by=cast[name], text="It is fine.")


def test_questions_answers_and_the_end(code: str, cast: Cast) -> None:
    found = Complaint.objects.get()
    answer(found, by=cast["agus"], text="On which day?")
    add(found, "On Monday.")
    answer(found, by=cast["agus"], text="Thank you.", outcome="confirmed")
    assert [entry.side for entry in found.entries.all()] == ["auditor", "reporter", "auditor"]
    told = Complaint.objects.told().get()
    assert (told.closed_as, told.last_side) == ("confirmed", "auditor")
    assert not Complaint.objects.still_open().exists()
    with pytest.raises(MoveRefused, match="how it ended"):
        answer(found, by=cast["agus"], text="Or else?", outcome="lost")


def test_figures_tell_what_was_answered_in_time_and_what_was_not(db: None, cast: Cast) -> None:
    now = timezone.now()
    for days in (0, 10, 40, 400):
        Complaint.objects.create(
            code_index=str(days),
            kind="service",
            text=WORDS,
            received_at=now - timedelta(days=days),
            answer_by=timezone.localdate() - timedelta(days=days - 14),
        )
    assert (figures().received, figures().late, figures().in_time, figures().not_yet_due) == (3, 1, 0, 2)
    answer(Complaint.objects.get(code_index="10"), by=cast["agus"], text="We look into it.")
    answer(Complaint.objects.get(code_index="40"), by=cast["agus"], text="Too late.", outcome="not_found")
    assert (figures().late, figures().in_time, figures().not_yet_due, figures().still_open) == (1, 1, 1, 2)


def test_somebody_reports_on_the_page_reads_the_answer_and_writes_back(client: Client, cast: Cast) -> None:
    place, following = reverse("track:report"), reverse("track:follow_report")
    sealed = client.get(place).context["form"].initial["sealed"]
    typed = {"kind": "bribe", "text": WORDS, "sealed": sealed}
    assert client.post(place, {**typed, "text": " "}).status_code == 422
    received = client.post(place, typed)
    code = received.context["code"]
    assert code in received.content.decode()
    assert client.post(place, typed).context["code"] == code
    found = Complaint.objects.get()
    answer(found, by=cast["agus"], text="On which day?")
    shown = client.post(following, {"code": code}).content.decode()
    assert "On which day?" in shown
    assert str(user_of(cast["agus"])) not in shown
    client.post(following, {"code": code, "text": "On Monday."})
    assert found.entries.last().text == "On Monday."
    wrong = client.post(following, {"code": new_code()})
    assert (wrong.status_code, "no report with this code" in wrong.content.decode()) == (422, True)


def test_a_reference_is_tidied_or_refused_and_the_text_is_kept(client: Client, db: None) -> None:
    answered = client.post(reverse("track:report"), {"kind": "service", "text": WORDS, "reference": "TG-1"})
    assert answered.status_code == 422
    assert WORDS in answered.content.decode()
    assert not Complaint.objects.exists()


def test_the_auditor_finds_it_reads_it_and_answers(code: str, sign_in: SignIn) -> None:
    auditor = sign_in("agus")
    found = Complaint.objects.get()
    listed = auditor.get(reverse("audit:complaints")).content.decode()
    place = reverse("audit:complaint", args=[found.pk])
    assert place in listed
    assert WORDS in auditor.get(place).content.decode()
    assert Event.objects.filter(kind="complaint.opened", subject=f"complaint/{found.pk}").count() == 1
    assert auditor.post(place, {"text": " "}).status_code == 422
    assert auditor.post(place, {"text": "Thank you.", "outcome": "passed_on"})["Location"] == place
    assert found.entries.get().outcome == "passed_on"
    assert place in auditor.get(reverse("audit:complaints"), {"show": "closed"}).content.decode()


def test_the_list_costs_the_same_for_one_and_for_four(code: str, sign_in: SignIn) -> None:
    auditor = sign_in("agus")
    counts = []
    for _again in range(2):
        with CaptureQueriesContext(connection) as one:
            auditor.get(reverse("audit:complaints"))
        counts.append(len(one))
        for _three in range(3):
            receive(new_code(), kind="service", text=WORDS, office=Office.objects.order_by("pk").last())
    assert counts[0] == counts[1]


def test_no_address_of_a_machine_is_kept(client: Client, db: None) -> None:
    place = reverse("track:report")
    sealed = client.get(place).context["form"].initial["sealed"]
    client.post(place, {"kind": "bribe", "text": WORDS, "sealed": sealed}, REMOTE_ADDR="203.0.113.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_json(c)::text FROM complaints_complaint c")
        kept = str(cursor.fetchall())
        cursor.execute("SELECT to_json(e)::text FROM journal_event e WHERE subject LIKE 'complaint/%'")
        kept += str(cursor.fetchall())
    assert "203.0.113" not in kept
    assert ComplaintEntry.objects.count() == 0
