"""The demo files are made through the real doors, leave nothing to the worker, and are made once."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from django.core.management import CommandError, call_command
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from tinggal.applications.clock import reckoning_of
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.permits import PERMITS
from tinggal.demo.desks import seats
from tinggal.demo.files import make, missing
from tinggal.demo.officers import EVERYBODY, OFFICERS, PASSWORD
from tinggal.demo.people import officers
from tinggal.demo.plan import HOW_MANY, Entry, plan
from tinggal.journal.models import Delivery, Event
from tinggal.journal.seals import broken_lines
from tinggal.letters.models import Letter
from tinggal.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_seats() -> None:
    """The accounts of an earlier test are gone with its database."""
    seats.cache_clear()


def of(status: Status, *, owner: bool = False) -> Entry:
    return next(one for one in plan() if one.status == status and bool(one.owner) == owner and not one.passport_days)


def test_about_200_files_lie_at_every_place_where_a_person_can_find_one() -> None:
    assert 190 <= len(plan()) <= 240
    passing = {Status.VERIFYING, Status.APPROVED, Status.REJECTED}  # places where only the worker acts
    assert set(HOW_MANY) == set(Status) - passing
    assert {one.permit for one in plan()} == set(PERMITS)


@pytest.mark.parametrize("status", list(HOW_MANY))
def test_a_file_comes_to_its_place_and_owes_the_worker_nothing(status: Status) -> None:
    file = make(of(status))
    assert file.status == status
    assert Delivery.objects.filter(done_at=None).count() == 0
    assert ProcrastinateJob.objects.filter(status="todo").count() == 0
    assert broken_lines(list(Event.objects.filter(subject=file.subject).order_by("number"))) == []
    decided = status in (Status.ISSUED, Status.REFUSED, Status.COLLECTED, Status.REVOKED)
    assert Letter.objects.decisions().filter(application=file).exists() == decided


def test_a_passport_that_ends_too_soon_sends_the_file_back_by_itself() -> None:
    entry = next(one for one in plan() if one.status == Status.RETURNED and one.passport_days and not one.owner)
    file = make(entry)
    assert (file.status, file.paid_at) == (Status.RETURNED, None)


def test_what_is_there_is_not_made_again() -> None:
    entry = missing()[0]
    make(entry)
    assert entry not in missing()
    assert len(missing()) == len(plan()) - 1


def test_some_files_are_overdue() -> None:
    entry = next(one for one in plan() if one.status == Status.AT_KANIM and one.overdue)
    file = make(entry)
    kept = Application.objects.get(pk=file.pk)
    assert kept.due_on is not None
    assert kept.arrived_at.date() < Event.objects.filter(subject=file.subject).first().at.date()  # type: ignore[union-attr]


@pytest.mark.parametrize("status", [Status.UNPAID, Status.AT_KANWIL])
def test_an_applicant_with_a_login_reads_the_same_days_everywhere(status: Status) -> None:
    made = make(next(one for one in plan() if one.owner == "anna" and one.status == status))
    kept = Application.objects.get(pk=made.pk)
    told = reckoning_of(kept)
    assert (kept.due_on, kept.promised_on) == (told.due_on, told.promised_on)
    first = Event.objects.filter(subject=kept.subject).earliest("number").at
    assert kept.submitted_at is not None
    assert first <= kept.submitted_at <= kept.arrived_at


def test_every_officer_can_sign_in_with_the_known_password_and_a_second_factor() -> None:
    accounts = officers()
    assert set(accounts) == set(OFFICERS)
    for desk, user in accounts.items():
        assert is_mfa_enabled(user)
        assert [post.role for post in user.posts.all()] == [desk.role]
        assert EmailAddress.objects.get(user=user).verified
    assert User.objects.get(email=OFFICERS[0].email).check_password(PASSWORD)


def test_the_logins_name_everybody_and_make_nothing() -> None:
    out = StringIO()
    call_command("demo", "--logins", stdout=out)
    told = out.getvalue()
    assert [one.email for one in EVERYBODY if one.email not in told] == []
    assert PASSWORD in told
    assert User.objects.count() == 0


def test_production_refuses_demo_people(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="no place in production"):
        call_command("demo")
