"""The applicant's page of an objection: said on the status page, made with a paper, followed to its answer."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast, RunOutbox
from tests.objections.conftest import refused  # noqa: F401  a fixture
from tests.papers import picture
from tests.portal.conftest import page
from tinggal.applications.models import Application
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.objections.answering import answer
from tinggal.objections.models import Objection


def test_the_status_page_says_until_when_and_leads_there(anna: Client, refused: Application) -> None:  # noqa: F811
    shown = anna.get(page("application", refused)).content.decode()
    assert "You may object until" in shown
    assert page("objection", refused) in shown


def test_she_objects_with_a_paper_and_reads_the_answer(
    anna: Client,
    cast: Cast,
    refused: Application,  # noqa: F811
    run_outbox: RunOutbox,
) -> None:
    empty = anna.post(page("objection", refused), {"grounds": " "})
    assert empty.status_code == 422
    assert "Write why the decision is wrong." in empty.content.decode()
    paper = SimpleUploadedFile("receipt.jpg", picture("receipt"), content_type="image/jpeg")
    sent = anna.post(page("objection", refused), {"grounds": "It was paid.", "papers": paper}, follow=True)
    assert "We have your objection" in sent.content.decode()
    made = Objection.objects.get(application=refused)
    kept = anna.get(page("objection_paper", refused, str(made.papers.get().pk)))
    assert kept["Content-Type"] == "image/jpeg"
    answer(made, by=cast["wayan"], outcome="dismissed", words="Nobody paid.")
    told = anna.get(page("objection", refused)).content.decode()
    assert "Nobody paid." in told
    assert "banding" in told
    assert "The signed answer is being made" in told
    run_outbox()
    letter = Letter.objects.get(application=refused, kind=Kind.ANSWER)
    there = page("one_letter", refused, str(letter.pk))
    assert there in anna.get(page("objection", refused)).content.decode()
    assert there in anna.get(page("letters", refused)).content.decode()
    assert anna.get(there).content.startswith(b"%PDF-")


def test_a_file_that_is_no_picture_is_refused_with_words_and_the_text_is_kept(
    anna: Client,
    refused: Application,  # noqa: F811
) -> None:
    strange = SimpleUploadedFile("notes.txt", b"hello", content_type="text/plain")
    answered = anna.post(page("objection", refused), {"grounds": "It was paid.", "papers": strange})
    assert answered.status_code == 422
    assert "It was paid." in answered.content.decode()
    assert not Objection.objects.exists()


def test_nobody_else_sees_it(mallory: Client, refused: Application) -> None:  # noqa: F811
    assert mallory.get(page("objection", refused)).status_code == 404
