"""Whatever is asked of whatever address: an answer in words, never an accident; and looking moves nothing.

Every day each address meets some of the methods and odd values, and each of these some of the addresses; with --all
every address meets all of them.
"""

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.access.addresses import Address, addresses
from tests.access.odd import IN_FORMS, FoundForm, forms_of, odd_addresses, odd_queries
from tests.access.scene import Scene, browser, set_the_scene
from tests.access.values import values_of
from tests.conftest import Cast
from tests.sampled import Sample
from tinggal.applications.models import Application

# Whoever gets furthest in a room.
INSIDER = {"desk": "kanim", "manage": "admin", "portal": "owner", "accounts": "owner"}
METHODS = ("put", "patch", "delete", "head", "options", "trace")
TWO_READ_ONE_SENT = ("get", "get", "post")
URLENCODED = "application/x-www-form-urlencoded"
WITHOUT_TOKEN = {
    "payments:callback", "notices:callback", "pages:language", "track:check", "track:code", "track:seal",
    "simulators:timestamp",
    "simulators:remote_certificate", "simulators:remote_signing_sign", "simulators:register_ask",
}  # fmt: skip


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    """What these visits left in the cache is met by no other test."""
    yield
    cache.clear()


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return set_the_scene(cast)


def insider(cast: Cast, address: Address) -> Client:
    return browser(cast, INSIDER.get(address.room, "visitor"))


def ask(client: Client, method: str, where: str, **sent: object) -> HttpResponse:
    """One request, undone afterwards."""
    cache.clear()
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(where, **sent)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def in_the_house(scene: Scene, cast: Cast) -> Iterator[tuple[Address, str, Client]]:
    """Every address with somebody who may go in there."""
    clients: dict[str, Client] = {}
    for address in addresses():
        client = clients.get(address.room) or clients.setdefault(address.room, insider(cast, address))
        yield address, reverse(address.name, args=values_of(address, scene)), client


def test_every_method_gets_an_answer(scene: Scene, cast: Cast, sample: Sample) -> None:
    accidents = [
        (method, where, status)
        for number, (_address, where, client) in enumerate(in_the_house(scene, cast))
        for method in sample.of(METHODS, one_in=3, first=number)
        if (status := ask(client, method, where).status_code) >= 500 and where != "/health"
    ]
    assert accidents == []


def test_odd_values_in_addresses_get_an_answer(scene: Scene, cast: Cast, sample: Sample) -> None:
    accidents = [
        (method, odd, status)
        for number, (address, where, client) in enumerate(in_the_house(scene, cast))
        for odd, method in sample.of(
            zip(odd_addresses(where, values_of(address, scene)), cycle(TWO_READ_ONE_SENT), strict=False),
            one_in=4,
            first=number,
        )
        if (status := ask(client, method, odd).status_code) >= 500
    ]
    assert accidents == []


def test_odd_queries_get_an_answer(scene: Scene, cast: Cast, sample: Sample) -> None:
    accidents = [
        (f"{where}?{query}", status)
        for number, (address, where, client) in enumerate(in_the_house(scene, cast))
        for query in sample.of(odd_queries(), one_in=3, first=number)
        if (status := ask(client, "get", f"{where}?{query}").status_code) >= 500 and address.name != "health"
    ]
    assert accidents == []


def test_tampered_forms_get_an_answer(scene: Scene, cast: Cast, sample: Sample) -> None:
    """Every form of every page, with all fields filled with an odd value; and with files where words belong."""
    accidents: list[object] = []
    seen: set[FoundForm] = set()
    for _address, where, client in in_the_house(scene, cast):
        page = ask(client, "get", where)
        if page.status_code != 200 or "html" not in page["Content-Type"]:
            continue
        fresh = sorted(forms_of(page.content.decode(), where=where) - seen)
        for form in fresh:
            odd_ones = sample.of(IN_FORMS, one_in=4, first=len(seen))
            seen.add(form)
            sent = [dict.fromkeys(form.fields, odd) | dict(form.hidden) for odd in odd_ones]
            sent += [{name: odd for name, _value in form.hidden} for odd in odd_ones if form.hidden]
            for one in sent:
                body = urlencode({name: odd.encode("utf-8", "surrogatepass") for name, odd in one.items()})
                answer = ask(client, "post", form.action, data=body, content_type=URLENCODED)
                accidents += [(form, one, answer.status_code)] if answer.status_code >= 500 else []
            files = {name: SimpleUploadedFile("a.pdf", b"%PDF-") for name in form.fields}
            answer = ask(client, "post", form.action, data=files | dict(form.hidden))
            accidents += [(form, "files", answer.status_code)] if answer.status_code >= 500 else []
    assert accidents == []
    assert len(seen) > 30


@pytest.mark.django_db
def test_broken_bodies_get_an_answer() -> None:
    client = Client(raise_request_exception=False)
    bodies = (b"", b"{", b"[]", b"null", b'{"id": 1}', b"\xff\xfe\x00", b"--x\r\n\r\n--x--", b"&" * 5000)
    kinds = ("application/json", "multipart/form-data", "multipart/form-data; boundary=x", "a;b=\xff", "")
    callbacks = ("payments:callback", "notices:callback")
    for name in (*callbacks, "track:track", "track:check", "track:seal", "pages:language", "account_login"):
        for body in bodies:
            for kind in kinds:
                answer = ask(client, "post", reverse(name), data=body, content_type=kind)
                assert (name, body, kind, answer.status_code // 100) != (name, body, kind, 5)


def test_a_form_without_its_token_is_answered_in_words(scene: Scene, cast: Cast) -> None:
    for address, where, _client in in_the_house(scene, cast):
        answer = ask(browser(cast, INSIDER.get(address.room, "visitor"), careful=True), "post", where)
        if address.name in WITHOUT_TOKEN:
            assert b"The page was open" not in answer.content
        else:
            assert (address.name, answer.status_code) == (address.name, 403)
            assert b"The page was open" in answer.content


def test_looking_at_every_page_twice_moves_no_file(scene: Scene, cast: Cast, sample: Sample) -> None:
    """Not even with a browser that keeps what it got: these visits are not undone."""

    def places() -> list[tuple[str, str, bool]]:
        return list(Application.objects.order_by("pk").values_list("reference", "status", "submitted_at"))

    before = places()
    for _time in range(2):
        for number, player in enumerate(("owner", "kanim", "kasubdit", "admin")):
            client = browser(cast, player)
            for address in sample.of(addresses(), one_in=2, first=number):
                cache.clear()
                client.get(reverse(address.name, args=values_of(address, scene)))
    assert places() == before
