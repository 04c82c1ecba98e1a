"""Each version of a document is read once, and again when the reader has grown; what cannot be read stops nothing."""

import pytest
from django.conf import LazySettings

from tests.conftest import Cast, make_draft
from tests.intake import corpus
from tests.verification.scenes import finding, upload
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Document
from tinggal.reading.facts import VERSION
from tinggal.verification import read_once
from tinggal.verification.models import DocumentFacts, Finding
from tinggal.verification.papers import papers_of
from tinggal.verification.reactions import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(draft: Application, settings: LazySettings) -> Application:
    """A file with two documents, so that reading is quick."""
    settings.READ_DOCUMENTS = True
    draft.documents.exclude(code__in=["passport", "photo"]).update(replaced_at=draft.started_at)
    return draft


def test_every_document_is_read_once(file: Application) -> None:
    first = papers_of(file)
    kept = list(DocumentFacts.objects.order_by("pk").values("pk", "version", "wanted", "read_at"))
    assert {one.facts is not None for one in first.values()} == {True}
    assert [one["version"] for one in kept] == [VERSION, VERSION]
    again = papers_of(file)
    assert list(DocumentFacts.objects.order_by("pk").values("pk", "version", "wanted", "read_at")) == kept
    assert {code: one.facts for code, one in again.items()} == {code: one.facts for code, one in first.items()}


def test_a_reader_that_has_grown_reads_again(file: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    papers_of(file)
    monkeypatch.setattr(read_once, "VERSION", VERSION + 1)
    papers_of(file)
    assert set(DocumentFacts.objects.values_list("version", flat=True)) == {VERSION + 1}


def test_a_new_version_is_read_and_the_facts_of_the_old_one_stay(file: Application, cast: Cast) -> None:
    papers_of(file)
    old: Document = file.documents.get(code="passport", replaced_at=None)
    new = upload(file, "passport", corpus.jpeg(corpus.page()), by=cast["anna"])
    papers_of(file)
    assert DocumentFacts.objects.filter(document__in=[old, new]).count() == 2


def test_what_the_machine_cannot_read_is_noted_and_stops_nothing(draft: Application, cast: Cast) -> None:
    verify(perform(draft, "submit", by=cast["anna"]))
    draft.refresh_from_db()
    assert (draft.status, finding(draft, "read_by_machine", about="passport")) == (
        "unpaid",
        ("note", "not_read_by_machine"),
    )


def test_a_small_machine_reads_nothing_and_keeps_nothing(cast: Cast, settings: LazySettings) -> None:
    settings.READ_DOCUMENTS = False
    assert {one.facts for one in papers_of(make_draft(cast)).values()} == {None}
    assert not DocumentFacts.objects.exists()


def test_places_of_findings_are_on_pages_that_exist(draft: Application, cast: Cast, settings: LazySettings) -> None:
    passport = draft.documents.get(code="passport")
    sent = perform(draft, "submit", by=cast["anna"])
    draft.documents.exclude(pk=passport.pk).update(replaced_at=sent.at)
    settings.READ_DOCUMENTS = True
    verify(sent)
    assert finding(draft, "read_by_machine", about="passport") == ("pass", "passed")
    for one in Finding.objects.filter(application=draft).exclude(box=None):
        assert one.document == passport
        assert one.place
        assert one.place.page == 1
