"""Every address for every role: what the table says is what they get, and no address is without a line in it.

Every day each of the twelve comes to each address once, reading here and sending there; with --all both, everywhere.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.access.addresses import Address, addresses
from tests.access.scene import PLAYERS, Scene, browser, set_the_scene
from tests.access.values import values_of
from tests.conftest import Cast, user_of
from tests.sampled import Sample
from tinggal.applications.models import Application

TABLE = Path(__file__).parent / "access" / "who_gets_what.txt"
METHODS = ("GET", "POST")
WAYS_IN = ("/accounts/login/", "/accounts/signup/")
ROOMS = ("desk", "manage", "audit", "portal", "mine", "sponsor")
Line = dict[str, str]

# What is posted where an empty form would say nothing about who may.
POSTED: dict[str, dict[str, str]] = {
    "desk:move": {"action": "return", "reasons": "R-01", "note": "The photo is too dark."},
    "desk:plan": {"outcome": "approval"},
    "desk:verdict": {"state": "passed"},
    "desk:look": {"answer": "cleared/same_person", "note": "Another person: the birth dates differ."},
    "desk:answer_signal": {"answer": "cleared", "reason": "Compared both passports."},
    "desk:attend": {"came": "attend", "minutes": "Asked about the work. All agrees.", "outcome": "clear"},
    "portal:share": {"purpose": "other", "fields_shown": "name"},
    "portal:check": {"true": "on"},
}


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    """What these visits left in the cache is met by no other test."""
    yield
    cache.clear()


def table() -> dict[tuple[str, str], Line]:
    """Address and method → role → what comes back: a status, or "login" for the way to the sign-in page."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    heading, *rows = lines
    assert heading[2:] == list(PLAYERS)
    return {(row[0], row[1]): dict(zip(PLAYERS, row[2:], strict=True)) for row in rows}


def test_every_address_has_its_line_and_every_line_its_address() -> None:
    known = {(address.name, method) for address in addresses() for method in METHODS}
    assert sorted(table()) == sorted(known)


@pytest.mark.parametrize("room", [*ROOMS, "elsewhere"])
def test_everybody_gets_what_the_table_says(room: str, cast: Cast, sample: Sample) -> None:
    here = [address for address in addresses() if (address.room if address.room in ROOMS else "elsewhere") == room]
    found = dict(knocked(here, set_the_scene(cast), browsers(cast), sample=sample))
    meant = table()
    assert found == {key: {player: meant[key][player] for player in line} for key, line in found.items()}
    assert len(found) == len(here) * len(METHODS)
    assert sum(map(len, found.values())) == len(here) * len(PLAYERS) * (len(METHODS) if sample.full else 1)


def test_an_officer_who_applies_is_an_applicant_there_and_nobody_at_the_desk(cast: Cast) -> None:
    """The file that everybody sees is now his own: as owner he gets what Anna got, as officer he finds nothing.

    The audit room is closed to him before a file is looked for, and an address that takes no such method says so.
    """
    scene, expected = set_the_scene(cast), table()
    Application.objects.update(applicant=user_of(cast["kade"]))
    here = [address for address in addresses() if str(next(iter(values_of(address, scene)), "")).startswith("TG-")]
    found = dict(knocked(here, scene, {"kanim": browser(cast, "kanim")}, sample=Sample(full=True)))
    for (name, method), line in found.items():
        meant = expected[name, method]
        nobody = meant["kanim"] if meant["kanim"] == "405" or name.startswith("audit:") else "404"
        owner = meant["owner"] if name.startswith(("portal:", "mine:")) else nobody
        assert ((name, method), line["kanim"]) == ((name, method), owner)


def browsers(cast: Cast) -> dict[str, Client]:
    return {player: browser(cast, player) for player in PLAYERS}


def knocked(
    here: list[Address], scene: Scene, knocking: dict[str, Client], *, sample: Sample
) -> Iterator[tuple[tuple[str, str], Line]]:
    for number, address in enumerate(here):
        where = reverse(address.name, args=values_of(address, scene))
        for turn, method in enumerate(METHODS):
            yield (
                (address.name, method),
                {
                    player: visit(client, method, where, posted=POSTED.get(address.name, {}))
                    for player, client in sample.of(knocking.items(), one_in=len(METHODS), first=number + turn)
                },
            )


def visit(client: Client, method: str, where: str, *, posted: dict[str, str]) -> str:
    """What comes back, in a word; whatever the visit changed is undone, so that the next one finds the same scene."""
    cache.clear()
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.get(where) if method == "GET" else client.post(where, posted)
        transaction.set_rollback(True)
    client.cookies = cookies
    return in_a_word(answer)


def in_a_word(answer: HttpResponse) -> str:
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(WAYS_IN)
    return "login" if to_sign_in else str(answer.status_code)
