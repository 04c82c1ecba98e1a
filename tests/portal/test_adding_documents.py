"""Adding documents: what we take, what we refuse and in which words, looking at them, taking them away."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.papers import picture
from tests.portal.conftest import page
from tinggal.applications.drafts import start
from tinggal.applications.models import Application, Document
from tinggal.catalogue.permits import permit


@pytest.fixture
def empty(cast: Cast) -> Application:
    """A draft without documents."""
    return start(permit("new-itas-worker"), by=cast["anna"])


def upload(client: Client, file: Application, content: bytes, *, name: str = "scan.jpg", code: str = "passport") -> str:
    """Send a file as a browser without JavaScript does; gives the page that follows."""
    answered = client.post(page("document", file, code), {"file": SimpleUploadedFile(name, content)}, follow=True)
    assert answered.status_code == 200
    return str(answered.content.decode())


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def test_a_photo_is_taken_and_shown(anna: Client, empty: Application) -> None:
    shown = upload(anna, empty, picture("passport"), name="mein Paß.jpg")
    assert "We have received “Passport: the page with your photo”." in shown
    assert "mein Paß.jpg" in shown
    thumbnail = anna.get(page("document_picture", empty, "passport"))
    assert (thumbnail.status_code, thumbnail["Content-Type"]) == (200, "image/jpeg")


def test_a_second_upload_replaces_the_first_and_keeps_it(anna: Client, empty: Application) -> None:
    upload(anna, empty, picture("one"))
    upload(anna, empty, picture("two"))
    versions = Document.objects.filter(application=empty).order_by("version")
    assert [(one.version, one.replaced_at is None) for one in versions] == [(1, False), (2, True)]


def test_the_owner_gets_his_file_back_and_no_cache_keeps_it(anna: Client, empty: Application) -> None:
    upload(anna, empty, picture("one"))
    answered = anna.get(page("view_document", empty, "passport"))
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert answered["Cache-Control"] == "no-store"
    assert answered["Content-Disposition"] == 'inline; filename="scan.jpg"'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04" + b"0" * 100, "This looks like a ZIP archive."),
        (b"\xff\xd8\xff" + b"0" * 100, "We could not open this file."),
        (b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024), "This file is larger than 10 MB."),
    ],
)
def test_each_refusal_has_its_own_words(anna: Client, empty: Application, content: bytes, words: str) -> None:
    shown = upload(anna, empty, content)
    assert words in shown
    assert "There is a problem" in shown
    assert not Document.objects.exists()


def test_a_locked_pdf_is_refused_in_words(anna: Client, empty: Application) -> None:
    assert "This PDF is locked with a password." in upload(anna, empty, locked_pdf(), name="scan.pdf")


def test_a_photo_of_the_face_may_not_be_a_pdf(anna: Client, empty: Application) -> None:
    shown = upload(anna, empty, locked_pdf(), name="scan.pdf", code="photo")
    assert "This looks like PDF. Please upload JPEG, PNG or HEIC." in shown


def test_no_file_chosen_is_said_in_words(anna: Client, empty: Application) -> None:
    assert "Choose a file first." in anna.post(page("document", empty, "passport"), {}).content.decode()


def test_a_document_is_taken_away_after_a_question(anna: Client, empty: Application) -> None:
    upload(anna, empty, picture("one"))
    assert b"Take this document away?" in anna.get(page("remove", empty, "passport")).content
    assert anna.post(page("remove", empty, "passport"))["Location"] == page("documents", empty)
    assert anna.get(page("view_document", empty, "passport")).status_code == 404


def test_a_document_nobody_asks_for_has_no_page(anna: Client, empty: Application) -> None:
    assert anna.get(page("document", empty, "tax-return")).status_code == 404


def test_the_list_tells_what_is_required_and_what_is_there(anna: Client, draft: Application) -> None:
    context = anna.get(page("documents", draft)).context
    assert context["missing"] == 0
    assert {paper.requirement.code for paper in context["required"]} == {
        requirement.code for requirement in draft.permit.required_documents(draft.answers)
    }
