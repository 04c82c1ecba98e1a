"""An officer beside his colleagues: counted inside the database just as one would count by hand."""

from datetime import date
from random import Random

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import Cast
from tinggal.oversight.models import OfficerMonth
from tinggal.oversight.officers import beside_peers, place, values_of
from tinggal.people.models import User

MONTH = date(2026, 10, 1)


def months(chance: Random, *, many: int) -> list[OfficerMonth]:
    """One month for each of so many officers; some of them decided nothing, or never had a file before them."""
    users = User.objects.bulk_create(
        [User(email=f"peer{n}@example.org", full_name=f"Peer {n}", password="!") for n in range(many)]
    )
    return OfficerMonth.objects.bulk_create(
        OfficerMonth(
            month=MONTH, officer=user, desk="kasubdit@DIT", role="kasubdit", acts=chance.randint(0, 9),
            days=chance.randint(0, 3), returns=chance.randint(0, 3), decisions=chance.randint(0, 4),
            approvals=chance.randint(0, 3), out_of_hours=chance.randint(0, 2),
            seconds=chance.choice([None, 10.0, 20.0, 30.0]), counted_at=timezone.now(),
        )
        for user in users
    )  # fmt: skip


def by_hand(row: OfficerMonth, others: list[OfficerMonth]) -> list[int | None]:
    found = []
    for code, value in values_of(row).items():
        known = [one for other in others if (one := values_of(other)[code]) is not None]
        below = sum(one < value for one in known) if value is not None else 0
        same = sum(one == value for one in known) if value is not None else 0
        found.append(None if value is None else place(len(known), below, same))
    return found


def test_the_database_counts_as_one_would_by_hand(cast: Cast) -> None:
    chance = Random(7)
    for many in (1, 4, 6, 40):
        OfficerMonth.objects.all().delete()
        User.objects.filter(email__startswith="peer").delete()
        rows = months(chance, many=many)
        for row in rows[:6]:
            (beside,) = beside_peers(row.officer_id)
            others = [one for one in rows if one.pk != row.pk]
            assert beside.peers == many - 1
            assert [one.among for one in beside.measures] == by_hand(row, others)


def test_more_colleagues_cost_no_more_queries(cast: Cast) -> None:
    first = months(Random(1), many=1)[0]
    with CaptureQueriesContext(connection) as few:
        beside_peers(first.officer_id)
    User.objects.exclude(pk=first.officer_id).filter(email__startswith="peer").delete()
    others = User.objects.bulk_create([User(email=f"more{n}@example.org", password="!") for n in range(30)])
    OfficerMonth.objects.bulk_create(
        OfficerMonth(
            month=MONTH, officer=user, desk="kasubdit@DIT", role="kasubdit", acts=1, days=1, returns=0, decisions=0,
            approvals=0, out_of_hours=0, counted_at=timezone.now(),
        )
        for user in others
    )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        beside_peers(first.officer_id)
    assert len(many) == len(few) == 2


def test_fewer_than_five_colleagues_are_not_compared() -> None:
    assert place(4, 2, 0) is None
    assert place(5, 2, 1) == 50
