"""A person sees who opened any of his files: the day, the office and what for; and nothing of other people's files."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast, make_draft
from tinggal.applications import openings
from tinggal.applications.models import Application
from tinggal.journal.record import record
from tinggal.people.actors import Actor

HERE = "/account/opened/"


def seen(file: Application, by: Actor, *, role: str = "kanim_officer", office: str = "K3102", times: int = 1) -> None:
    """An officer opens a file."""
    with transaction.atomic():
        for _time in range(times):
            record("application.seen", subject=file.subject, by=by, desk=f"{role}@{office}")


def test_every_opening_of_every_file_is_on_one_page(anna: Client, cast: Cast, draft: Application) -> None:
    other = make_draft(cast)
    seen(draft, cast["kade"], times=2)
    seen(other, cast["sari"], role="auditor", office="DIT")
    page = anna.get(HERE).content.decode()
    for words in (draft.reference, other.reference, "2 times on that day", "To check how the offices work"):
        assert words in page


def test_nothing_of_other_people_is_shown(mallory: Client, cast: Cast, draft: Application) -> None:
    seen(draft, cast["kade"])
    page = mallory.get(HERE).content.decode()
    assert draft.reference not in page
    assert "Nobody has opened your file yet" in page


def test_older_openings_are_on_the_next_page(
    anna: Client, cast: Cast, draft: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "EVENTS_ON_A_PAGE", 2)
    seen(draft, cast["kade"], role="kakanim")
    seen(draft, cast["kade"], times=2)
    first = anna.get(HERE)
    assert [str(row.role) for row in first.context["rows"]] == ["Officer of an immigration office"]
    second = anna.get(first.context["older_url"])
    assert [str(row.role) for row in second.context["rows"]] == ["Head of an immigration office"]
    assert second.context["older_url"] == ""


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 30, "９"])
def test_an_odd_page_is_the_first_page(anna: Client, cast: Cast, draft: Application, odd: str) -> None:
    seen(draft, cast["kade"])
    assert draft.reference in anna.get(HERE, {"before": odd}).content.decode()


def test_the_page_costs_the_same_however_many_files(anna: Client, cast: Cast, draft: Application) -> None:
    seen(draft, cast["kade"])
    anna.get(HERE)
    with CaptureQueriesContext(connection) as once:
        anna.get(HERE)
    for _file in range(3):
        seen(make_draft(cast), cast["kade"], times=3)
    with CaptureQueriesContext(connection) as more:
        anna.get(HERE)
    assert len(more) == len(once)
