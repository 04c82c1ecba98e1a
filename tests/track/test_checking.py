"""Checking a letter on the public page: by its code, by the QR code's address, and by the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.letters.test_issuing import decided
from tinggal.letters.actions import pdf_of
from tinggal.letters.checking import LARGEST
from tinggal.letters.models import Letter
from tinggal.letters.reactions import issue
from tinggal.track.checking import TRIES


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval."""
    issue(decided(cast))
    return Letter.objects.get()


def verdict(page: bytes) -> str:
    """The big word on the page; "" when it is the form again."""
    said = [word for word in ("✓ VALID", "✕ NOT VALID", "? NOT KNOWN") if f">{word}</h1>".encode() in page]
    assert len(said) < 2
    return said[0] if said else ""


def by_file(client: Client, content: bytes, *, name: str = "letter.pdf") -> bytes:
    return client.post("/check/", {"letter": SimpleUploadedFile(name, content)}).content


def test_the_letter_is_valid_by_file_by_code_and_by_the_qr(client: Client, letter: Letter) -> None:
    pages = (
        by_file(client, pdf_of(letter)),
        by_file(client, pdf_of(letter), name="another name.txt"),
        client.post("/check/", {"code": letter.short_code.lower()}).content,
        client.get(f"/check/{letter.code}/").content,
        client.get(f"/check/{letter.short_code}/").content,
    )
    for page in pages:
        assert verdict(page) == "✓ VALID"
        assert letter.number.encode() in page
        assert b"This letter comes from a demonstration. It gives no right to stay." in page
        for private in (b"ERIKSSON", b"L898902C3", letter.application.reference.encode()):
            assert private not in page


@pytest.mark.parametrize("place", [10, 2_000, -20, -3_000])
def test_one_changed_byte_is_not_valid(client: Client, letter: Letter, place: int) -> None:
    touched = bytearray(pdf_of(letter))
    touched[place] ^= 1
    page = by_file(client, bytes(touched))
    assert verdict(page) == "✕ NOT VALID"
    assert letter.number.encode() not in page


def test_an_unknown_code_is_not_known(client: Client, letter: Letter) -> None:
    for page in (client.post("/check/", {"code": "0000-0000-0000"}), client.get("/check/nonsense/")):
        assert verdict(page.content) == "? NOT KNOWN"


def test_other_files_are_not_valid_and_too_large_ones_say_so(client: Client, db: None) -> None:
    assert verdict(by_file(client, b"%PDF-1.7 hello")) == "✕ NOT VALID"
    page = by_file(client, bytes(LARGEST + 1))
    assert verdict(page) == "✕ NOT VALID"
    assert b"The file is too large to be one of our letters." in page


def test_nothing_chosen_and_an_empty_file_have_their_own_words(client: Client, db: None) -> None:
    assert b"Choose the PDF file first." in client.post("/check/", {}).content
    assert b"The file is empty. Download the letter again." in by_file(client, b"")
    assert b"Enter the code." in client.post("/check/", {"code": ""}).content


def test_an_upload_is_not_kept(client: Client, letter: Letter) -> None:
    from_before = Letter.objects.count()
    by_file(client, pdf_of(letter))
    assert Letter.objects.count() == from_before
    assert client.get("/check/").status_code == 200


def test_checking_has_a_pace(client: Client, letter: Letter) -> None:
    for _try in range(TRIES):
        client.get("/check/nonsense/")
    assert client.get(f"/check/{letter.code}/").status_code == 429
    for page in (by_file(client, pdf_of(letter)), client.post("/check/", {"code": letter.short_code}).content):
        assert b"Too many checks from here. Please wait ten minutes." in page
    assert verdict(client.get(f"/check/{letter.code}/", REMOTE_ADDR="192.0.2.7").content) == "✓ VALID"
