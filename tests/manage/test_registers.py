"""The page of the registers: what each is doing, without asking any, and without anybody's data."""

import re

import pytest
from django.test import Client

from tests.registers.test_asking import RATNA, SAMUDRA, questions_put_to
from tinggal.registers.ask import ask
from tinggal.registers.table import REGISTERS
from tinggal.simulators.registers.faults import play

pytestmark = pytest.mark.django_db


def rows(client: Client) -> dict[str, str]:
    """Keeper and title → the words of its row."""
    page = client.get("/manage/registers/").content.decode()
    found = re.findall(r'<tr class="govuk-table__row"><th scope="row".*?</tr>', page, re.S)
    texts = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found]
    return {text.partition(" · ")[0]: text for text in texts}


def test_every_register_has_its_row_before_it_was_ever_asked(sari: Client) -> None:
    shown = rows(sari)
    assert len(shown) == len(REGISTERS)
    assert all("Not asked yet" in text and "No question" in text for text in shown.values())


def test_it_shows_who_is_reachable_who_fails_and_who_is_left_alone(sari: Client) -> None:
    ask(RATNA)
    ask(RATNA)
    play("businesses", fault="silent")
    ask(SAMUDRA)
    shown = rows(sari)
    assert "Reachable" in shown["Population register Dukcapil"]
    assert "1 try, 0 % failed 1 not asked 1 answers kept" in shown["Population register Dukcapil"]
    assert "Failing" in shown["Business numbers OSS"]
    assert "out of order" in shown["Business numbers OSS"]
    ask(SAMUDRA)
    assert "Left alone until" in rows(sari)["Business numbers OSS"]
    assert "3 tries, 100 % failed" in rows(sari)["Business numbers OSS"]


def test_looking_asks_no_register(sari: Client) -> None:
    rows(sari)
    assert [questions_put_to(name) for name in REGISTERS] == [0] * len(REGISTERS)


def test_nobody_can_be_recognised_on_it(sari: Client) -> None:
    ask(RATNA)
    page = sari.get("/manage/registers/").content.decode()
    assert [personal for personal in (RATNA.nik, "Ratna", "Wulandari", "1978") if personal in page] == []
