"""Checking a letter on the public page: by its code, by the QR code's address, by its seal, and by the file."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.letters.born import BIRTH, decided_letter
from tinggal.journal.models import Event
from tinggal.letters.actions import pdf_of
from tinggal.letters.checking import LARGEST
from tinggal.letters.models import Letter
from tinggal.letters.sharing import share
from tinggal.transparency.models import Checkpoint

STATE = re.compile(r'<div class="verdict (\w+)">')
PRIVATE = ("ERIKSSON", "L898902C3", "1990")


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval."""
    return decided_letter(cast)


def state_of(page: str) -> str:
    """The state that a page tells; "" when it is the form again."""
    found = STATE.search(page)
    return found[1] if found else ""


def send(client: Client, **fields: object) -> str:
    return client.post("/check/", fields).content.decode()


def by_file(client: Client, content: bytes, *, name: str = "letter.pdf") -> str:
    return send(client, letter=SimpleUploadedFile(name, content))


def test_the_letter_is_valid_by_file_by_code_and_by_the_qr(client: Client, letter: Letter) -> None:
    pages = (
        by_file(client, pdf_of(letter)),
        by_file(client, pdf_of(letter), name="another name.txt"),
        send(client, code=letter.code.lower()),
        client.get(f"/check/{letter.code}/").content.decode(),
        client.get(f"/check/{letter.code.lower()}/").content.decode(),
    )
    for page in pages:
        assert state_of(page) == "valid"
        assert letter.number in page
        assert "SPECIMEN. This letter comes from a demonstration. It gives no right to stay." in page
        assert [word for word in (*PRIVATE, letter.application.reference) if word in page] == []


def test_the_short_code_asks_for_a_secret_before_it_tells_anything(client: Client, letter: Letter) -> None:
    page = client.get(f"/check/{letter.short_code}/").content.decode()
    assert (state_of(page), f'value="{letter.short_code}"' in page) == ("", True)
    page = send(client, code=letter.short_code)
    assert state_of(page) == ""
    assert "Enter the holder&#x27;s date of birth or a share code." in page
    wrong = {"day": "1", "month": "1", "year": "1970"}
    assert state_of(send(client, code=letter.short_code, **wrong)) == "unknown"
    assert state_of(send(client, code=letter.short_code, **BIRTH)) == "valid"


def test_the_birth_date_or_a_share_code_shows_more_without_a_script(client: Client, letter: Letter, cast: Cast) -> None:
    page = client.get(f"/check/{letter.code}/").content.decode()
    assert 'name="more" value="1"' in page
    for secret in (BIRTH, {"share": share(letter, by=cast["anna"]).lower(), "who": "Mira", "why": "rent"}):
        page = send(client, code=letter.code, more="1", **secret)
        for words in ("ANNA MARIA ERIKSSON", "Sweden", "E23", "The holder can see in the account"):
            assert words in page
    assert Event.objects.filter(kind="letter.checked", actor="public").count() == 2


def test_asking_for_more_with_nothing_and_with_a_wrong_secret_is_answered_in_words(
    client: Client, letter: Letter
) -> None:
    assert "Enter the holder&#x27;s date of birth or a share code." in send(client, code=letter.code, more="1")
    page = send(client, code=letter.code, more="1", day="1", month="1", year="1970")
    assert state_of(page) == "valid"
    assert "does not belong to this letter" in page
    assert "ERIKSSON" not in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": ""}, "Enter the code"),
        ({"code": "7K3M"}, "A code has 12 or 26"),
        ({"code": "x" * 500}, "A code has 12 or 26"),
        ({"code": "7K3M9QXA55TR", "day": "31", "month": "2", "year": "1990"}, "This is not a date"),
        ({"code": "7K3M9QXA55TR", "day": "1", "month": "May", "year": "1990"}, "This is not a date"),
        ({"code": "7K3M9QXA55TR", "year": "1990"}, "This is not a date"),
        ({"code": "7K3M9QXA55TR", "day": "1", "month": "2", "year": "90"}, "This is not a date"),
        ({"code": "7K3M9QXA55TR", "share": "12"}, "A share code has 9"),
        ({"code": "7K3M\x00"}, "A code has 12 or 26"),
        ({"code": "7K3M9QXA55TR", "month": "\x00"}, "This is not a date"),
        ({"code": "7K3M9QXA55TR", "share": "\x00"}, "A share code has 9"),
        ({}, "Choose the PDF file first"),
    ],
)
def test_what_cannot_be_right_is_answered_in_words(client: Client, db: None, given: dict[str, str], words: str) -> None:
    page = send(client, **given)
    assert state_of(page) == ""
    assert words in page


def test_digits_of_a_wide_script_are_digits_too(client: Client, letter: Letter) -> None:
    assert state_of(send(client, code=letter.short_code, day="１２", month="４", year="１９９０")) == "valid"


@pytest.mark.parametrize("place", [10, 2_000, -20, -3_000])
def test_one_changed_byte_is_not_valid_and_the_page_says_what_is_wrong(
    client: Client, letter: Letter, place: int
) -> None:
    touched = bytearray(pdf_of(letter))
    touched[place] ^= 1
    page = by_file(client, bytes(touched))
    assert state_of(page) == "not_valid"
    assert 'class="findings"' in page


def test_unknown_and_mangled_codes_are_told_apart(client: Client, letter: Letter) -> None:
    assert state_of(send(client, code="0" * 26)) == "unknown"
    assert state_of(client.get("/check/00000000000000000000000000/").content.decode()) == "unknown"
    page = client.get("/check/nonsense/").content.decode()
    assert (state_of(page), "A code has 12 or 26" in page) == ("", True)


def test_other_files_are_not_valid_and_too_large_or_empty_ones_are_refused_in_words(client: Client, db: None) -> None:
    assert state_of(by_file(client, b"%PDF-1.7 hello")) == "not_valid"
    for content, words in ((bytes(LARGEST + 1), "larger than 2 MB"), (b"", "The file is empty")):
        page = by_file(client, content)
        assert (state_of(page), words in page) == ("", True)


def test_the_seal_of_a_letter_is_answered_with_how_its_letter_stands(client: Client, letter: Letter) -> None:
    page = client.post("/check/seal/", {"seal": bytes(letter.seal).hex(" ")}).content.decode()
    assert state_of(page) == "valid"
    for words in ("What the seal says", "L898902C3", letter.number, "What this cannot tell", "The seal is genuine"):
        assert words in page


def test_a_seal_with_one_changed_bit_and_other_bytes_are_not_valid(client: Client, letter: Letter) -> None:
    touched = bytearray(bytes(letter.seal))
    touched[-1] ^= 1
    for seal in (bytes(touched).hex(), "dc", "00" * 40):
        page = client.post("/check/seal/", {"seal": seal}).content.decode()
        assert (state_of(page), letter.number in page) == ("not_valid", False)


def test_a_genuine_seal_of_a_letter_we_never_filed_is_unknown_and_raises_an_alarm(
    client: Client, letter: Letter
) -> None:
    Letter.objects.filter(pk=letter.pk).update(number="IMI.2-GR.01.04-000999 TAHUN 2026")
    page = client.post("/check/seal/", {"seal": bytes(letter.seal).hex()}).content.decode()
    assert state_of(page) == "unknown"
    assert Event.objects.filter(kind="letter.unknown_but_signed").count() == 1


@pytest.mark.parametrize(("typed", "words"), [("", "Enter the digits"), ("DCX", "even number"), ("D" * 4000, "even")])
def test_what_cannot_be_a_seal_is_answered_in_words(client: Client, db: None, typed: str, words: str) -> None:
    page = client.post("/check/seal/", {"seal": typed}).content.decode()
    assert (state_of(page), words in page) == ("", True)


def test_the_answer_is_a_record_of_what_was_checked_when_and_against_which_log(client: Client, letter: Letter) -> None:
    head = Checkpoint.objects.first()
    assert head is not None
    for page, what in (
        (by_file(client, pdf_of(letter)), letter.sha256),
        (client.get(f"/check/{letter.code}/").content.decode(), letter.code),
    ):
        for words in (what, "WIB (UTC+7)", f"{head.size} entries, root", head.note.split("\n")[2], "tinggal-verify"):
            assert words in page


def test_an_upload_is_not_kept_and_no_cookie_is_set(client: Client, letter: Letter) -> None:
    by_file(client, pdf_of(letter))
    client.get("/check/")
    assert Letter.objects.count() == 1
    assert not client.cookies


def test_a_refusal_says_loudly_that_it_permits_nothing(client: Client, cast: Cast) -> None:
    letter = decided_letter(cast, action="reject")
    assert "This letter REFUSES a stay permit." in client.get(f"/check/{letter.code}/").content.decode()


def test_only_the_page_that_asks_may_use_the_camera_and_no_page_tells_where_it_came_from(
    client: Client, letter: Letter
) -> None:
    assert client.get("/check/")["Permissions-Policy"].startswith("camera=(self)")
    answer = client.get(f"/check/{letter.code}/")
    assert answer["Permissions-Policy"].startswith("camera=()")
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert "no-store" in answer["Cache-Control"]
