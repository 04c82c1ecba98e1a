"""The leaflets: two tagged pages for each service with everything the catalogue has, made once, never dear."""

import io
import re
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import information
from tinggal.help import leaflet as leaflets
from tinggal.help.leaflet import digest_of, leaflet
from tinggal.help.leaflet_told import LANGUAGES, told_of
from tinggal.pages.templatetags.pages import rupiah

DAY = date(2026, 11, 23)


def words_of(pdf: bytes) -> str:
    """What the pages say, without the spaces: lines are broken anywhere, and fonts join letters."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return plain(text)


def plain(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\u0002-]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [one.code for one in PERMITS])
def test_a_leaflet_has_every_step_fee_and_document_on_two_tagged_pages(code: str, language: str) -> None:
    pdf = leaflet(told_of(permit(code), language=language, on=DAY))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 2
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang).startswith(LANGUAGES[language])
        assert b"pdfuaid" in opened.Root.Metadata.read_bytes()
    said = words_of(pdf)
    with override(language):
        told = information(permit(code), on=DAY)
        owed = [step.what for step in told.steps] + [one.label for one in told.documents]
        owed += [line.label for price in told.prices for line in price.lines]
        owed += [rupiah(price.total) for price in told.prices]
        owed += [rupiah(line.amount) for price in told.prices for line in price.lines]
        missing = [str(one) for one in owed if plain(str(one)) not in said]
    assert missing == []


def test_the_same_words_are_typeset_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    told = told_of(permit("newborn-itas"), language="en", on=DAY)
    first = leaflet(told)
    monkeypatch.setattr(leaflets, "SIZES", ())
    assert leaflet(told) == first
    other = told_of(permit("newborn-itas"), language="en", on=date(2026, 11, 24))
    assert digest_of(other) != digest_of(told)
    with pytest.raises(leaflets.TooLong):
        leaflet(other)


@pytest.mark.django_db
def test_a_leaflet_comes_as_a_file_and_is_not_sent_twice(client: Client) -> None:
    where = reverse("help:leaflet", args=["newborn-itas", "en"])
    first = client.get(where)
    assert (first.status_code, first["Content-Type"]) == (200, "application/pdf")
    assert first.content.startswith(b"%PDF")
    assert not first.cookies
    again = client.get(where, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_when_others_print_one_is_asked_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(leaflets, "PATIENCE", 0.01)
    with leaflets._TURN:
        answer = client.get(reverse("help:leaflet", args=["newborn-itap", "id"]))
    assert (answer.status_code, answer["Retry-After"]) == (503, "20")


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "language"), [("no-such-permit", "en"), ("newborn-itas", "xx")])
def test_an_unknown_leaflet_is_not_found(client: Client, code: str, language: str) -> None:
    assert client.get(reverse("help:leaflet", args=[code, language])).status_code == 404
