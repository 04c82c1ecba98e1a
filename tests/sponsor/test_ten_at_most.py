"""A person vouches for ten foreigners at most: the page says so first, and one place refuses the eleventh."""

import pytest
from django.test import Client

from tests.conftest import user_of
from tests.sponsors.company import DETAILS, company
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit
from tinggal.guarantees.limits import LAW, MOST_OF_A_PERSON, places_left
from tinggal.guarantees.one_person import begin_one
from tinggal.guarantees.people import enlist
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.registering import register

FAMILY = permit("extend-itas-family")
TYPED = {"permit": FAMILY.code, "full_name": "Li  Na", "birth_date_day": "4", "birth_date_month": "5"}


@pytest.fixture
def host(boss: Actor) -> Sponsor:
    return register("person", "3171010101800001", details={**DETAILS, "name": "Siti Contoh"}, by=boss)


def begun(host: Sponsor, count: int, *, by: Actor) -> list[Application]:
    people = [{"full_name": f"GUEST {number}", "passport_number": f"G{number:06}"} for number in range(count)]
    return [begin_one(host, FAMILY, answers=one, by=by) for one in people]


def hand(boss: Actor) -> Client:
    client = Client()
    client.force_login(user_of(boss))
    return client


def test_the_page_says_how_many_are_left_before_anything_is_typed(host: Sponsor, boss: Actor) -> None:
    begun(host, MOST_OF_A_PERSON - 1, by=boss)
    for where in ("", "begin/", "table/"):
        shown = hand(boss).get(f"/sponsor/{host.pk}/{where}").content.decode()
        assert "You can vouch for 1 more person." in shown, where
        assert LAW in shown, where
    begun_now = hand(boss).post(
        f"/sponsor/{host.pk}/begin/", {**TYPED, "birth_date_year": "1991", "passport_number": "e 1"}
    )
    file = Application.objects.latest("pk")
    assert begun_now["Location"] == f"/sponsor/{host.pk}/files/{file.reference}/"
    assert (file.answers["full_name"], file.answers["passport_number"]) == ("LI NA", "E1")
    shown = hand(boss).get(f"/sponsor/{host.pk}/begin/").content.decode()
    assert "You cannot vouch for more people now." in shown
    assert 'name="passport_number"' not in shown


def test_the_eleventh_is_refused_with_the_law_and_somebody_of_the_ten_is_not(host: Sponsor, boss: Actor) -> None:
    begun(host, MOST_OF_A_PERSON, by=boss)
    with pytest.raises(MoveRefused, match=LAW):
        begin_one(host, FAMILY, answers={"passport_number": "NEW1"}, by=boss)
    again = begin_one(host, permit("change-address"), answers={"passport_number": "g-000003"}, by=boss)
    assert again.passport_index
    with pytest.raises(MoveRefused, match="here already"):
        begin_one(host, FAMILY, answers={"passport_number": "G000003"}, by=boss)


def test_who_is_withdrawn_frees_his_place(host: Sponsor, boss: Actor) -> None:
    first, *_rest = begun(host, MOST_OF_A_PERSON, by=boss)
    perform(first, "withdraw", by=boss)
    enlist(first)
    assert places_left(host) == 1
    assert begin_one(host, FAMILY, answers={"passport_number": "NEW1"}, by=boss).sponsor == host


def test_a_company_has_no_such_limit(boss: Actor) -> None:
    firm = company(boss=boss)
    assert len(begun(firm, MOST_OF_A_PERSON + 1, by=boss)) == MOST_OF_A_PERSON + 1
    assert places_left(firm) is None
