"""The letter before the decision: every officer who reads the file sees what would be written, and nothing is kept."""

import pypdfium2
import pytest

from tests.conftest import Cast
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.models import Application, Decision
from tinggal.casework.notes import write_note
from tinggal.journal.models import Event
from tinggal.people.models import Post


def at(file: Application, tail: str = "") -> str:
    return f"/desk/{file.reference}/letter/preview/{tail}"


def test_an_examiner_sees_the_letter_as_the_one_who_decides_would_sign_it(sign_in: SignIn, bring_to: BringTo):
    file, client = bring_to("at_directorate"), sign_in("dewi")
    page = client.get(at(file))
    assert "As Kusuma" in page.content.decode()
    pictures = [client.get(sheet) for sheet in page.context["sheets"]]
    assert len(pictures) >= 1
    assert all(one.content.startswith(b"\xff\xd8") for one in pictures)
    first = pypdfium2.PdfDocument(client.get(page.context["pdf"]).content)[0].get_textpage().get_text_range()
    assert "KUSUMA" in first.upper()
    assert client.get(at(file, "99/")).status_code == 404
    assert not Decision.objects.exists()


def test_a_recommended_refusal_is_the_letter_shown_first(sign_in: SignIn, cast: Cast, bring_to: BringTo):
    file, client = bring_to("at_directorate"), sign_in("dewi")
    write_note(file, "", by=cast["dewi"], recommends="refusal", reasons=["T-02"])
    shown = client.get(at(file)).context["drafted"]
    assert shown.letter.content.kind == "refusal"
    chosen = client.get(at(file), {"outcome": "approval"}).context["drafted"]
    assert chosen.letter.content.kind == "approval"


@pytest.mark.parametrize(
    "asked", [{"outcome": "refusal"}, {"outcome": "refusal", "reasons": "X-99"}, {"outcome": "no"}]
)
def test_a_refusal_without_reasons_says_what_is_missing(sign_in: SignIn, bring_to: BringTo, asked: dict[str, str]):
    file, client = bring_to("at_directorate"), sign_in("dewi")
    page = client.get(at(file), asked)
    assert (page.status_code, page.context["sheets"]) == (200, [])
    assert "Choose the reasons of the refusal" in page.content.decode()
    assert client.get(at(file, "pdf/"), asked).status_code == 404


def test_without_anybody_who_decides_the_page_says_so(sign_in: SignIn, bring_to: BringTo):
    file = bring_to("at_directorate")
    Post.objects.filter(role="kasubdit").delete()
    assert "Nobody holds the post that decides this file" in sign_in("dewi").get(at(file)).content.decode()


def test_a_decided_file_has_its_letter_and_no_preview(sign_in: SignIn, bring_to: BringTo):
    file = bring_to("approved")
    assert sign_in("dewi").get(at(file))["Location"] == f"/desk/{file.reference}/"
    assert sign_in("dewi").get(at(file, "pdf/")).status_code == 404


def test_looking_is_written_down(sign_in: SignIn, cast: Cast, bring_to: BringTo):
    file = bring_to("at_directorate")
    sign_in("kade").get(at(file))
    assert Event.objects.filter(subject=file.subject, kind="application.seen", actor=cast["kade"].key).exists()
