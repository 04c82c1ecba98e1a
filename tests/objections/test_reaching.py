"""How a letter reached its reader, from the journal and the messages; and what that means for the days to object."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.access.scene import browser as officer
from tests.conftest import Cast, RunOutbox
from tests.letters.rows import made_letter
from tests.portal.conftest import browser, page
from tinggal.applications.deadlines import last_day_to_object
from tinggal.applications.models import Application
from tinggal.appointments.models import HandOver
from tinggal.journal.models import Event
from tinggal.letters.actions import opened
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.coming_back import arrived, came_back
from tinggal.notices.models import Notice
from tinggal.objections.answering import answer
from tinggal.objections.making import letter_against, object_to, object_until
from tinggal.objections.serving import How, Served
from tinggal.objections.serving_facts import served_letters, served_on


@pytest.fixture
def letter(refused: Application) -> Letter:
    found = letter_against(refused)
    assert found
    return found


def today() -> date:
    return timezone.localdate()


def mails(letter: Letter) -> list[Notice]:
    return list(letter.application.notices.filter(kind="application.refused"))


def all_come_back(letter: Letter) -> None:
    for one in mails(letter):
        came_back(one, words="550 5.1.1")


def test_a_message_without_word_counts_after_five_days_and_one_that_arrived_at_once(letter: Letter) -> None:
    assert served_on(letter) == Served(today() + timedelta(days=5), How.NOT_GIVEN_BACK)
    arrived(mails(letter)[0])
    assert served_on(letter) == Served(today(), How.ARRIVED)


def test_opening_it_counts_when_the_applicant_does_and_not_when_an_officer_does(letter: Letter, cast: Cast) -> None:
    opened(letter, by=cast["hadi"], desk="kakanim@K3101")
    assert served_on(letter).how == How.NOT_GIVEN_BACK
    opened(letter, by=cast["anna"])
    assert served_on(letter) == Served(today(), How.OPENED)


def test_what_the_sponsor_was_told_tells_the_applicant_nothing(letter: Letter) -> None:
    assert letter.application.notices.filter(kind="application.refused.sponsor", sent_at__isnull=False).exists()
    all_come_back(letter)
    assert served_on(letter) == Served(None, How.NOT_YET)


def test_the_last_day_to_object_is_never_before_the_printed_one_and_counts_from_the_day_it_was_received(
    letter: Letter,
) -> None:
    printed = last_day_to_object(today())
    assert object_until(letter) == last_day_to_object(today() + timedelta(days=5)) > printed
    arrived(mails(letter)[0])
    assert object_until(letter) == printed


def test_whom_no_message_reached_may_object_until_he_knows(refused: Application, letter: Letter, cast: Cast) -> None:
    all_come_back(letter)
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        assert object_until(letter) == last_day_to_object(today())
        assert object_to(refused, grounds="I knew nothing.", papers=[], by=cast["anna"])


def test_who_opened_it_has_the_days_of_the_law_and_no_more(refused: Application, letter: Letter, cast: Cast) -> None:
    all_come_back(letter)
    opened(letter, by=cast["anna"])
    last = last_day_to_object(today())
    with time_machine.travel(last + timedelta(days=1)), pytest.raises(MoveRefused, match="last day to object"):
        object_to(refused, grounds="I knew it.", papers=[], by=cast["anna"])
    with time_machine.travel(last):
        assert object_to(refused, grounds="I knew it.", papers=[], by=cast["anna"])


def test_a_printed_letter_handed_over_counts_for_the_letter_that_stood_then(letter: Letter, cast: Cast) -> None:
    file = letter.application
    all_come_back(letter)
    record = {"collector": "holder", "identity": "passport", "by_id": cast["budi"].user_id}
    one = HandOver.objects.create(application=file, handed=["passport"], **record)
    assert served_on(letter).how == How.NOT_YET
    HandOver.objects.filter(pk=one.pk).update(handed=["letter"], at=timezone.now())
    later = made_letter(file, Kind.CORRECTION, at=timezone.now() + timedelta(days=1))
    assert (served_on(letter).how, served_on(later).how) == (How.HANDED_OVER, How.NOT_YET)


def test_the_answer_to_an_objection_is_told_by_the_mail_of_its_own_event(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    made = object_to(refused, grounds="It was paid.", papers=[], by=cast["anna"])
    answer(made, by=cast["wayan"], outcome="dismissed", words="Nobody paid.")
    run_outbox()
    sent = Letter.objects.get(application=refused, kind=Kind.ANSWER)
    assert served_on(sent).how == How.NOT_GIVEN_BACK
    arrived(refused.notices.get(kind="objection.dismissed", channel="email"))
    assert served_on(sent) == Served(today(), How.ARRIVED)


def test_both_sides_read_it_in_words(refused: Application, letter: Letter, cast: Cast) -> None:
    anna, hadi = browser(cast, "anna"), officer(cast, "head")
    desk = reverse("desk:application", args=[refused.reference])
    for where, client in ((page("application", refused), anna), (page("objection", refused), anna), (desk, hadi)):
        assert "if no message about it comes back" in words(client, where)
    all_come_back(letter)
    assert "It does not count as received yet" in words(hadi, desk)
    opened(letter, by=cast["anna"])
    assert "it was opened in the account" in words(hadi, desk)
    assert "it was opened in the account" in words(anna, page("objection", refused))
    made = object_to(refused, grounds="It was paid.", papers=[], by=cast["anna"])
    above = officer(cast, "kanwil")
    assert "it was opened in the account" in words(above, reverse("desk:objection", args=[made.pk]))


def words(client: Client, where: str) -> str:
    return client.get(where).content.decode()


def story_of(file: Application) -> list[Event]:
    return list(Event.objects.filter(subject=file.subject).order_by("-number"))


def test_many_letters_ask_no_more_of_the_database_than_one(letter: Letter) -> None:
    file = letter.application
    with CaptureQueriesContext(connection) as few:
        served_letters(file, story_of(file))
    made_letter(file, Kind.CORRECTION)
    for _more in range(3):
        made_letter(file, Kind.RETURN)
    with CaptureQueriesContext(connection) as many:
        assert len(served_letters(file, story_of(file))) == 5
    assert len(many) == len(few) <= 4
