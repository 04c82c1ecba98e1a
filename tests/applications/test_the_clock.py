"""The clock of a real file: from the journal, kept in two dates, told in words, watched by the hour."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.clock import reckoning_of, terms_of
from tinggal.applications.clock_watch import watch
from tinggal.applications.clock_words import as_published, clock_moves, clock_rows
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.lib.clock import APPLICANT, Arrival, reckon
from tinggal.notices.digests import warn_superiors
from tinggal.notices.models import Notice
from tinggal.offices.calendar import working_days

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_the_promise_is_the_sum_of_the_desks_on_the_way_to_a_decision(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    assert draft.due_on == working_days().add(TODAY(), 3)
    assert draft.promised_on == working_days().add(TODAY(), 3 + 3 + 3 + 2)


def test_a_file_that_was_not_paid_has_no_promise(draft: Application, cast: Cast) -> None:
    walk_to(Status.UNPAID, draft, cast)
    draft.refresh_from_db()
    assert (draft.due_on, draft.promised_on) == (None, None)


def test_the_stored_dates_are_what_the_journal_says(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_DIRECTORATE, draft, cast)
    perform(draft, "send_back", by=cast["dewi"], reasons=["S-01"])
    draft.refresh_from_db()
    told = reckoning_of(draft)
    assert (draft.due_on, draft.promised_on) == (told.due_on, told.promised_on)
    assert [row.days for row in clock_rows(told)] == ["0 of 3 working days"] * 4


def test_waiting_for_the_applicant_moves_the_promise_and_says_why(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    terms, calendar = terms_of(draft), working_days()
    monday = calendar.add(TODAY(), 1)
    back = calendar.add(monday, 4)
    arrivals = [Arrival(monday, "at_kanim"), Arrival(monday, "returned"), Arrival(back, "at_kanim")]
    told = reckon(arrivals, terms)
    assert told.promised_on == calendar.add(told.promised_first or monday, 4)
    assert [(str(move.why), move.days) for move in clock_moves(told)] == [
        ("The application was with the applicant, who had to correct something.", "4 working days")
    ]
    waiting = reckon(arrivals[:2], terms)
    assert (waiting.stands_since, waiting.promised_on) == (monday, waiting.promised_first)


def test_what_is_published_is_enough_to_count_again(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    published = as_published(reckoning_of(draft), terms_of(draft))
    draft.refresh_from_db()
    assert (published["promised_on"], published["stands_still_at"]) == (
        f"{draft.promised_on}",
        {"returned": APPLICANT, "at_interview": "interview"},
    )


def test_the_last_day_of_a_desk_is_written_down_once_and_the_day_after_too(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    assert draft.due_on
    assert watch(today=TODAY()) == {"clock.near": 0, "clock.late": 0}
    assert watch(today=draft.due_on) == {"clock.near": 1, "clock.late": 0}
    assert watch(today=draft.due_on) == {"clock.near": 0, "clock.late": 0}
    assert watch(today=draft.due_on + timedelta(days=1)) == {"clock.near": 0, "clock.late": 1}
    proofs = Event.objects.filter(kind="clock.watched").order_by("subject")
    assert [event.subject for event in proofs] == [
        f"clock/{TODAY()}", f"clock/{draft.due_on}", f"clock/{draft.due_on + timedelta(days=1)}",
    ]  # fmt: skip


def test_the_head_of_the_office_gets_one_mail_on_the_last_day_of_a_desk(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    assert draft.due_on
    assert [warn_superiors(today=day) for day in (TODAY(), draft.due_on, draft.due_on)] == [0, 1, 0]
    told = Notice.objects.get(kind="clock.digest")
    assert (told.person, told.application) == (user_of(cast["hadi"]), None)
    assert draft.reference in told.body
    assert [message.to for message in mail.outbox[-1:]] in ([], [["hadi@example.org"]])


def test_the_applicant_reads_how_the_days_were_counted(draft: Application, cast: Cast, client: Client) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    client.force_login(user_of(cast["anna"]))
    status = client.get(f"/applications/{draft.reference}/").content.decode()
    assert "We promise a decision by" in status
    page = client.get(f"/applications/{draft.reference}/clock/").content.decode()
    assert "Immigration office" in page
    assert "0 of 3 working days" in page
    assert client.get(f"/applications/{draft.reference}/clock.json").json()["arrivals"][-1]["place"] == "at_kanwil"
