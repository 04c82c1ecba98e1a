"""What everybody may read without an account: the front door, the permits, the visa indexes; and one's own details."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast, user_of
from tinggal.catalogue.indexes import ASKED_FOR_ABROAD, VISA_INDEXES
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import information
from tinggal.catalogue.windows_told import window_in_words
from tinggal.forecast.models import Wait
from tinggal.pages.templatetags.pages import rupiah

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    """The page at this address."""
    answered = client.get(address)
    assert answered.status_code == 200
    return str(answered.content.decode())


def test_the_front_door_has_three_doors_and_a_warning(client: Client) -> None:
    page = words(client, "/")
    assert all(door in page for door in ("Apply or extend", "Track an application", "Check a letter"))
    assert "Staff never ask for money outside the payment page." in page


@pytest.mark.parametrize("code", [one.code for one in PERMITS])
def test_a_permit_page_tells_days_fees_documents_and_the_way_in(client: Client, code: str) -> None:
    page, told = (
        words(client, reverse("portal:permit", args=[code])),
        information(permit(code), on=timezone.localdate()),
    )
    assert all(rupiah(price.total) in page for price in told.prices)
    assert bool(told.prices) != bool(told.free_by)
    assert ("This service is free of charge" in page) == bool(told.free_by)
    assert page.count('class="p-paper"') == len(told.documents)
    assert page.count('class="p-step"') == len(told.steps)
    assert reverse("portal:begin", args=[code]) in page


def test_public_pages_set_no_cookie_and_ask_no_database(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for address in ("/permits/", "/permits/new-itas-worker/", "/permits/indexes/"):
        with django_assert_num_queries(0):
            assert not client.get(address).cookies


def test_the_front_door_asks_only_how_long_it_takes(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        assert not client.get("/").cookies


def test_the_front_door_says_the_days_of_the_law_until_files_were_decided(client: Client) -> None:
    page = words(client, "/")
    assert page.count("at most, by law") == 4
    learned = {"after_return": False, "low": 2.2, "middle": 5.6, "high": 8.3, "files": 40, "learned_at": timezone.now()}
    for road in {one.route.on(timezone.localdate()) for one in PERMITS if one.service == "extension"}:
        Wait.objects.create(road=road, place="at_kanim", **learned)
    page = words(client, "/")
    assert "<strong>6</strong>" in page
    assert "8 of 10 within 9" in page
    assert page.count("at most, by law") == 3


def test_every_visa_index_is_listed_and_those_not_offered_say_why(client: Client) -> None:
    context = client.get("/permits/indexes/").context
    listed = [index.code for _heading, rows in context["groups"] for index, _permits, _abroad in rows]
    assert sorted(listed) == sorted(VISA_INDEXES)
    page = words(client, "/permits/indexes/")
    assert page.count("Not offered") == sum(not index.offered for index in VISA_INDEXES.values())
    assert "No procedure is published" in page
    assert page.count("You ask for this as a visa before you travel.") == len(ASKED_FOR_ABROAD)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("new-itas-worker", "from 30 days before"),
        ("extend-itas-worker", "from 3 months before"),
        ("newborn-itas", "within 60 days after"),
        ("exit-permit-only", "as long as your permit runs"),
        ("bridging", "3 days before the end"),
    ],
)
def test_the_filing_window_is_told_in_words(code: str, said: str) -> None:
    assert said in window_in_words(permit(code).window.on(timezone.localdate()))


def test_the_pages_are_plain_html(client: Client) -> None:
    page = words(client, "/permits/new-itas-worker/")
    assert "style=" not in page
    assert "onclick" not in page
    assert page.count("<script") == 1


def test_own_details_are_changed(anna: Client, cast: Cast) -> None:
    anna.post("/profile/", {"full_name": "Anna M. Eriksson", "phone": "+62 812 0000 1111", "language": "id"})
    user = user_of(cast["anna"])
    assert (user.full_name, user.phone, user.language) == ("Anna M. Eriksson", "+62 812 0000 1111", "id")


def test_wrong_details_are_said_and_kept_on_the_page(anna: Client, cast: Cast) -> None:
    answered = anna.post("/profile/", {"full_name": "", "phone": "call me", "language": "xx"})
    assert "call me" in answered.content.decode()
    assert user_of(cast["anna"]).full_name == "Anna"


def test_the_profile_leads_to_password_and_second_step(anna: Client) -> None:
    page = words(anna, "/profile/")
    assert all(reverse(name) in page for name in ("account_change_password", "mfa_index", "account_email"))
