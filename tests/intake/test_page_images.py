"""A page is drawn once; the second look finds the picture in the vault."""

import io
import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image

from tests.conftest import Cast, user_of
from tests.intake import corpus
from tests.papers import received
from tinggal.applications.drafts import attach, start
from tinggal.applications.models import Document, PageImage
from tinggal.applications.page_images import WIDTHS, draw_ahead, forget_old, page_image, thumbnail
from tinggal.catalogue.permits import permit
from tinggal.intake import child, vault
from tinggal.intake.receive import receive
from tinggal.intake.words import Unusable

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(cast: Cast) -> Document:
    """A PDF of three pages."""
    file = start(permit("new-itas-worker"), by=cast["anna"])
    taken = receive(io.BytesIO(corpus.pdf(pages=3)), name="passport.pdf")
    return attach(file, "passport", taken, by=cast["anna"])


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tasks given to the parser, as they are given; it does them all the same."""
    given, ask = [], child.ask

    def noted(task: str, content: bytes, **details: object) -> child.Answer:
        given.append(task)
        return ask(task, content, **details)  # type: ignore[arg-type]

    monkeypatch.setattr("tinggal.intake.pictures.ask", noted)
    return given


def width(picture: bytes) -> int:
    return Image.open(io.BytesIO(picture)).width


def test_the_second_look_draws_nothing_and_sees_the_same(scan: Document, drawings: list[str]) -> None:
    first = page_image(scan, page=2, width=900)
    assert drawings == ["show_pages"]
    assert page_image(scan, page=2, width=900) == first
    assert drawings == ["show_pages"]


@pytest.mark.parametrize(("asked", "given"), [(1, 180), (180, 180), (181, 900), (1500, 1800), (9999, 1800)])
def test_there_are_three_widths_and_no_more(scan: Document, asked: int, given: int) -> None:
    assert width(page_image(scan, page=1, width=asked)) == given
    assert given in WIDTHS


def test_pictures_are_drawn_ahead_in_one_go(scan: Document, drawings: list[str]) -> None:
    assert draw_ahead(since=timezone.now() - timedelta(hours=1)) == 1
    assert sorted(PageImage.objects.values_list("page", "width")) == [(1, 180), (1, 900), (2, 900), (3, 900)]
    assert draw_ahead(since=timezone.now() - timedelta(hours=1)) == 0
    assert [width(thumbnail(scan)), width(page_image(scan, page=3, width=900))] == [180, 900]
    assert drawings == ["show_pages"]


def test_what_was_taken_away_or_came_long_ago_is_not_drawn_ahead(scan: Document) -> None:
    assert draw_ahead(since=timezone.now() + timedelta(seconds=1)) == 0
    Document.objects.update(replaced_at=timezone.now())
    assert draw_ahead(since=timezone.now() - timedelta(hours=1)) == 0


def test_the_applicant_and_the_officer_see_kept_pictures(
    scan: Document, drawings: list[str], client: Client, cast: Cast
) -> None:
    client.force_login(user_of(cast["anna"]))
    where = f"/applications/{scan.application.reference}/documents/passport/picture/"
    assert client.get(where).content == client.get(where).content == thumbnail(scan)
    assert len(drawings) == 1


def test_pictures_lie_encrypted_in_the_vault(scan: Document) -> None:
    picture = thumbnail(scan)
    kept = PageImage.objects.get()
    with default_storage.open(kept.stored) as file:
        assert picture[:100] not in file.read()
    assert vault.get(kept.stored, bytes(kept.wrapped_key)) == picture


def test_a_picture_whose_file_is_gone_is_drawn_again(scan: Document) -> None:
    thumbnail(scan)
    os.remove(default_storage.path(PageImage.objects.get().stored))
    assert width(thumbnail(scan)) == 180
    assert default_storage.exists(PageImage.objects.get().stored)


def test_two_who_draw_at_once_keep_one_picture(scan: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    put = vault.put

    def put_late(content: bytes) -> vault.Stored:
        mine = put(content)
        theirs = put(content)
        PageImage.objects.create(
            document=scan, page=1, width=180, stored=theirs.name, wrapped_key=theirs.wrapped_key
        )  # between our look and our row, another request made its own
        late.append(mine.name)
        return mine

    late: list[str] = []
    monkeypatch.setattr("tinggal.applications.page_images.vault.put", put_late)
    assert width(thumbnail(scan)) == 180
    assert PageImage.objects.count() == 1
    assert not default_storage.exists(late[0])


def test_old_pictures_are_forgotten_with_their_files(scan: Document) -> None:
    thumbnail(scan)
    name = PageImage.objects.get().stored
    assert forget_old(now=timezone.now() + timedelta(days=89)) == 0
    assert forget_old(now=timezone.now() + timedelta(days=91)) == 1
    assert (PageImage.objects.count(), default_storage.exists(name)) == (0, False)


@pytest.mark.parametrize("page", [0, 4])
def test_a_page_that_is_not_there_is_refused_and_not_kept(scan: Document, page: int) -> None:
    with pytest.raises(Unusable):
        page_image(scan, page=page, width=900)
    assert not PageImage.objects.exists()


def test_a_document_that_cannot_be_drawn_does_not_stop_the_others(scan: Document, cast: Cast) -> None:
    broken = attach(scan.application, "photo", received("photo"), by=cast["anna"])
    Document.objects.filter(pk=broken.pk).update(content_type="application/pdf")
    assert draw_ahead(since=timezone.now() - timedelta(hours=1)) == 1
