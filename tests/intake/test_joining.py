"""Several pictures become one PDF, a page each, in their order; what was sent is kept with it, byte for byte."""

import hashlib
import io
import zipfile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake import corpus
from tests.papers import picture
from tinggal.intake.joining import MOST_SHEETS, TOGETHER, Leaf, insist_on_room, joined
from tinggal.intake.receive import receive
from tinggal.intake.words import Unusable


def leaf(original: bytes, *, scanned_with: str = "") -> Leaf:
    """A picture as it was taken in."""
    one = receive(io.BytesIO(original), name="page.jpg", accepts=("image",))
    return Leaf(one.content, one.content_type, one.name, original, one.origin, one.notes, scanned_with)


def test_every_picture_is_a_page_and_the_digest_is_that_of_the_whole() -> None:
    upright, lying = picture("one"), picture("two", size=(900, 600))
    received = joined([leaf(upright), leaf(lying), leaf(upright)])
    assert (received.pages, received.content_type, received.name) == (3, "application/pdf", "page.pdf")
    assert received.sha256 == hashlib.sha256(received.content).hexdigest()
    assert len(received.looks) == 3
    with pikepdf.open(io.BytesIO(received.content)) as pdf:
        wide = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert wide == [False, True, False]


def test_what_was_sent_is_kept_byte_for_byte_with_its_digests() -> None:
    sent = [picture("one"), picture("two")]
    received = joined([leaf(one) for one in sent])
    with zipfile.ZipFile(io.BytesIO(received.original)) as bundle:
        assert bundle.namelist() == ["01.jpg", "02.jpg"]
        assert [bundle.read(name) for name in bundle.namelist()] == sent
    assert [one["sha256"] for one in received.origin["pages"]] == [hashlib.sha256(one).hexdigest() for one in sent]
    assert joined([leaf(one) for one in sent]).original == received.original


def test_another_order_is_another_document() -> None:
    one, two = leaf(picture("one")), leaf(picture("two"))
    there, back = joined([one, two]), joined([two, one])
    assert there.sha256 != back.sha256
    assert there.looks == tuple(reversed(back.looks))


def test_a_large_photo_has_the_dots_of_a_scan_and_stays_legible() -> None:
    large = corpus.jpeg(corpus.page().resize((3000, 4200)))
    received = joined([leaf(large), leaf(large)])
    with pikepdf.open(io.BytesIO(received.content)) as pdf:
        picture_in = pdf.pages[0].Resources.XObject.Picture
        assert max(int(picture_in.Width), int(picture_in.Height)) == 2900


def test_only_pictures_that_one_scanner_saw_count_as_seen() -> None:
    one, two = picture("one"), picture("two")
    assert joined([leaf(one, scanned_with="A"), leaf(two, scanned_with="A")]).scanned_with == "A"
    assert joined([leaf(one, scanned_with="A"), leaf(two, scanned_with="B")]).scanned_with == ""


@settings(max_examples=50)
@given(count=st.integers(0, 3 * MOST_SHEETS), size=st.integers(0, 3 * TOGETHER))
def test_the_limits_have_words(count: int, size: int) -> None:
    if 0 < count <= MOST_SHEETS and size <= TOGETHER:
        insist_on_room(count=count, size=size)
        return
    with pytest.raises(Unusable) as refused:
        insist_on_room(count=count, size=size)
    assert "%" not in refused.value.words
