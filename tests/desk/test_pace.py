"""How often an officer's most frequent requests ask the database; each question is a wait for somebody in a hurry."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.casework.crowd import Sketch, write
from tests.conftest import Cast, user_of
from tests.desk.conftest import SignIn
from tinggal.casework.models import Lease
from tinggal.casework.turns import reach_of
from tinggal.offices.models import Office
from tinggal.people.actors import actor_for

AT_THE_DOOR = 3  # the session, the account, and who it acts as with his second factor
AROUND = 2  # the savepoint of the test instead of a transaction


@pytest.mark.parametrize(("where", "most"), [("/desk/", 7), ("/desk/all/", 4), ("/desk/day/", 12), ("/desk/keys/", 1)])
def test_a_page_asks_no_more_than_it_shows(sign_in: SignIn, cast: Cast, where: str, most: int):
    client = sign_in("kade")
    write(cast, [Sketch(due=number) for number in range(9)])
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    assert len(asked) <= AT_THE_DOOR + most, [one["sql"] for one in asked]


def test_the_next_file_is_handed_out_with_few_questions(sign_in: SignIn, cast: Cast):
    client = sign_in("kade")
    write(cast, [Sketch(due=number) for number in range(9)])
    assert client.post("/desk/next/").status_code == 302
    with CaptureQueriesContext(connection) as asked:
        assert client.post("/desk/next/").url != "/desk/day/"
    assert Lease.objects.filter(officer=cast["kade"].user_id, ended_at=None).count() == 2
    assert len(asked) <= AT_THE_DOOR + AROUND + 13, [one["sql"] for one in asked]


def test_who_acts_is_one_question(cast: Cast, django_assert_num_queries):
    kade = user_of(cast["kade"])
    with django_assert_num_queries(1):
        assert actor_for(kade).seats == cast["kade"].seats


@pytest.mark.parametrize(("name", "asked"), [("kade", 1), ("wayan", 2), ("dewi", 1)])
def test_an_immigration_office_needs_no_look_at_the_tree(cast: Cast, django_assert_num_queries, name: str, asked: int):
    with django_assert_num_queries(asked):
        reach = reach_of(cast[name])
    seat = reach.seats[0]
    there = Office.objects.filter(path=seat.office_path) | Office.objects.filter(
        path__startswith=f"{seat.office_path}/"
    )
    assert name == "dewi" or sorted(reach.offices[seat.office_path]) == sorted(there.values_list("pk", flat=True))
