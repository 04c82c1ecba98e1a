"""A change of address is one file for two offices: the old one lets it go, the new one decides."""

import pytest
from django.test import Client

from tests.conftest import Cast, make_draft, user_of
from tests.walking import walk_to
from tinggal.applications.access import visible_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.lib.workflow import NotYours

OLD, NEW = "K3102", "K5101"


@pytest.fixture
def moving(cast: Cast) -> Application:
    """Anna moves from Central Jakarta to Bali; her file is paid and at the office of the old address."""
    file = make_draft(cast, permit_code="change-address")
    answer(file, {"old_regency": "31.71", "regency": "51.03"}, by=cast["anna"])
    walk_to(Status.AT_OLD_KANIM, file, cast)
    return file


def test_the_old_office_has_it_first_and_the_new_one_does_not_see_it(moving: Application, cast: Cast) -> None:
    assert moving.office
    assert moving.office.code == OLD
    assert visible_to(cast["kade"]).filter(pk=moving.pk).exists()
    assert not visible_to(cast["budi"]).filter(pk=moving.pk).exists()
    with pytest.raises(NotYours):
        perform(moving, "release", by=cast["budi"])


def test_let_go_it_is_the_new_offices_and_the_journal_says_whose(moving: Application, cast: Cast) -> None:
    perform(moving, "release", by=cast["kade"])
    moving.refresh_from_db()
    assert moving.office
    assert (moving.status, moving.office.code) == (Status.AT_KANIM, NEW)
    assert not visible_to(cast["kade"]).filter(pk=moving.pk).exists()
    told = Event.objects.filter(subject=moving.subject).latest("number")
    assert (told.desk, told.data["office"]) == (f"kanim_officer@{OLD}", NEW)
    perform(moving, "forward", by=cast["budi"])
    assert moving.status == Status.AT_HEAD


def test_the_new_office_can_ask_the_old_one_again(moving: Application, cast: Cast) -> None:
    perform(moving, "release", by=cast["kade"])
    perform(moving, "send_back", by=cast["budi"], reasons=["S-01"])
    moving.refresh_from_db()
    assert moving.office
    assert (moving.status, moving.office.code) == (Status.AT_OLD_KANIM, OLD)


def test_a_returned_file_begins_at_the_old_office_again(moving: Application, cast: Cast) -> None:
    perform(moving, "release", by=cast["kade"])
    perform(moving, "return", by=cast["budi"], reasons=["R-01"])
    perform(moving, "resubmit", by=cast["anna"])
    moving.refresh_from_db()
    assert moving.office
    assert moving.office.code == OLD


def test_the_officer_who_lets_it_go_is_shown_that_it_went(moving: Application, cast: Cast) -> None:
    officer = user_of(cast["kade"])
    officer.authenticator_set.create(type="totp", data={"secret": "x"})
    client = Client()
    client.force_login(officer)
    page = client.get(f"/desk/{moving.reference}/")
    assert "Let it go to the office of the new address" in page.content.decode()
    sent = client.post(f"/desk/{moving.reference}/move/", {"action": "release"}, follow=True)
    moving.refresh_from_db()
    assert moving.status == Status.AT_KANIM
    assert sent.status_code == 200
    assert "went to the office of the new address" in sent.content.decode()
