"""What was read on the passport stands beside the form; nothing is written into it that its owner did not choose."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from ml.mrz.generate import generate
from tests.conftest import Cast, RunOutbox
from tests.portal.conftest import page
from tests.portal.test_adding_documents import upload
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, start
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit
from tinggal.checker.mrz import check_digit
from tinggal.journal.models import Event
from tinggal.mrz.fields import parse_lines
from tinggal.portal.read_back import ReadBack, Row, read_back
from tinggal.reading.facts import VERSION, Facts, Zone
from tinggal.verification.models import DocumentFacts


def second_line(*, number: str = "L898902C3", state: str = "SWE", birth: str = "900412", ends: str = "320415") -> str:
    """The lower line of a passport, with right check digits."""
    number, optional = number.ljust(9, "<"), "ZE184226B<<<<<"
    front, rest = number + check_digit(number), f"F{ends}{check_digit(ends)}{optional}{check_digit(optional)}"
    birthday = birth + check_digit(birth)
    return front + state + birthday + rest + check_digit(front + birthday + rest[1:])


LINES = ("P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", second_line())
SURE = {
    "surname": 0.99, "given_names": 0.99, "number": 0.99, "nationality": 0.99, "birth_date": 0.99, "sex": 0.99,
    "expiry_date": 0.99,
}  # fmt: skip


def zone(*lines: str, valid: bool = True, **unsure: float) -> Zone:
    """A reading of these lines as the reader gives it."""
    said = parse_lines("TD3", lines or LINES, today=timezone.localdate())
    fields = {
        "document_code": said.code, "issuing_state": said.state, "surname": said.surname, "given_names": said.given,
        "number": said.number, "nationality": said.nationality, "birth_date": said.birth, "sex": said.sex,
        "expiry_date": said.expiry,
    }  # fmt: skip
    return Zone("TD3", lines or LINES, fields, valid, {**SURE, **unsure})


def told(file: Application, found: Zone | None) -> ReadBack:
    """What is said about the passport when this was read on it."""
    passport = file.documents.get(code="passport", replaced_at=None)
    facts = Facts(zone=found).to_json()
    kept = {"facts": facts, "wanted": ["zone"], "version": VERSION, "ms": 0}
    DocumentFacts.objects.update_or_create(document=passport, defaults=kept)
    reading = read_back(file, passport)
    assert reading is not None
    return reading


def row(reading: ReadBack, code: str) -> Row:
    return next(one for one in reading.rows if one.code == code)


@pytest.fixture(autouse=True)
def reader(settings: LazySettings) -> None:
    """A machine with the reader."""
    settings.READ_DOCUMENTS = True


@pytest.fixture
def file(draft: Application, cast: Cast) -> Application:
    """Anna's draft, with the day on which the passport of these tests ends."""
    answer(draft, {"passport_expires_on": "2032-04-15"}, by=cast["anna"])
    return draft


def saved(file: Application) -> dict[str, str]:
    file.refresh_from_db()
    return dict(file.answers)


def test_a_form_that_says_the_same_has_nothing_to_decide(file: Application, anna: Client) -> None:
    assert told(file, zone()).all_same
    shown = anna.get(page("document", file, "passport")).content.decode()
    assert "Your form says the same." in shown
    assert "Use these" not in shown


def test_an_empty_answer_is_offered_and_written_after_a_yes(file: Application, cast: Cast, anna: Client) -> None:
    answer(file, {"passport_number": "", "birth_date": ""}, by=cast["anna"])
    assert {one.code: one.state for one in told(file, zone()).offered} == {
        "birth_date": "empty", "passport_number": "empty"
    }  # fmt: skip
    assert saved(file)["passport_number"] == ""
    chosen = {"use-passport_number": "read", "use-birth_date": "read"}
    anna.post(page("use_reading", file, "passport"), chosen)
    assert (saved(file)["passport_number"], saved(file)["birth_date"]) == ("L898902C3", "1990-04-12")


def test_the_journal_says_on_which_document_answers_were_read(file: Application, cast: Cast, anna: Client) -> None:
    answer(file, {"passport_number": ""}, by=cast["anna"])
    told(file, zone())
    anna.post(page("use_reading", file, "passport"), {"use-passport_number": "read"})
    passport = file.documents.get(code="passport", replaced_at=None)
    assert Event.objects.get(kind="form.taken_over").data == {
        "questions": ["passport_number"], "code": "passport", "version": 1, "sha256": passport.sha256
    }  # fmt: skip


def test_a_different_answer_is_shown_beside_the_reading_and_none_is_chosen(
    file: Application, cast: Cast, anna: Client
) -> None:
    answer(file, {"passport_number": "L898902C4"}, by=cast["anna"])
    (one,) = told(file, zone()).offered
    assert (one.shown, one.written, one.state) == ("L898902C3", "L898902C4", "different")
    shown = anna.get(page("document", file, "passport")).content.decode()
    assert "checked" not in shown
    anna.post(page("use_reading", file, "passport"), {})
    assert saved(file)["passport_number"] == "L898902C4"
    anna.post(page("use_reading", file, "passport"), {"use-passport_number": "keep"})
    assert saved(file)["passport_number"] == "L898902C4"


def test_only_questions_that_were_offered_can_be_written(file: Application, anna: Client) -> None:
    told(file, replace(zone(), fields={**zone().fields, "number": "X1"}))
    before = saved(file)
    anna.post(page("use_reading", file, "passport"), {"use-address": "read", "use-full_name": "read"})
    assert saved(file) == before


def test_an_unsure_reading_asks_for_every_letter_and_is_not_chosen_for_anybody(
    file: Application, cast: Cast, anna: Client
) -> None:
    answer(file, {"passport_number": ""}, by=cast["anna"])
    assert not row(told(file, zone(number=0.4)), "passport_number").sure
    shown = anna.get(page("document", file, "passport")).content.decode()
    assert "Please check letter by letter." in shown
    assert "checked" not in shown


def test_nothing_in_a_zone_that_is_not_valid_is_sure(file: Application) -> None:
    assert {one.sure for one in told(file, zone(valid=False)).rows} == {False}


def test_a_reading_the_form_would_refuse_is_refused_in_its_words(file: Application, cast: Cast, anna: Client) -> None:
    answer(file, {"passport_number": "", "passport_expires_on": ""}, by=cast["anna"])
    past = (LINES[0], second_line(ends="200415"))
    told(file, zone(*past))
    chosen = {"use-passport_number": "read", "use-passport_expires_on": "read"}
    shown = anna.post(page("use_reading", file, "passport"), chosen, follow=True).content.decode()
    assert "This passport has expired." in shown
    assert (saved(file)["passport_number"], saved(file)["passport_expires_on"]) == ("L898902C3", "")


def test_no_lines_are_said_kindly_and_the_file_stays(file: Application, anna: Client) -> None:
    assert not told(file, None).found
    shown = anna.get(page("document", file, "passport")).content.decode()
    assert "We did not find the two lines" in shown
    assert "Your file is kept" in shown


def test_a_name_in_plain_letters_is_the_same_name(file: Application, cast: Cast) -> None:
    answer(file, {"full_name": "Anna Müller"}, by=cast["anna"])
    read = row(told(file, zone("P<SWEMUELLER<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<", LINES[1])), "full_name")
    assert (read.state, "plain letters" in read.note) == ("same", True)


def test_one_other_letter_is_not_the_same_name(file: Application, cast: Cast) -> None:
    answer(file, {"full_name": "ANNA MARIA ERIKSON"}, by=cast["anna"])
    assert row(told(file, zone()), "full_name").state == "different"


def test_a_name_without_room_is_said_to_be_cut_off(file: Application, cast: Cast) -> None:
    long = "P<SWEVANDERBERGHSTEENHUYSEN<<ALEXANDRINACATH"
    answer(file, {"full_name": ""}, by=cast["anna"])
    assert "longer than the line" in row(told(file, zone(long, LINES[1])), "full_name").note


def test_a_nationality_nobody_knows_is_not_offered(file: Application) -> None:
    found = told(file, zone(LINES[0], second_line(state="QQQ")))
    assert "nationality" not in {one.code for one in found.rows}


def test_other_documents_and_machines_without_the_reader_have_no_such_part(
    file: Application, settings: LazySettings
) -> None:
    assert read_back(file, file.documents.filter(code="photo").get()) is None
    settings.READ_DOCUMENTS = False
    assert read_back(file, file.documents.get(code="passport")) is None


@pytest.mark.parametrize("address", ["use_reading", "keep_document"])
def test_strangers_can_do_nothing_and_a_look_changes_nothing(
    file: Application, anna: Client, mallory: Client, address: str
) -> None:
    assert mallory.post(page(address, file, "passport")).status_code == 404
    assert anna.get(page(address, file, "passport")).status_code == 405


def test_a_file_that_was_sent_takes_nothing_over(file: Application, cast: Cast, anna: Client) -> None:
    told(file, zone(LINES[0], second_line(number="X898902C3")))
    perform(file, "submit", by=cast["anna"])
    anna.post(page("use_reading", file, "passport"), {"use-passport_number": "read"})
    assert saved(file)["passport_number"] == "L898902C3"


def test_a_passport_that_is_uploaded_is_read_at_once_and_once_only(
    cast: Cast, anna: Client, run_outbox: RunOutbox
) -> None:
    empty = start(permit("new-itas-worker"), by=cast["anna"])
    sample = generate(7, level=1, lines=LINES)
    assert "We are looking at it" in upload(anna, empty, sample.jpeg)
    run_outbox()
    shown = anna.get(page("document", empty, "passport")).content.decode()
    assert "Check what we read" in shown
    assert "L898902C3" in shown
    anna.post(page("use_reading", empty, "passport"), {"use-full_name": "read", "use-birth_date": "read"})
    assert saved(empty) == {"full_name": "ANNA MARIA ERIKSSON", "birth_date": date(1990, 4, 12).isoformat()}
    read_at = DocumentFacts.objects.get().read_at
    run_outbox()
    assert DocumentFacts.objects.get().read_at == read_at
