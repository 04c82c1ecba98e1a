"""Every service walks its whole road to its end: sent, paid, examined, decided, and the letter it promises filed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.fees import fee_lines, total
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.spans import days_granted, kind_granted
from tinggal.catalogue.types import PermitType
from tinggal.journal.models import Event
from tinggal.letters.content_reading import filed
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.sealing import shows_a_stay
from tinggal.letters.standing import Standing, standing_of
from tinggal.letters.wording import CARDS, KINDS
from tinggal.payments.models import Bill
from tinggal.payments.reactions import open_bill

every_service = pytest.mark.parametrize("service", PERMITS, ids=lambda one: one.code)


def decided(file: Application, cast: Cast, *, action: str = "approve") -> Application:
    """The file, decided by whoever decides on its road."""
    walk_to(Status.AT_KANIM, file, cast)
    Application.objects.filter(pk=file.pk).update(interviewed_at=timezone.now())
    at_the_head = Status.AT_HEAD in route(file.route_name).statuses
    walk_to(Status.AT_HEAD if at_the_head else Status.AT_KASUBDIT, file, cast)
    reasons = ["T-02"] if action == "reject" else ()
    perform(file, action, by=cast["hadi" if at_the_head else "kusuma"], reasons=reasons)
    return file


@every_service
def test_it_costs_what_the_tariff_says_and_ends_with_its_letter(
    service: PermitType, cast: Cast, run_outbox: RunOutbox
) -> None:
    file = make_draft(cast, permit_code=service.code)
    walk_to(Status.UNPAID, file, cast)
    costs = total(fee_lines(service, file.answers, on=timezone.localdate()))
    open_bill(Event.objects.get(subject=file.subject, kind="application.unpaid"))
    assert [bill.amount for bill in Bill.objects.filter(application=file)] == ([costs] if costs else [])

    decided(file, cast)
    run_outbox()
    file.refresh_from_db()
    letter = Letter.objects.get(application=file, kind=Kind.APPROVAL)
    content = filed(letter)
    first, last = days_granted(service, file.answers, decided=timezone.localdate())
    assert (content["permit"]["valid_from"], letter.valid_until) == (first.isoformat(), last)
    assert content["permit"]["kind"]["id"] == KINDS[kind_granted(service, file.answers)].id
    assert content["written"]["subject"].startswith("Persetujuan ")
    assert content["written"]["service"]["id"] == service.legal_name

    perform(file, "collect", by=cast["kade"])
    run_outbox()
    file.refresh_from_db()
    has_card = kind_granted(service, file.answers) in CARDS
    assert file.status == Status.COLLECTED
    assert Letter.objects.filter(application=file, kind=Kind.PERMIT).exists() == has_card
    assert shows_a_stay(content, letter.kind) == has_card


@pytest.fixture
def earlier(cast: Cast, run_outbox: RunOutbox) -> Application:
    """Anna's limited stay permit, in force."""
    file = decided(make_draft(cast, permit_code="extend-itas-worker"), cast)
    run_outbox()
    return file


def newest(file: Application) -> Letter:
    return Letter.objects.filter(application=file).latest("filed_at")


def test_an_exit_permit_ends_the_stay_permit_of_the_same_passport(
    earlier: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    leaving = decided(make_draft(cast, permit_code="exit-permit-only"), cast)
    run_outbox()
    until = newest(leaving).valid_until
    assert until == timezone.localdate() + timedelta(days=7)
    assert filed(newest(leaving))["permit"]["length"]["id"] == "7 hari"
    ended = newest(earlier)
    assert ended.ended_by == newest(leaving)
    assert standing_of(ended, today=timezone.localdate()) == Standing.REPLACED
    assert Event.objects.get(kind="permit.ended").subject == earlier.subject


def test_the_same_number_in_a_passport_of_another_country_is_another_person(
    earlier: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    other = make_draft(cast, permit_code="exit-permit-only")
    answer(other, {"nationality": "NOR"}, by=cast["anna"])
    decided(other, cast)
    run_outbox()
    assert newest(earlier).ended_by is None


def test_a_new_passport_takes_the_permit_of_the_old_one_along(
    earlier: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    moved = make_draft(cast, permit_code="change-passport")
    answer(moved, {"passport_number": "XA1234567", "old_passport_number": "L898902C3"}, by=cast["anna"])
    decided(moved, cast)
    run_outbox()
    assert newest(earlier).ended_by == newest(moved)
    assert filed(newest(moved))["written"]["holder"]["passport"] == "XA1234567"


def test_a_refused_exit_leaves_the_stay_permit_alone(earlier: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    refused = decided(make_draft(cast, permit_code="exit-permit-only"), cast, action="reject")
    run_outbox()
    assert newest(refused).kind == Kind.REFUSAL
    assert newest(earlier).ended_by is None
