"""Every letter is born from what happens to a file, once, logged, sealed, signed, and found by everybody who checks."""

import hashlib
import json
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import Cast, RunOutbox
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.actions import invite
from tinggal.appointments.moving import move
from tinggal.appointments.slots import free_slots
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State
from tinggal.journal.models import Event
from tinggal.letters.actions import pdf_of
from tinggal.letters.checking import check_pdf
from tinggal.letters.correcting import order_correction
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.reactions import issue_invitation
from tinggal.letters.replay import rebuilt
from tinggal.letters.revoking import permit_in_force, revoke
from tinggal.letters.trusting import trust
from tinggal.offices.calendar import working_days
from tinggal.payments.actions import open_bill
from tinggal.payments.provider import Paid
from tinggal.payments.settling import settle


def kinds(file: Application) -> list[str]:
    return list(Letter.objects.filter(application=file).order_by("filed_at", "pk").values_list("kind", flat=True))


def newest(file: Application, kind: Kind) -> Letter:
    return Letter.objects.filter(application=file, kind=kind).latest("filed_at")


def is_in_order(letter: Letter) -> None:
    """A stranger finds it genuine with the public keys alone, and its data make the same file again."""
    pdf = pdf_of(letter)
    verdict = check_letter(pdf, trust=trust(), today=timezone.localdate())
    assert (verdict.state, verdict.facts["number"]) == (State.VALID, letter.number)
    unsigned = rebuilt(letter)
    assert pdf.startswith(unsigned)
    assert hashlib.sha256(unsigned).hexdigest() == letter.unsigned_sha256


def test_a_payment_is_receipted(draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    walk_to(Status.UNPAID, draft, cast)
    bill = open_bill(draft)
    settle(Paid(bill.code, bill.amount, "NTPN0123456789AB", "NTB0001", "qris", timezone.now()))
    run_outbox()
    assert kinds(draft) == [Kind.RECEIPT]
    is_in_order(newest(draft, Kind.RECEIPT))


def test_an_officers_return_is_a_letter_and_that_of_the_machine_is_not(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="Halaman kedua terpotong.")
    run_outbox()
    assert kinds(draft) == [Kind.RETURN]
    is_in_order(newest(draft, Kind.RETURN))


def test_an_invitation_says_when_and_where(draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    assert draft.office
    day = working_days(draft.office.province_id).add(timezone.localdate(), 3)
    starts = datetime.combine(day, time(9), tzinfo=draft.office.zone)
    invite(draft, starts_at=starts, place="Loket 4", kind="both", by=cast["kade"])
    run_outbox()
    assert kinds(draft) == [Kind.INVITATION]
    is_in_order(newest(draft, Kind.INVITATION))


def test_an_appointment_that_was_moved_is_written_anew_and_the_first_invitation_is_replaced(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    assert draft.office
    free = free_slots(draft.office, timezone.localdate() + timedelta(days=2), 14)
    appointment = invite(draft, starts_at=free[0].starts_at, place="Loket 4", kind="both", by=cast["kade"])
    run_outbox()
    move(appointment, starts_at=free[-1].starts_at, by=cast["anna"])
    run_outbox()
    assert kinds(draft) == [Kind.INVITATION, Kind.INVITATION]
    first, second = Letter.objects.filter(application=draft).order_by("filed_at", "pk")
    assert (first.ended_by, second.ended_by) == (second, None)
    told = json.loads(second.content)
    assert (told["room"], told["written"]["signatory"]["name"]) == ("Loket 4", "Kade")
    assert told["on"] == timezone.localtime(free[-1].starts_at, draft.office.zone).date().isoformat()
    is_in_order(second)
    assert check_pdf(pdf_of(first)).state == State.REPLACED


def test_an_invitation_that_is_filed_after_a_later_one_does_not_take_its_place(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    assert draft.office
    free = free_slots(draft.office, timezone.localdate() + timedelta(days=2), 14)
    appointment = invite(draft, starts_at=free[0].starts_at, place="Loket 4", kind="both", by=cast["kade"])
    move(appointment, starts_at=free[-1].starts_at, by=cast["anna"])
    late = Event.objects.get(subject=draft.subject, kind="application.at_interview")
    moved = Event.objects.get(subject=draft.subject, kind="appointment.moved")
    issue_invitation(moved)
    issue_invitation(late)
    newer, older = (Letter.objects.get(writing__cause=cause) for cause in (moved, late))
    assert (newer.ended_by, older.ended_by) == (None, newer)


@pytest.fixture
def collected(draft: Application, cast: Cast, run_outbox: RunOutbox) -> Application:
    """Anna's permit, decided, issued and collected."""
    walk_to(Status.AT_KASUBDIT, draft, cast)
    perform(draft, "approve", by=cast["kusuma"])
    run_outbox()
    draft.refresh_from_db()
    perform(draft, "collect", by=cast["kade"])
    run_outbox()
    draft.refresh_from_db()
    return draft


def test_who_collects_gets_the_electronic_permit(collected: Application) -> None:
    assert kinds(collected) == [Kind.APPROVAL, Kind.PERMIT]
    for letter in Letter.objects.all():
        is_in_order(letter)


def test_a_revocation_ends_the_approval_and_the_permit(
    collected: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    letter = permit_in_force(collected)
    assert letter
    revoke(letter, by=cast["kusuma"], reasons=["P-01"], note="")
    run_outbox()
    collected.refresh_from_db()
    assert (collected.status, kinds(collected)[-1]) == (Status.REVOKED, Kind.REVOCATION)
    revocation = newest(collected, Kind.REVOCATION)
    is_in_order(revocation)
    ended = Letter.objects.filter(application=collected).exclude(pk=revocation.pk)
    assert {one.ended_by_id for one in ended} == {revocation.pk}
    assert bytes(revocation.writing.entry.data).startswith(b"REVOKE1")


def test_a_correction_takes_the_place_of_the_letter_and_the_permit_is_made_anew(
    collected: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    order_correction(
        newest(collected, Kind.APPROVAL), changes={"written.holder.name": "ANNA MARIA ERIKSON"}, by=cast["kusuma"]
    )
    run_outbox()
    assert kinds(collected) == [Kind.APPROVAL, Kind.PERMIT, Kind.CORRECTION, Kind.PERMIT]
    correction, anew = newest(collected, Kind.CORRECTION), newest(collected, Kind.PERMIT)
    is_in_order(correction)
    is_in_order(anew)
    assert "ANNA MARIA ERIKSON" in anew.content
    approval, card = Letter.objects.filter(application=collected).order_by("filed_at")[:2]
    assert (approval.ended_by_id, card.ended_by_id) == (correction.pk, anew.pk)
    assert bytes(correction.writing.entry.data).startswith(b"REPLACE1")


def test_a_letter_made_two_days_late_bears_the_day_on_which_it_is_made(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KASUBDIT, draft, cast)
    perform(draft, "approve", by=cast["kusuma"])
    decided = timezone.localdate()
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        run_outbox()
    letter = newest(draft, Kind.APPROVAL)
    assert f'"dated":"{decided + timedelta(days=3)}"' in letter.content


def test_letters_are_never_told_of_twice(collected: Application) -> None:
    filed = Event.objects.filter(subject=collected.subject, kind__in=["approval.filed", "permit.filed"])
    assert filed.count() == 2
