"""Pages travel packed, and the size of a packet tells no secret of the page."""

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PACKED = {"Accept-Encoding": "br, gzip"}


def test_a_page_travels_packed_and_says_the_same(client: Client) -> None:
    plain, packed = client.get("/permits/indexes/"), client.get("/permits/indexes/", headers=PACKED)
    assert packed["Content-Encoding"] == "gzip"
    assert int(packed["Content-Length"]) == len(packed.content) < 15_000
    assert gzip.decompress(packed.content) == plain.content


def test_whoever_cannot_unpack_gets_the_page_as_it_is(client: Client) -> None:
    page = client.get("/permits/indexes/")
    assert "Content-Encoding" not in page
    assert "Accept-Encoding" in page["Vary"]


def test_two_packets_of_one_page_differ_in_size(client: Client) -> None:
    assert len({len(client.get("/privacy/", headers=PACKED).content) for _time in range(8)}) > 1


def test_what_is_no_page_is_not_packed(client: Client) -> None:
    told = client.get("/health", headers=PACKED)
    assert not told["Content-Type"].startswith("text/html")
    assert "Content-Encoding" not in told
