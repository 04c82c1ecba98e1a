"""Messages of a file: both sides write, each sees when the other read and answered; strangers see and write nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, make_draft
from tests.desk.conftest import SignIn, sign_in  # noqa: F401  a fixture
from tests.portal.conftest import browser, page
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.correspondence.models import Message
from tinggal.correspondence.writing import (
    MOST_UNANSWERED,
    thread,
    unanswered,
    usual_answer,
    write_to_applicant,
    write_to_office,
)
from tinggal.lib.workflow import MoveRefused, NotYours

Side = Message.Side


@pytest.fixture
def file(cast: Cast, draft: Application) -> Application:
    """A file at the immigration office."""
    walk_to(Status.AT_KANIM, draft, cast)
    return draft


def test_an_answer_of_the_office_answers_what_was_asked_and_is_told(
    file: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    asked = write_to_office(file, " Is my photo good? ", by=cast["anna"])
    assert (asked.text, [one.pk for one in unanswered(cast["kade"])]) == ("Is my photo good?", [asked.pk])
    write_to_applicant(file, "Yes.", by=cast["kade"])
    run_outbox()
    asked.refresh_from_db()
    assert asked.answered_at
    assert unanswered(cast["kade"]) == []
    notice = file.notices.get(kind="message.to_applicant")
    assert "Yes." not in notice.body
    assert [one.side for one in thread(file)] == [Side.APPLICANT, Side.OFFICE]


@pytest.mark.parametrize("name", ["mallory", "kade", "sari"])
def test_nobody_else_writes_as_the_applicant(file: Application, cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        write_to_office(file, "Hello", by=cast[name])


@pytest.mark.parametrize("name", ["anna", "mallory", "budi", "sari", "agus"])
def test_only_an_officer_whose_office_has_it_writes_to_the_applicant(file: Application, cast: Cast, name: str) -> None:
    with pytest.raises(NotYours):
        write_to_applicant(file, "Hello", by=cast[name])


def test_a_draft_has_no_messages_and_no_message_is_empty(cast: Cast, draft: Application, file: Application) -> None:
    other = make_draft(cast, owner="mallory")
    with pytest.raises(MoveRefused, match="once you have sent"):
        write_to_office(other, "Hello", by=cast["mallory"])
    with pytest.raises(MoveRefused, match="Write your message"):
        write_to_office(file, " \n ", by=cast["anna"])


def test_who_has_asked_five_times_waits_for_an_answer(file: Application, cast: Cast) -> None:
    for number in range(MOST_UNANSWERED):
        write_to_office(file, f"Question {number}", by=cast["anna"])
    with pytest.raises(MoveRefused, match="5 messages wait"):
        write_to_office(file, "And?", by=cast["anna"])
    write_to_applicant(file, "Soon.", by=cast["kade"])
    write_to_office(file, "Thank you", by=cast["anna"])


def test_the_usual_answer_is_told_only_when_there_are_enough(file: Application, cast: Cast) -> None:
    now = timezone.now()
    assert usual_answer(file.office) is None
    for days in (0, 0, 7, 7, 7):
        asked = write_to_office(file, "?", by=cast["anna"])
        Message.objects.filter(pk=asked.pk).update(sent_at=now - timedelta(days=days), answered_at=now)
    assert usual_answer(file.office) == 5
    with time_machine.travel(now + timedelta(days=120)):
        assert usual_answer(file.office) is None


def test_both_pages_show_the_thread_and_who_has_read(
    file: Application,
    cast: Cast,
    sign_in: SignIn,  # noqa: F811
) -> None:
    anna, kade = browser(cast, "anna"), sign_in("kade")
    here, desk = page("messages", file), reverse("desk:messages", args=[file.reference])
    assert anna.post(here, {"text": ""}).status_code == 422
    anna.post(here, {"text": "Is <b>this</b> good?"})
    assert "not read yet" in anna.get(here).content.decode()
    assert file.reference in kade.get(reverse("desk:unanswered")).content.decode()
    assert "Is &lt;b&gt;this&lt;/b&gt; good?" in kade.get(desk).content.decode()
    assert "not answered yet" in anna.get(here).content.decode()
    kade.post(desk, {"text": "It is."})
    assert "1 new" in anna.get(page("application", file)).content.decode()
    shown = anna.get(here).content.decode()
    assert "It is." in shown
    assert "Kade" not in shown
    assert "1 new" not in anna.get(page("application", file)).content.decode()
    assert "It is." in kade.get(reverse("desk:application", args=[file.reference])).content.decode()


def test_an_auditor_reads_and_leaves_no_trace_of_having_read(
    file: Application,
    cast: Cast,
    sign_in: SignIn,  # noqa: F811
) -> None:
    asked = write_to_office(file, "Hello", by=cast["anna"])
    shown = sign_in("agus").get(reverse("desk:messages", args=[file.reference])).content.decode()
    assert "Hello" in shown
    assert "<textarea" not in shown
    asked.refresh_from_db()
    assert asked.read_at is None


def test_the_list_costs_the_same_for_one_and_for_three(
    file: Application,
    cast: Cast,
    sign_in: SignIn,  # noqa: F811
) -> None:
    kade: Client = sign_in("kade")
    where = reverse("desk:unanswered")
    write_to_office(file, "One", by=cast["anna"])
    kade.get(where)
    with CaptureQueriesContext(connection) as one:
        kade.get(where)
    for text in ("Two", "Three"):
        write_to_office(file, text, by=cast["anna"])
    with CaptureQueriesContext(connection) as three:
        assert kade.get(where).content.decode().count("d-files__name") == 3
    assert len(three) == len(one)
