"""The letters of a sponsor as one ZIP: names say whose they are; who may not receive them gets none."""

import csv
import io
import zipfile

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.sponsors.company import agency, colleague, collected, mandate, person, prepared
from tinggal.applications.models import Application
from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.letters.models import Letter
from tinggal.letters.reactions import issue
from tinggal.people.actors import Actor
from tinggal.sponsor.letters_zip import named
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@pytest.fixture
def letter(sponsor: Sponsor, boss: Actor, cast: Cast) -> Letter:
    file = collected(prepared(sponsor, by=boss), cast, until=timezone.localdate(), by=boss)
    issue(Event.objects.get(subject=file.subject, kind="application.approved"))
    return Letter.objects.get(application=file)


def hand(who: Actor) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user_of(who))
    return client


def opened_zip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_the_zip_has_each_letter_under_a_name_that_says_whose_it_is(
    letter: Letter, sponsor: Sponsor, boss: Actor
) -> None:
    where = f"/sponsor/{sponsor.pk}/letters/"
    assert letter.application.holder in hand(boss).get(where).content.decode()
    answered = hand(boss).post(where, {"all": "yes"})
    assert answered["Content-Type"] == "application/zip"
    inside = opened_zip(answered.content)
    (pdf,) = [name for name in inside if name.endswith(".pdf")]
    assert pdf.startswith("ANNA MARIA ERIKSSON - Letter of approval - ")
    assert inside[pdf].startswith(b"%PDF")
    rows = list(csv.reader(io.StringIO(inside["list.csv"].decode("utf-8-sig"))))
    assert rows[1] == [pdf, "ANNA MARIA ERIKSSON", "Letter of approval", letter.number, letter.application.reference]
    assert Event.objects.filter(subject=letter.application.subject, kind="letter.opened", actor=boss.key).exists()


def test_nothing_ticked_and_other_months_give_no_zip(letter: Letter, sponsor: Sponsor, boss: Actor) -> None:
    where = f"/sponsor/{sponsor.pk}/letters/"
    assert "Choose at least one letter." in hand(boss).post(where).content.decode()
    assert "There are no letters here yet." in hand(boss).get(f"{where}?month=2001-02").content.decode()
    assert letter.number in hand(boss).get(f"{where}?month={timezone.localdate():%Y-%m}").content.decode()
    assert hand(boss).get(f"{where}?month=%00&before=x").status_code == 200


def test_a_damaged_letter_is_named_in_the_list_and_the_others_come(
    letter: Letter, sponsor: Sponsor, boss: Actor
) -> None:
    vault.remove(letter.stored)
    inside = opened_zip(hand(boss).post(f"/sponsor/{sponsor.pk}/letters/", {"letter": [letter.pk]}).content)
    assert list(inside) == ["list.csv"]
    assert "NOT READABLE" in inside["list.csv"].decode("utf-8-sig")
    assert Event.objects.filter(kind="letter.damaged").exists()


def test_only_who_may_receive_letters_gets_them(letter: Letter, sponsor: Sponsor, boss: Actor) -> None:
    where = f"/sponsor/{sponsor.pk}/letters/"
    assert hand(colleague(sponsor, "prep", Task.PREPARE, boss=boss)).post(where, {"all": "yes"}).status_code == 403
    assert hand(person("stranger")).get(where).status_code == 404
    agent = person("agent")
    office = agency(boss=agent)
    mandate(office, sponsor, Task.LETTERS, asker=agent, giver=boss)
    assert "There are no letters here yet." in hand(agent).get(where).content.decode()
    mandate(office, sponsor, Task.LETTERS, asker=agent, giver=boss, everything=True)
    assert letter.number in hand(agent).get(where).content.decode()
    hand(agent).post(where, {"all": "yes"})
    assert (
        Event.objects.get(kind="mandate.used", data__did="letter.opened").data["file"] == letter.application.reference
    )


def test_two_letters_with_one_name_keep_two_names_and_no_name_leaves_the_folder(letter: Letter) -> None:
    Application.objects.filter(pk=letter.application_id).update(
        answers={**letter.application.answers, "full_name": "../../KIM\\/<\x01>: *"}
    )
    again = Letter.objects.get(pk=letter.pk)
    names = [name for _letter, name in named([again, again])]
    assert len(set(names)) == 2
    assert all(sign not in name for name in names for sign in "/\\<>:*\x01")
    assert not any(name.startswith(".") for name in names)
