"""What the checks find on a document is said on its page and in the lists while its applicant is still there."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import Cast, RunOutbox
from tests.papers import received
from tests.portal.conftest import page
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, attach, start
from tinggal.applications.models import Application, Document
from tinggal.catalogue.permits import permit
from tinggal.lib.boxes import Box
from tinggal.reading.facts import VERSION, Facts, Kind, Value
from tinggal.reading.read import wants_of
from tinggal.verification.models import DocumentFacts, Finding

NUMBER = Value("passport_number", "X1234567", "X1234567", Box(1, 0.6, 0.1, 0.2, 0.03))


@pytest.fixture
def file(draft: Application, cast: Cast, settings: LazySettings) -> Application:
    """A draft with a passport on which the machine read another number than the form has."""
    settings.READ_DOCUMENTS = True
    draft.documents.update(attached_at=timezone.now())  # the draft itself may be a copy of an older one
    draft.documents.exclude(code="passport").update(replaced_at=timezone.now())
    read_as(draft.documents.get(code="passport"), NUMBER)
    return draft


def read_as(document: Document, *values: Value) -> None:
    facts = Facts(kind=Kind(document.code, 0.9, ()), values=values).to_json()
    wanted = sorted(wants_of(document.code))
    DocumentFacts.objects.create(document=document, facts=facts, wanted=wanted, version=VERSION, ms=1)


def shown(client: Client, name: str, file: Application, *more: str) -> str:
    return str(client.get(page(name, file, *more)).content.decode())


def test_the_page_says_that_it_is_looked_at_and_then_what_was_found_where_and_how_to_mend_it(
    file: Application, anna: Client, run_outbox: RunOutbox
) -> None:
    waiting = shown(anna, "document", file, "passport")
    assert "We are looking at it" in waiting
    assert "data-coming" in waiting
    assert "Is it ready?" in waiting
    run_outbox()
    there = shown(anna, "document", file, "passport")
    assert "data-coming" not in there
    assert "What we found on it" in there
    assert "L898902C3" in there
    assert "X1234567" in there
    assert "What would make it pass:" in there
    assert "at the top right" in there
    assert "Show me the place" in there


def test_the_place_is_marked_on_the_picture_under_the_number_of_the_link(
    file: Application, anna: Client, run_outbox: RunOutbox
) -> None:
    run_outbox()
    there = shown(anna, "document", file, "passport")
    sign = there.split("&amp;mark=")[1].split("#")[0]
    picture = anna.get(page("checked_document", file, "passport") + f"?page=1&mark={sign}").content.decode()
    assert "v-mark--chosen" in picture


def test_the_lists_say_on_which_documents_something_was_found(
    file: Application, anna: Client, run_outbox: RunOutbox
) -> None:
    assert "we are looking at 1 document" in shown(anna, "application", file)
    run_outbox()
    assert "please look at 1 document" in shown(anna, "application", file)
    assert "We found something on it. Please look." in shown(anna, "documents", file)
    assert "What we found on it" not in shown(anna, "documents", file)


def test_a_changed_form_is_compared_again(file: Application, cast: Cast, anna: Client, run_outbox: RunOutbox) -> None:
    run_outbox()
    answer(file, {"passport_number": "X1234567"}, by=cast["anna"])
    assert "Your form has changed since we looked." in shown(anna, "document", file, "passport")
    run_outbox()
    there = shown(anna, "document", file, "passport")
    assert "Your form has changed since we looked." not in there
    assert "L898902C3" not in there


def test_what_was_found_keeps_nobody_from_sending(draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    run_outbox()
    perform(draft, "submit", by=cast["anna"])
    assert draft.status == "verifying"


def test_a_document_nobody_came_to_says_when_it_will_be_compared(file: Application, anna: Client) -> None:
    file.documents.update(attached_at=timezone.now() - timedelta(hours=1))
    assert "when you send the application at the latest" in shown(anna, "document", file, "passport")
    assert "data-coming" not in shown(anna, "documents", file)


def test_a_file_that_came_back_tells_the_newest_look_and_keeps_an_officers_answer(
    draft: Application, cast: Cast, anna: Client, run_outbox: RunOutbox
) -> None:
    answer(draft, {"passport_expires_on": timezone.localdate().isoformat()}, by=cast["anna"])
    perform(draft, "submit", by=cast["anna"])
    run_outbox()
    draft.refresh_from_db()
    assert draft.status == "returned"
    assert (
        Finding.objects.in_force().filter(application=draft, check_name="passport_validity", outcome="block").exists()
    )
    answer(draft, {"passport_expires_on": "2039-01-01"}, by=cast["anna"])
    run_outbox()
    assert "Please correct" not in shown(anna, "checks", draft)


def test_more_documents_cost_no_more_queries(cast: Cast, anna: Client, run_outbox: RunOutbox) -> None:
    file = start(permit("new-itas-worker"), by=cast["anna"])
    counts = []
    for codes in (["passport"], ["photo", "guarantee_letter", "sponsor_identity", "company_licence"]):
        for code in codes:
            attach(file, code, received(code), by=cast["anna"])
        run_outbox()
        with CaptureQueriesContext(connection) as queries:
            shown(anna, "documents", file)
        with CaptureQueriesContext(connection) as more:
            shown(anna, "application", file)
        counts.append((len(queries), len(more)))
    assert counts[0] == counts[1]
