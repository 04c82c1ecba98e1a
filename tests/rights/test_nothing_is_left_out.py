"""A copy reads every table from which a link leads to a person or his application, or says why it does not."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast, user_of
from tinggal.applications.models import Application
from tinggal.people.models import User
from tinggal.rights.left_out import LEFT_OUT, Why
from tinggal.rights.packing import packed


def linked_tables() -> set[str]:
    """The tables whose rows lead to a person or an application, over however many links (``room.Table``)."""
    reached: set[type[models.Model]] = {User, Application}
    while True:
        further = {table for table in apps.get_models() if table not in reached and _leads_to(table, reached)}
        if not further:
            return {table._meta.label for table in reached}
        reached |= further


def _leads_to(table: type[models.Model], reached: set[type[models.Model]]) -> bool:
    links = [field for field in table._meta.get_fields() if field.is_relation and field.concrete]
    return any(link.related_model in reached for link in links)


@pytest.fixture
def read(cast: Cast, draft: Application) -> set[str]:
    """The tables that were read to make the copy of somebody with one application."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        packed(user_of(cast["anna"]))
    said = " ".join(one["sql"] for one in asked)
    return {table._meta.label for table in apps.get_models() if f'FROM "{table._meta.db_table}"' in said}


def test_every_table_with_a_link_to_a_person_is_in_the_copy_or_is_left_out_for_a_reason(read: set[str]) -> None:
    forgotten = linked_tables() - read - {"people.User", *LEFT_OUT}
    assert not forgotten, (
        f"put these into the copy (rights/telling*.py), or name them in rights/left_out.py: {forgotten}"
    )


def test_what_is_left_out_is_a_table_that_leads_to_somebody_and_is_in_no_copy(read: set[str]) -> None:
    assert set(LEFT_OUT) <= linked_tables()
    assert not set(LEFT_OUT) & read
    assert set(LEFT_OUT.values()) == set(Why)


def test_a_table_of_tables_finds_links_over_links() -> None:
    assert {"objections.ObjectionPaper", "letters.ShareLook", "payments.GroupPart"} <= linked_tables()
    assert "offices.Province" not in linked_tables()
