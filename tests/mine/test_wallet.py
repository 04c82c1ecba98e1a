"""The permit wallet: what counts now, with its seal; a worker that keeps it; nothing left after signing out."""

import json

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.letters.born import decided_letter, revocation_of
from tinggal.journal.models import Event
from tinggal.letters.models import Letter

HERE = "/wallet/"


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval of Anna's."""
    return decided_letter(cast)


def test_a_permit_in_force_lies_in_the_wallet_with_its_seal_and_its_letter(anna: Client, letter: Letter) -> None:
    page = anna.get(HERE).content.decode()
    for words in (letter.number, letter.short_code, "ANNA MARIA ERIKSSON"):
        assert words in page
    seal = anna.get(f"{HERE}{letter.pk}/seal.svg")
    assert (seal["Content-Type"], seal.content[:4]) == ("image/svg+xml", b"<svg")
    assert f'src="{HERE}{letter.pk}/seal.svg"' in page
    pdf = anna.get(f"{HERE}{letter.pk}/letter.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"].startswith("inline")
    assert Event.objects.filter(kind="letter.opened", actor=f"user/{letter.application.applicant_id}").count() == 1


def test_country_and_purpose_are_told_in_the_language_of_the_reader(anna: Client, letter: Letter) -> None:
    anna.cookies["django_language"] = "ko"
    page = anna.get(HERE).content.decode()
    assert "스웨덴" in page
    assert "취업" in page


def test_a_revoked_permit_is_not_in_the_wallet(anna: Client, cast: Cast, letter: Letter) -> None:
    revocation_of(letter, cast)
    page = anna.get(HERE).content.decode()
    assert letter.number not in page
    assert "No permit in force" in page


def test_nobody_else_gets_it(mallory: Client, client: Client, letter: Letter) -> None:
    assert letter.number not in mallory.get(HERE).content.decode()
    for name in ("seal.svg", "letter.pdf"):
        assert mallory.get(f"{HERE}{letter.pk}/{name}").status_code == 404
        assert client.get(f"{HERE}{letter.pk}/{name}")["Location"].startswith("/accounts/login/")


def test_a_damaged_letter_is_told_in_plain_words(anna: Client, letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(sha256="0" * 64)
    answer = anna.get(f"{HERE}{letter.pk}/letter.pdf")
    assert answer.status_code == 503
    assert "Nothing is lost" in answer.content.decode()


def test_the_manifest_and_the_worker_reach_the_wallet_only_and_name_nobody(client: Client) -> None:
    told = json.loads(client.get(f"{HERE}app.webmanifest").content)
    assert (told["scope"], told["start_url"], told["display"]) == (HERE, HERE, "standalone")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    worker = client.get(f"{HERE}worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in worker
    assert b"http" not in worker.content


def test_signing_out_empties_the_browser_but_a_link_elsewhere_does_not(anna: Client, letter: Letter) -> None:
    assert "Clear-Site-Data" not in anna.get("/account/signed-out/")
    answer = anna.post("/accounts/logout/", follow=True)
    assert answer.redirect_chain[-1][0] == "/account/signed-out/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in anna.get("/account/signed-out/", headers={"Sec-Fetch-Site": "cross-site"})
