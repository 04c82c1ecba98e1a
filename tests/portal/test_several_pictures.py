"""Several pictures are put in order and joined into one document, with a script and without one."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast
from tests.papers import picture
from tests.portal.conftest import page
from tinggal.applications import sheets as sheets_module
from tinggal.applications.actions import perform
from tinggal.applications.drafts import start
from tinggal.applications.models import Application, Document, Upload
from tinggal.applications.sheet_models import Sheet
from tinggal.applications.sheets import forget_waiting, join, sheets_of
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.intake.joining import MOST_SHEETS, Leaf
from tinggal.intake.receive import Received
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused

CODE = "guarantee_letter"


@pytest.fixture
def file(cast: Cast) -> Application:
    """A draft without documents."""
    cache.clear()
    return start(permit("new-itas-worker"), by=cast["anna"])


def choose(client: Client, file: Application, *seeds: str, to: str = "document", field: str = "file") -> str:
    """Choose several files at once and send them, without a script."""
    files = [SimpleUploadedFile(f"{seed}.jpg", picture(seed)) for seed in seeds]
    answered = client.post(page(to, file, CODE), {field: files}, follow=True)
    assert answered.status_code == 200
    return str(answered.content.decode())


def names(file: Application) -> list[str]:
    return [one.name for one in sheets_of(file, CODE)]


def act(client: Client, file: Application, name: str, what: str) -> None:
    number = Sheet.objects.get(application=file, name=name).pk
    client.post(reverse("portal:change_sheet", args=[file.reference, CODE, number]), {"act": what})


def test_several_chosen_pictures_wait_in_their_order_and_become_one_document(anna: Client, file: Application) -> None:
    shown = choose(anna, file, "one", "two", "three")
    assert "3 pictures, in the order" in shown
    assert not file.documents.exists()
    assert names(file) == ["one.jpg", "two.jpg", "three.jpg"]
    answered = anna.post(page("join_sheets", file, CODE), follow=True).content.decode()
    assert "3 pages" in answered
    document = Document.objects.get(application=file)
    assert (document.pages, document.content_type, document.name) == (3, "application/pdf", "one.pdf")
    content = vault.get(document.stored, bytes(document.wrapped_key))
    assert hashlib.sha256(content).hexdigest() == document.sha256
    original = vault.get(document.original_stored, bytes(document.original_wrapped_key))
    assert hashlib.sha256(original).hexdigest() == document.original_sha256
    with zipfile.ZipFile(io.BytesIO(original)) as bundle:
        assert [bundle.read(one) for one in bundle.namelist()] == [picture(one) for one in ("one", "two", "three")]
    assert names(file) == []
    assert Event.objects.get(kind="document.attached").data["sha256"] == document.sha256


def test_one_chosen_file_is_the_document_as_ever(anna: Client, file: Application) -> None:
    choose(anna, file, "one")
    assert (file.documents.get().pages, names(file)) == (1, [])


def test_pictures_are_moved_and_taken_away(anna: Client, file: Application) -> None:
    choose(anna, file, "one", "two", "three")
    act(anna, file, "three.jpg", "up")
    assert names(file) == ["one.jpg", "three.jpg", "two.jpg"]
    act(anna, file, "one.jpg", "down")
    assert names(file) == ["three.jpg", "one.jpg", "two.jpg"]
    act(anna, file, "three.jpg", "up")
    act(anna, file, "two.jpg", "down")
    act(anna, file, "two.jpg", "sideways")
    assert names(file) == ["three.jpg", "one.jpg", "two.jpg"]
    act(anna, file, "one.jpg", "remove")
    assert names(file) == ["three.jpg", "two.jpg"]
    anna.post(page("join_sheets", file, CODE))
    assert file.documents.get().pages == 2


def test_a_phone_takes_one_page_after_another(anna: Client, file: Application) -> None:
    assert "Take them one after the other" in anna.get(page("document", file, CODE)).content.decode()
    for seed in ("one", "two"):
        choose(anna, file, seed, to="sheets", field="photo")
    assert names(file) == ["one.jpg", "two.jpg"]
    assert "Pictures wait to be put together." in anna.get(page("documents", file)).content.decode()
    assert "2 pictures wait to be put together." in anna.get(page("document", file, CODE)).content.decode()
    shown = anna.get(reverse("portal:sheet_picture", args=[file.reference, CODE, sheets_of(file, CODE)[0].pk]))
    assert (shown["Content-Type"], shown["Cache-Control"]) == ("image/jpeg", "no-store")


def test_the_same_picture_twice_waits_once(anna: Client, file: Application) -> None:
    choose(anna, file, "one", "two", "one")
    assert names(file) == ["one.jpg", "two.jpg"]


def test_what_is_wrong_with_one_is_said_and_the_others_stay(anna: Client, file: Application) -> None:
    files = [SimpleUploadedFile("one.jpg", picture("one")), SimpleUploadedFile("letter.pdf", b"%PDF-1.4 x")]
    shown = anna.post(page("document", file, CODE), {"file": files}).content.decode()
    assert "letter.pdf: This looks like PDF." in shown
    assert "There is a problem" in shown
    assert names(file) == ["one.jpg"]
    assert f'action="{page("sheets", file, CODE)}"' in shown


def test_too_many_and_too_large_are_said_in_words(anna: Client, file: Application, cast: Cast) -> None:
    heavy = [SimpleUploadedFile(f"{number}.jpg", bytes(9_000_000)) for number in range(3)]
    assert "larger than 24 MB" in anna.post(page("document", file, CODE), {"file": heavy}).content.decode()
    for number in range(MOST_SHEETS):
        Sheet.objects.create(application=file, code=CODE, number=number, sha256=str(number), size=1, wrapped_key=b"",
                             original_wrapped_key=b"", small_wrapped_key=b"")  # fmt: skip
    assert "One document can have 20 pictures." in choose(anna, file, "one", to="sheets")


def test_a_portrait_is_one_picture(anna: Client, file: Application) -> None:
    assert anna.get(page("sheets", file, "photo")).status_code == 404
    assert "multiple" not in anna.get(page("document", file, "photo")).content.decode()
    assert "multiple" in anna.get(page("document", file, CODE)).content.decode()


def test_strangers_and_files_that_were_sent_have_no_pictures(
    anna: Client, mallory: Client, file: Application, draft: Application, cast: Cast
) -> None:
    choose(anna, file, "one")
    choose(anna, file, "one", "two")
    first = sheets_of(file, CODE)[0].pk
    for name in ("change_sheet", "sheet_picture"):
        address = reverse(f"portal:{name}", args=[file.reference, CODE, first])
        assert mallory.post(address, {"act": "remove"}).status_code in (404, 405)
    assert mallory.post(page("join_sheets", file, CODE)).status_code == 404
    assert names(file) == ["one.jpg", "two.jpg"]
    perform(draft, "submit", by=cast["anna"])
    choose(anna, draft, "one", "two", to="sheets")
    assert names(draft) == []


def test_joining_twice_makes_one_document(anna: Client, file: Application, cast: Cast) -> None:
    choose(anna, file, "one", "two")
    anna.post(page("join_sheets", file, CODE))
    anna.post(page("join_sheets", file, CODE))
    assert file.documents.count() == 1


def test_a_picture_that_comes_while_they_are_joined_is_not_lost(
    anna: Client, file: Application, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(anna, file, "one", "two")
    from_intake = sheets_module.joined

    def meanwhile(leaves: Sequence[Leaf]) -> Received:
        choose(anna, file, "three", to="sheets")
        return from_intake(leaves)

    monkeypatch.setattr(sheets_module, "joined", meanwhile)
    with pytest.raises(MoveRefused):
        join(file, CODE, by=cast["anna"])
    assert names(file) == ["one.jpg", "two.jpg", "three.jpg"]
    assert not file.documents.exists()


def test_a_picture_in_pieces_waits_with_the_others_however_often_it_is_sent(anna: Client, file: Application) -> None:
    content = picture("one")
    told = {"name": "one.jpg", "size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "as_sheet": True}
    for _time in range(2):
        plan = send(anna, page("begin_upload", file, CODE), json.dumps(told)).json()
        anna.post(plan["piece"], content, content_type="application/octet-stream",
                  headers={"Piece-Digest": hashlib.sha256(content).hexdigest()})  # fmt: skip
        assert send(anna, plan["join"], "").json() == {"next": page("sheets", file, CODE)}
    assert names(file) == ["one.jpg"]
    assert Upload.objects.get().sheet == sheets_of(file, CODE)[0]
    act(anna, file, "one.jpg", "remove")
    plan = send(anna, page("begin_upload", file, CODE), json.dumps(told)).json()
    assert plan["have"] == []


def test_a_portrait_cannot_come_as_one_of_several(anna: Client, file: Application) -> None:
    told = {"name": "one.jpg", "size": 5, "sha256": "0" * 64, "as_sheet": True}
    assert send(anna, page("begin_upload", file, "photo"), json.dumps(told)).status_code == 400


def test_what_waits_for_more_than_a_week_is_forgotten_with_its_files(anna: Client, file: Application) -> None:
    choose(anna, file, "one", "two")
    stored = [one.stored for one in sheets_of(file, CODE)]
    assert forget_waiting(now=timezone.now() + timedelta(days=6)) == 0
    assert forget_waiting(now=timezone.now() + timedelta(days=8)) == 2
    assert [default_storage.exists(name) for name in stored] == [False, False]


def send(client: Client, address: str, body: str) -> HttpResponse:
    return client.post(address, body, content_type="application/json")
