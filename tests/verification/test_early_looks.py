"""A document is looked at as soon as it is added, as it is now, once, and without the registers."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from tests.conftest import Cast, RunOutbox
from tests.papers import picture, received
from tests.verification.papers_read import BOX
from tests.verification.scenes import upload
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, attach, start
from tinggal.applications.models import Application, Document
from tinggal.catalogue.permits import permit
from tinggal.reading.facts import VERSION, Facts, Value
from tinggal.reading.read import wants_of
from tinggal.registers.models import RegisterHour
from tinggal.verification.early import in_force, out_of_date, told_early
from tinggal.verification.models import DocumentFacts, EarlyLook, Finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(cast: Cast) -> Application:
    """A draft without answers and documents."""
    return start(permit("new-itas-worker"), by=cast["anna"])


def said(file: Application, code: str) -> dict[str, tuple[str, str]]:
    """Check → outcome and words of the look at a document."""
    (document,) = [one for one in in_force(file) if one.code == code]
    return {one.check_name: (one.outcome, one.words) for one in told_early(document)}


def read_as(document: Document, *values: Value) -> None:
    """As if the machine had read this, and nothing else."""
    facts = Facts(values=values).to_json()
    wanted = sorted(wants_of(document.code))
    DocumentFacts.objects.create(document=document, facts=facts, wanted=wanted, version=VERSION, ms=1)


def test_a_photo_that_is_too_small_is_said_before_anything_is_sent(
    empty: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    upload(empty, "photo", picture("me", size=(320, 480)), by=cast["anna"])
    assert said(empty, "photo") == {}
    run_outbox()
    assert said(empty, "photo")["photo"] == ("block", "photo_too_small")
    assert not Finding.objects.exists()


def test_no_register_is_asked_and_nothing_told_that_is_for_officers(draft: Application, run_outbox: RunOutbox) -> None:
    run_outbox()
    names = {name for document in in_force(draft) for name in said(draft, document.code)}
    assert names
    assert names.isdisjoint({"watchlist", "not_anothers_file", "sponsor_business", "complete"})
    assert not RegisterHour.objects.exists()


def test_what_the_form_does_not_say_yet_is_not_held_against_it(
    empty: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    attach(empty, "passport", received("passport"), by=cast["anna"])
    run_outbox()
    assert "passport_validity" not in said(empty, "passport")
    soon = (timezone.localdate() + timedelta(days=30)).isoformat()
    answer(empty, {"passport_expires_on": soon}, by=cast["anna"])
    run_outbox()
    assert said(empty, "passport")["passport_validity"] == ("block", "passport_under_six_months")


def test_an_answer_that_is_corrected_is_looked_at_again_and_nothing_read_again(
    draft: Application, cast: Cast, settings: LazySettings, run_outbox: RunOutbox
) -> None:
    settings.READ_DOCUMENTS = True
    draft.documents.exclude(code="passport").update(replaced_at=draft.started_at)
    passport = draft.documents.get(code="passport")
    read_as(passport, Value("passport_number", "X1234567", "X1234567", BOX))
    run_outbox()
    assert said(draft, "passport")["passport_number_agrees"] == ("ask", "passport_number_differs")
    read_at = DocumentFacts.objects.get(document=passport).read_at
    answer(draft, {"passport_number": "X1234567"}, by=cast["anna"])
    draft.refresh_from_db()
    assert out_of_date(draft, in_force(draft)) == [passport]
    run_outbox()
    assert said(draft, "passport")["passport_number_agrees"] == ("pass", "passed")
    assert DocumentFacts.objects.get(document=passport).read_at == read_at


def test_the_second_run_of_the_same_event_changes_nothing(
    empty: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    attach(empty, "photo", received("photo"), by=cast["anna"])
    run_outbox()
    looked_at = EarlyLook.objects.get().looked_at
    answer(empty, {}, by=cast["anna"])
    run_outbox()
    assert EarlyLook.objects.get().looked_at == looked_at


def test_only_the_newest_version_is_looked_at(empty: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    attach(empty, "photo", received("one"), by=cast["anna"])
    attach(empty, "photo", received("two"), by=cast["anna"])
    run_outbox()
    assert [look.document.version for look in EarlyLook.objects.select_related("document")] == [2]


def test_a_document_that_another_worker_looks_at_is_left_to_him(
    empty: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    document = attach(empty, "photo", received("photo"), by=cast["anna"])
    EarlyLook.objects.create(document=document, begun_at=timezone.now())
    run_outbox()
    assert said(empty, "photo") == {}
    EarlyLook.objects.update(begun_at=timezone.now() - timedelta(minutes=4))
    answer(empty, {}, by=cast["anna"])
    run_outbox()
    assert said(empty, "photo")


def test_the_same_file_for_two_documents_is_said_at_both(empty: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    attach(empty, "passport", received("same"), by=cast["anna"])
    run_outbox()
    attach(empty, "sponsor_identity", received("same"), by=cast["anna"])
    run_outbox()
    found = [said(empty, code)["not_same_file"] for code in ("passport", "sponsor_identity")]
    assert found == [("ask", "same_file_twice")] * 2


def test_a_file_that_was_sent_is_left_to_the_checks(draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    perform(draft, "submit", by=cast["anna"])
    run_outbox()
    assert not EarlyLook.objects.exists()
    assert Finding.objects.filter(application=draft).exists()


def test_a_file_that_cannot_be_opened_costs_the_others_nothing(
    empty: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    broken = attach(empty, "passport", received("passport"), by=cast["anna"])
    attach(empty, "photo", received("photo"), by=cast["anna"])
    Document.objects.filter(pk=broken.pk).update(content_type="application/pdf")
    run_outbox()
    assert said(empty, "passport")["readable"] == ("block", "not_opened")
    assert said(empty, "photo")


def test_what_was_read_is_read_by_nobody_without_the_keys(draft: Application, settings: LazySettings) -> None:
    passport = draft.documents.get(code="passport")
    read_as(passport, Value("passport_number", "X1234567", "X1234567", BOX))
    row = DocumentFacts.objects.filter(document=passport).values("ciphertext", "wrapped_key").get()
    assert b"X1234567" not in bytes(row["ciphertext"]) + bytes(row["wrapped_key"])
    assert DocumentFacts.objects.get(document=passport).facts["values"][0]["text"] == "X1234567"
    settings.VAULT_KEYS = [f"other:{'A' * 43}="]
    lost = DocumentFacts.objects.get(document=passport)
    assert (lost.facts, lost.is_lost) == (None, True)
