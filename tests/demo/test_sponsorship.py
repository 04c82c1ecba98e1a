"""The demo sponsor: his people hold permits that end soon, and his clerk finds something on every page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import user_of
from tinggal.applications.status import Status
from tinggal.demo.desks import seats
from tinggal.demo.files import make, missing
from tinggal.demo.officers import CLERK
from tinggal.demo.plan import Entry, plan
from tinggal.demo.sponsorship import clerk_of_the_sponsor, keep_busy, sponsor
from tinggal.guarantees.models import Batch, Foreigner
from tinggal.letters.models import Letter
from tinggal.payments.models import GroupBill
from tinggal.sponsors.models import Mandate, Sponsor

pytestmark = pytest.mark.django_db
FIRST = 24


@pytest.fixture(autouse=True)
def fresh_seats() -> None:
    """The accounts of an earlier test are gone with its database."""
    seats.cache_clear()


def of(status: Status, *, ends_in: int = 0) -> Entry:
    return next(one for one in plan() if (one.owner, one.status, one.ends_in) == (CLERK.login, status, ends_in))


def test_the_files_of_the_sponsor_do_not_hold_up_the_first_ones() -> None:
    assert min(one.number for one in plan() if one.owner == CLERK.login) >= FIRST


def test_he_is_entered_once_with_a_team_and_an_agent() -> None:
    assert sponsor() == sponsor()
    found = Sponsor.objects.get(name=CLERK.office)
    assert found.is_known
    assert found.memberships.in_force().count() == 2
    assert [one.granted_at is None for one in Mandate.objects.order_by("pk")] == [False, True]


@pytest.mark.parametrize("ends_in", [-9, 14])
def test_a_permit_and_its_letter_end_on_the_same_day(ends_in: int) -> None:
    file = make(of(Status.COLLECTED, ends_in=ends_in))
    last = timezone.localdate() + timedelta(days=ends_in)
    assert file.status == Status.COLLECTED
    assert Letter.objects.decisions().get(application=file).valid_until == last
    assert Foreigner.objects.get(holds=file).expires_on == last
    assert of(Status.COLLECTED, ends_in=ends_in) not in missing()


def test_the_clerk_finds_something_on_every_page() -> None:
    for entry in (of(Status.COLLECTED, ends_in=14), of(Status.UNPAID)):
        make(entry)
    for _twice in range(2):
        keep_busy()
    assert sorted(Batch.objects.values_list("kind", flat=True)) == ["renewals", "table"]
    assert GroupBill.objects.get().parts.count() == 1
    hand, home = Client(), f"/sponsor/{sponsor().pk}/"
    hand.force_login(user_of(clerk_of_the_sponsor()))
    for place in ("", "people/", "calendar/", "bills/", "letters/", "reports/", "team/", "company/"):
        assert hand.get(f"{home}{place}").status_code == 200
    assert "days late" in hand.get(f"{home}reports/").content.decode()
    assert "Row 3" in hand.get(f"{home}together/{Batch.objects.get(kind='table').pk}/").content.decode()
