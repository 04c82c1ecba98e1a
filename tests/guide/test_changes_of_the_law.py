"""What the law changed: the pages tell exactly what the dated tables hold, before and after."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tinggal.catalogue.changes import all_changes, changes_on
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.tariffs import NoTariff, tariff


def told(where: str) -> str:
    return Client().get(where).content.decode()


def test_the_fees_before_and_after_are_those_that_bills_were_made_by() -> None:
    day = date(2024, 12, 17)
    fees = {one.line.code: (one.before, one.after) for one in changes_on(day).fees}
    assert fees["ITAS-12M"] == (1_500_000, 3_000_000)
    for code, (before, after) in fees.items():
        for on, amount in ((day - timedelta(days=1), before), (day, after)):
            try:
                assert tariff(code, on=on).amount == amount
            except NoTariff:
                assert amount is None


def test_where_our_records_begin_nothing_counts_as_changed() -> None:
    assert not changes_on(date(2019, 5, 3))
    assert changes_on(date(2020, 11, 23)).nationalities == ()


def test_a_day_on_which_nothing_changed_has_no_page() -> None:
    assert not changes_on(date(2024, 12, 18))
    assert [Client().get(f"/law/{on}/").status_code for on in ("2024-12-18", "20241217", "soon")] == [404, 404, 404]


def test_services_that_changed_alike_stand_together() -> None:
    for changes in all_changes():
        for kind in (changes.steps, changes.windows, changes.visits):
            pairs = [(one.before, one.after) for one in kind]
            assert len(pairs) == len(set(pairs))
            assert all(one.before != one.after for one in kind)


@pytest.mark.django_db
def test_the_list_links_every_day_newest_first_and_each_page_opens() -> None:
    days = [one.day for one in all_changes()]
    assert days == sorted(days, reverse=True)
    page = told("/law/")
    places = [page.index(f"/law/{day}/") for day in days]
    assert places == sorted(places)
    assert [Client().get(f"/law/{day}/").status_code for day in days] == [200] * len(days)


@pytest.mark.django_db
def test_a_page_shows_both_amounts_and_every_new_index() -> None:
    fees = told("/law/2024-12-17/")
    assert "Rp 1.500.000" in fees
    assert "Rp 3.000.000" in fees
    assert all(f">{code}<" in told("/law/2025-06-01/") for code in VISA_INDEXES)
    assert "Cameroon" in told("/law/2023-11-23/")
