"""Files that were refused, with their signed letter."""

from datetime import date

import pytest
from django.utils import timezone

from tests.conftest import Cast, empty_outbox, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.offices.models import Office
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role


@pytest.fixture
def refused(cast: Cast) -> Application:
    """An extension that the head of the immigration office refused."""
    file = make_draft(cast, permit_code="extend-itas-worker")
    Application.objects.filter(pk=file.pk).update(interviewed_at=timezone.now())
    walk_to(Status.AT_HEAD, file, cast)
    return _refuse(file, by=cast["hadi"])


@pytest.fixture
def refused_in_jakarta(cast: Cast, draft: Application) -> Application:
    """A new permit that the directorate refused."""
    walk_to(Status.AT_KASUBDIT, draft, cast)
    return _refuse(draft, by=cast["kusuma"])


@pytest.fixture
def ratna(cast: Cast) -> Actor:
    """Another head of sub-directorate."""
    user = User.objects.create(email="ratna@example.org", full_name="Ratna", password="!")
    office = Office.objects.get(code="DIT")
    Post.objects.create(user=user, role=Role.KASUBDIT, office=office, from_on=date(2020, 1, 1))
    return actor_for(user)


def _refuse(file: Application, *, by: Actor) -> Application:
    perform(file, "reject", by=by, reasons=["T-02"])
    empty_outbox()
    file.refresh_from_db()
    assert file.status == Status.REFUSED
    return file
