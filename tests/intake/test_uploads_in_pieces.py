"""A file sent in pieces arrives whole however often the line is cut, and is taken in like any other."""

import hashlib
import json
from datetime import timedelta
from itertools import cycle

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.intake import corpus
from tinggal.applications.drafts import start
from tinggal.applications.models import Application, Document, Piece, Upload
from tinggal.applications.uploads import PIECE, forget_unfinished
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.intake.receive import LIMIT

pytestmark = pytest.mark.django_db
CODE = "passport"


@pytest.fixture
def file(cast: Cast) -> Application:
    """A draft without documents."""
    cache.clear()
    return start(permit("new-itas-worker"), by=cast["anna"])


@pytest.fixture
def anna(client: Client, cast: Cast) -> Client:
    """Her browser."""
    client.force_login(user_of(cast["anna"]))
    return client


@pytest.fixture(scope="module")
def scan() -> bytes:
    """A scan of more than twenty pieces."""
    noise = corpus.Image.effect_noise((2480, 3508), 90)
    content = corpus.jpeg(corpus.Image.blend(corpus.page().resize(noise.size).convert("L"), noise, 0.4), quality=96)
    assert 22 * PIECE < len(content) < LIMIT
    return content


class Sender:
    """Does what upload.js does."""

    def __init__(self, client: Client, file: Application, content: bytes, *, name: str = "scan.pdf") -> None:
        self.client, self.file, self.content, self.name = client, file, content, name
        self.plan: dict[str, object] = {}

    def begin(self) -> HttpResponse:
        told = {"name": self.name, "size": len(self.content), "sha256": hashlib.sha256(self.content).hexdigest()}
        answer = self.post(reverse("portal:begin_upload", args=[self.file.reference, CODE]), json.dumps(told).encode())
        self.plan = answer.json()
        return answer

    def missing(self) -> list[int]:
        return [number for number in range(-(-len(self.content) // PIECE)) if number not in self.plan["have"]]  # type: ignore[operator]

    def piece(self, number: int) -> bytes:
        return self.content[number * PIECE : (number + 1) * PIECE]

    def send(self, number: int, *, arrives: bytes | None = None) -> int:
        """``arrives``: what comes out of the line at the other end, when that is not what went in."""
        piece = self.piece(number)
        place = str(self.plan["piece"]).removesuffix("0/") + f"{number}/"
        there = piece if arrives is None else arrives
        return self.post(place, there, piece_digest=hashlib.sha256(piece).hexdigest()).status_code

    def send_all(self) -> None:
        for number in self.missing():
            assert self.send(number) == 204

    def join(self) -> HttpResponse:
        return self.post(str(self.plan["join"]), b"")

    def post(self, place: str, body: bytes, *, piece_digest: str = "") -> HttpResponse:
        return self.client.post(
            place, body, content_type="application/octet-stream", headers={"Piece-Digest": piece_digest}
        )


# What a bad line makes of a piece.
DAMAGES = (
    lambda piece: piece[: len(piece) // 2],
    lambda piece: b"",
    lambda piece: piece[:-1],
    lambda piece: piece[:100] + bytes([piece[100] ^ 1]) + piece[101:],
    lambda piece: piece + b"more",
)


def test_twenty_cuts_cost_twenty_pieces_and_no_byte(anna: Client, file: Application, scan: bytes) -> None:
    sender = Sender(anna, file, scan)
    for cut, damage in zip(range(20), cycle(DAMAGES), strict=False):
        sender.begin()
        assert sender.plan["have"] == list(range(cut))
        assert sender.send(cut) == 204
        assert sender.send(cut + 1, arrives=damage(sender.piece(cut + 1))) == 422
    sender.begin()
    sender.send_all()
    assert sender.join().json()["next"].endswith(f"/documents/{CODE}/")
    document = Document.objects.get()
    assert document.original_sha256 == hashlib.sha256(scan).hexdigest()
    assert vault.get(document.original_stored, bytes(document.original_wrapped_key)) == scan


def test_pieces_come_in_any_order_and_more_than_once(anna: Client, file: Application, scan: bytes) -> None:
    sender = Sender(anna, file, scan)
    sender.begin()
    for number in [*reversed(sender.missing()), 3, 0, 3]:
        assert sender.send(number) == 204
    assert sender.join().status_code == 200
    assert Piece.objects.count() == 0


def test_an_answer_that_was_lost_is_given_again_and_nothing_is_attached_twice(anna: Client, file: Application) -> None:
    sender = Sender(anna, file, corpus.pdf())
    sender.begin()
    sender.send_all()
    assert sender.join().json() == sender.join().json()
    assert Document.objects.count() == 1
    assert sender.send(0) == 422


def test_the_page_that_follows_says_that_the_file_was_received(anna: Client, file: Application) -> None:
    sender = Sender(anna, file, corpus.pdf(), name="mein Paß.pdf")
    sender.begin()
    sender.send_all()
    shown = anna.get(sender.join().json()["next"]).content.decode()
    assert "We have received" in shown
    assert "mein Paß.pdf" in shown


def test_what_is_missing_is_named(anna: Client, file: Application, scan: bytes) -> None:
    sender = Sender(anna, file, scan)
    sender.begin()
    sender.send(1)
    answer = sender.join()
    assert (answer.status_code, answer.json()["missing"][:3]) == (409, [0, 2, 3])
    assert Document.objects.count() == 0


def test_pieces_that_are_not_the_file_announced_are_all_asked_for_again(anna: Client, file: Application) -> None:
    content = corpus.pdf()
    sender = Sender(anna, file, content)
    sender.begin()
    sender.content = content[:-1] + b"\0"  # right pieces of another file
    sender.send_all()
    assert sender.join().json() == {"missing": list(range(-(-len(content) // PIECE)))}
    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (corpus.encrypted_pdf(), "This PDF is locked with a password"),
        (corpus.EICAR, "This looks like plain text"),
        (corpus.jpeg(corpus.page(blur=7)), "too blurred to read"),
    ],
    ids=["locked", "text", "blurred"],
)
def test_a_file_that_cannot_be_used_is_refused_in_the_words_of_the_form(
    anna: Client, file: Application, content: bytes, words: str
) -> None:
    sender = Sender(anna, file, content)
    sender.begin()
    sender.send_all()
    answer = sender.join()
    assert (answer.status_code, words in answer.json()["words"]) == (422, True)
    assert (Upload.objects.count(), Piece.objects.count()) == (0, 0)


def test_while_the_virus_scanner_is_silent_nothing_is_lost(
    anna: Client, file: Application, settings: pytest.FixtureRequest
) -> None:
    sender = Sender(anna, file, corpus.pdf())
    sender.begin()
    sender.send_all()
    settings.CLAMD_ADDRESS = "unix:/no/such/place"  # type: ignore[attr-defined]
    answer = sender.join()
    assert (answer.status_code, "Nothing was lost" in answer.json()["words"]) == (503, True)
    settings.CLAMD_ADDRESS = ""  # type: ignore[attr-defined]
    sender.begin()
    assert sender.missing() == []
    assert sender.join().status_code == 200


@pytest.mark.parametrize(
    "told",
    [b"", b"[]", b"{}", b'{"name": "a", "size": "1", "sha256": ""}', b'{"name": 1, "size": 1, "sha256": "x"}', b"\xff"],
)
def test_an_announcement_that_is_none_is_refused(anna: Client, file: Application, told: bytes) -> None:
    place = reverse("portal:begin_upload", args=[file.reference, CODE])
    assert anna.post(place, told, content_type="application/json").status_code == 400


@pytest.mark.parametrize("size", [0, -1, LIMIT + 1, 10**15])
def test_a_size_we_do_not_take_is_refused_before_anything_is_sent(anna: Client, file: Application, size: int) -> None:
    told = {"name": "x", "size": size, "sha256": "0" * 64}
    place = reverse("portal:begin_upload", args=[file.reference, CODE])
    assert anna.post(place, json.dumps(told), content_type="application/json").status_code == 422
    assert Upload.objects.count() == 0


def test_nobody_else_can_send_join_or_even_find_an_upload(
    anna: Client, file: Application, cast: Cast, scan: bytes
) -> None:
    sender = Sender(anna, file, scan)
    sender.begin()
    stranger = Client()
    for arrive in (lambda: None, lambda: stranger.force_login(user_of(cast["mallory"]))):
        arrive()
        theirs = Sender(stranger, file, scan)
        theirs.plan = sender.plan
        assert theirs.send(0) in (302, 404)
        assert theirs.join().status_code in (302, 404)
    assert Piece.objects.count() == 0


def test_pieces_beyond_the_end_do_not_exist(anna: Client, file: Application) -> None:
    sender = Sender(anna, file, corpus.pdf())
    sender.begin()
    sender.content += bytes(5 * PIECE)
    assert sender.send(4) == 422


def test_pieces_lie_encrypted_and_leave_nothing_behind(anna: Client, file: Application, scan: bytes) -> None:
    sender = Sender(anna, file, scan)
    sender.begin()
    sender.send(0)
    kept = Piece.objects.get()
    with default_storage.open(kept.stored) as stored:
        assert scan[:200] not in stored.read()
    assert forget_unfinished(now=timezone.now() + timedelta(hours=23)) == 0
    assert forget_unfinished(now=timezone.now() + timedelta(hours=25)) == 1
    assert (Piece.objects.count(), default_storage.exists(kept.stored)) == (0, False)


def test_one_person_cannot_fill_the_vault_with_beginnings(anna: Client, file: Application) -> None:
    place = reverse("portal:begin_upload", args=[file.reference, CODE])
    for number in range(6):
        told = {"name": "x", "size": LIMIT, "sha256": f"{number:064x}"}
        assert anna.post(place, json.dumps(told), content_type="application/json").status_code == 200
    assert sorted(Upload.objects.values_list("sha256", flat=True)) == [f"{number:064x}" for number in (3, 4, 5)]


def test_whoever_sends_too_fast_is_asked_to_wait(anna: Client, file: Application) -> None:
    sender = Sender(anna, file, corpus.pdf())
    answers = [sender.begin().status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_a_file_that_was_sent_in_meanwhile_takes_nothing_more(anna: Client, file: Application) -> None:
    sender = Sender(anna, file, corpus.pdf())
    sender.begin()
    sender.send_all()
    Application.objects.filter(pk=file.pk).update(status="withdrawn")
    assert sender.join().json()["next"] == reverse("portal:application", args=[file.reference])
    assert Document.objects.count() == 0
