"""What a letter says comes from the file and the journal, in the words of the office that writes it."""

from datetime import UTC, date, datetime
from typing import TypeVar

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision, NumberSeries
from tinggal.applications.status import Status
from tinggal.appointments.actions import invite
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.letters.compose import compose
from tinggal.letters.compose_seats import seat_behind
from tinggal.letters.content import Approval, Correction, Invitation, Objection, PermitCard, Receipt, Return, Revocation
from tinggal.letters.correcting import order_correction
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.numbering import PATTERNS, take_number
from tinggal.letters.reactions import issue
from tinggal.letters.revoking import revoke
from tinggal.letters.wording_numbers import rupiah, spelled
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.payments.actions import open_bill
from tinggal.payments.provider import Paid
from tinggal.payments.settling import settle
from tinggal.people.actors import SYSTEM

T = TypeVar("T")


def composed(form: type[T], kind: Kind, cause: Event, file: Application, **about: object) -> T:
    """The content of a letter about the file, of the form we expect."""
    content = compose(
        kind,
        cause=cause,
        application=file,
        number="17",
        certificate_by="CA",
        specimen=True,
        **about,  # type: ignore[arg-type]
    )
    assert isinstance(content, form)
    return content


@pytest.fixture
def approval(draft: Application, cast: Cast) -> Letter:
    """The letter of an approval, decided in Jakarta."""
    Application.objects.filter(pk=draft.pk).update(answers={**draft.answers, "native_name": "Анна Эрикссон"})
    draft.refresh_from_db()
    walk_to(Status.AT_KASUBDIT, draft, cast)
    issue(perform(draft, "approve", by=cast["kusuma"]))
    return Letter.objects.select_related("application__office__parent", "decision").get()


def test_the_holder_is_named_in_his_script_and_in_that_of_the_passport(approval: Letter) -> None:
    decision = Decision.objects.get()
    cause = Event.objects.get(kind="application.approved")
    content = composed(Approval, Kind.APPROVAL, cause, approval.application, decision=decision)
    holder = content.written.holder
    assert (holder.name, holder.mrz_name, holder.native_name) == ("ANNA MARIA ERIKSSON",) * 2 + ("Анна Эрикссон",)
    assert (holder.nationality_code, holder.sex_code) == ("SWE", "F")
    assert (content.written.desk, content.written.signatory.name) == ("directorate", "Kusuma")


@pytest.mark.parametrize(("language", "page"), [("zh-hans", "zh"), ("ja", "ja"), ("id", ""), ("en", ""), ("xx", "")])
def test_the_language_of_the_applicant_decides_on_the_additional_page(
    approval: Letter, language: str, page: str
) -> None:
    file = approval.application
    file.language = language
    cause = Event.objects.get(kind="application.approved")
    assert composed(Approval, Kind.APPROVAL, cause, file, decision=Decision.objects.get()).written.language == page


def test_an_electronic_permit_says_what_the_approval_grants(approval: Letter, cast: Cast) -> None:
    cause = perform(approval.application, "collect", by=cast["kade"])
    card = composed(PermitCard, Kind.PERMIT, cause, approval.application, about=approval)
    assert (card.title, card.rests_on.number, card.permit.index) == ("e-ITAS", approval.number, "E23")
    assert card.permit.valid_until == Decision.objects.get().valid_until
    assert card.written.signatory.name == ""
    assert card.written.letterhead.office == approval.application.office.name.upper()  # type: ignore[union-attr]


def test_a_revocation_names_who_revoked_why_and_what_may_be_done(approval: Letter, cast: Cast) -> None:
    cause = revoke(approval, by=cast["kusuma"], reasons=["P-03", "P-01"], note="Penjamin menarik jaminan.")
    letter = composed(Revocation, Kind.REVOCATION, cause, approval.application, about=approval)
    assert [ground.code for ground in letter.grounds] == ["P-03", "P-01"]
    assert all(ground.law and ground.words.id and ground.mend.id for ground in letter.grounds)
    assert (letter.ended.number, letter.explanation) == (approval.number, "Penjamin menarik jaminan.")
    assert letter.object_until == working_days().add(letter.written.dated, 21)
    assert (letter.written.signatory.name, letter.written.signatory.title.id) == ("Kusuma", "Kepala Subdirektorat")
    assert any(line.startswith("Kepala Kantor Imigrasi") for line in letter.written.copies)


def corrected(letter: Letter, cast: Cast, **changes: str) -> Correction:
    order_correction(letter, changes={f"written.{path}": text for path, text in changes.items()}, by=cast["kusuma"])
    cause = Event.objects.get(kind="letter.correction_ordered")
    order = letter.corrections.get()
    return composed(Correction, Kind.CORRECTION, cause, letter.application, about=letter, correction=order)


def test_a_correction_shows_both_words_and_says_everything_as_it_should_be(approval: Letter, cast: Cast) -> None:
    letter = corrected(approval, cast, **{"holder.name": "ANNA MARIE ERIKSSON", "holder.born_on": "1990-12-04"})
    assert [(one.called.id, one.was.id, one.should.id) for one in letter.changes] == [
        ("Nama", "ANNA MARIA ERIKSSON", "ANNA MARIE ERIKSSON"),
        ("Tanggal lahir", "12 April 1990", "4 Desember 1990"),
    ]
    holder = letter.written.holder
    assert (holder.name, holder.mrz_name, holder.born_on) == ("ANNA MARIE ERIKSSON",) * 2 + (date(1990, 12, 4),)
    assert (letter.corrected.number, letter.permit is not None) == (approval.number, True)


def test_a_correction_renames_people_in_the_address_and_the_copies_too(approval: Letter, cast: Cast) -> None:
    old = '"sponsor":{"address":'
    assert old in approval.content
    letter = corrected(approval, cast, **{"sponsor.name": "PT Baru Sekali", "holder.niora": "N-1"})
    assert any("PT Baru Sekali selaku Penjamin" in line for line in letter.written.copies)
    assert [(one.was.id, one.was.en) for one in letter.changes if one.place.endswith("niora")] == [
        ("(kosong)", "(empty)")
    ]


def paid(file: Application, cast: Cast) -> Event:
    walk_to(Status.UNPAID, file, cast)
    bill = open_bill(file)
    settle(Paid(bill.code, bill.amount, "NTPN0123456789AB", "NTB0001", "qris", timezone.now()))
    file.refresh_from_db()
    return Event.objects.get(kind="bill.settled")


def test_a_receipt_lists_what_the_tariff_of_the_day_charged(draft: Application, cast: Cast) -> None:
    cause = paid(draft, cast)
    letter = composed(Receipt, Kind.RECEIPT, cause, draft)
    assert sum(line.amount for line in letter.charges) == letter.total == cause.data["amount"]
    assert all(line.law and line.words.id for line in letter.charges)
    assert (letter.ntpn, letter.bill, letter.method) == ("NTPN0123456789AB", cause.data["code"], "QRIS")
    assert letter.spelled == f"{spelled(letter.total)} rupiah"
    assert letter.written.number == "17"


def test_a_receipt_of_a_sum_no_tariff_explains_has_one_line(draft: Application, cast: Cast) -> None:
    cause = paid(draft, cast)
    cause.data["amount"] += 1
    letter = composed(Receipt, Kind.RECEIPT, cause, draft)
    assert [line.amount for line in letter.charges] == [cause.data["amount"]]


def test_a_payment_in_the_evening_of_the_world_is_dated_by_the_clock_of_jakarta(draft: Application, cast: Cast) -> None:
    cause = paid(draft, cast)
    cause.data["paid_at"] = "2026-11-02T20:05:00+00:00"
    letter = composed(Receipt, Kind.RECEIPT, cause, draft)
    assert (letter.paid_on, letter.paid_at) == (date(2026, 11, 3), "03.05 WIB")


def test_a_return_says_what_to_mend_until_when_under_the_head_of_the_desk_that_returned(
    draft: Application, cast: Cast
) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    cause = perform(draft, "return", by=cast["wayan"], reasons=["R-01"], note="Halaman kedua.")
    draft.refresh_from_db()
    letter = composed(Return, Kind.RETURN, cause, draft)
    assert (letter.until, letter.days) == (draft.due_on, 14)
    assert [ground.code for ground in letter.grounds] == ["R-01"]
    assert letter.written.desk == "kanwil"
    assert letter.written.letterhead.office.startswith("KANTOR WILAYAH")
    assert letter.written.signatory.on_behalf.startswith("a.n. Kepala Kantor Wilayah")
    assert seat_behind(Kind.RETURN, cause=cause, application=draft).office.code == "W31"


def test_an_invitation_is_on_the_clock_of_the_office(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    Office.objects.filter(applications=draft).update(time_zone="Asia/Makassar")
    draft.refresh_from_db()
    day = working_days().add(timezone.localdate(), 3)
    starts = datetime(day.year, day.month, day.day, 3, 30, tzinfo=UTC)
    invite(draft, starts_at=starts, place="Loket 4", kind="both", by=cast["kade"])
    cause = Event.objects.get(kind="application.at_interview")
    letter = composed(Invitation, Kind.INVITATION, cause, draft)
    assert (letter.on, letter.at, letter.room) == (day, "11.30 WITA", "Loket 4")
    assert letter.written.subject == "Undangan wawancara serta pengambilan foto dan sidik jari"
    assert letter.written.signatory.name == "Kade"


def test_the_receipt_of_an_objection_says_when_it_will_be_answered(approval: Letter) -> None:
    told = {"received_on": "2026-11-23", "objector": "PT Maju", "enclosed": ["Surat keberatan"]}
    with transaction.atomic():
        cause = record("objection.received", subject=approval.application.subject, by=SYSTEM, data=told)
    letter = composed(Objection, Kind.OBJECTION, cause, approval.application, about=approval)
    assert letter.answer_by == working_days().add(date(2026, 11, 23), 10)
    assert (letter.against.number, letter.objector, letter.enclosed) == (
        approval.number, "PT Maju", ("Surat keberatan",),
    )  # fmt: skip


@pytest.mark.parametrize("kind", [Kind.APPROVAL, Kind.PERMIT, Kind.REVOCATION, Kind.CORRECTION, Kind.OBJECTION])
def test_a_letter_about_nothing_is_refused(approval: Letter, kind: Kind) -> None:
    cause = Event.objects.get(kind="application.approved")
    with pytest.raises((ValueError, LookupError)):
        composed(object, kind, cause, approval.application)


# --- Numbers ---


@pytest.mark.django_db
def test_every_kind_has_its_own_series_without_gaps(django_db_setup: None) -> None:
    office, day = Office.objects.get(code="K3102"), date(2026, 11, 22)

    def take(kind: str, *, on: date = day) -> str:
        return take_number(kind, office=office, role="", day=on)

    assert [take("receipt"), take("receipt"), take("return"), take("receipt", on=date(2027, 1, 2))] == [
        "K3102.TTP-GR.01.04-000001 TAHUN 2026",
        "K3102.TTP-GR.01.04-000002 TAHUN 2026",
        "K3102.KBL-GR.01.04-000001 TAHUN 2026",
        "K3102.TTP-GR.01.04-000001 TAHUN 2027",
    ]
    with transaction.atomic():
        take("receipt")
        transaction.set_rollback(True)
    assert take("receipt").startswith("K3102.TTP-GR.01.04-000003")
    assert len({take(kind) for kind in PATTERNS}) == len(PATTERNS)


@pytest.mark.django_db
def test_a_revocation_is_numbered_with_the_decisions_of_the_unit(django_db_setup: None) -> None:
    office = Office.objects.get(kind="directorate")
    NumberSeries.objects.create(name="IMI.2/2026", last=41)
    assert take_number("revocation", office=office, role="kasubdit", day=date(2026, 11, 22)) == (
        "IMI.2-GR.01.04-000042 TAHUN 2026"
    )
    with pytest.raises(ValueError, match="number of its decision"):
        take_number("approval", office=office, role="kasubdit", day=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (15, "lima belas"), (20, "dua puluh"), (100, "seratus"),
        (111, "seratus sebelas"), (1000, "seribu"), (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2_500_000, "dua juta lima ratus ribu"), (101_000, "seratus satu ribu"), (1_001_001, "satu juta seribu satu"),
        (12_000_000_000, "dua belas miliar"), (1_000_000_000_000, "satu triliun"),
    ],
)  # fmt: skip
def test_sums_are_spelled_as_indonesians_do(number: int, words: str) -> None:
    assert spelled(number) == words


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_no_two_sums_are_spelled_alike(number: int) -> None:
    assert spelled(number) != spelled((number + 1) % 10**15)
    assert int(rupiah(number).removeprefix("Rp").replace(".", "")) == number


@pytest.mark.parametrize("number", [-1, 10**15])
def test_other_sums_are_not_spelled(number: int) -> None:
    with pytest.raises(ValueError, match="do not spell"):
        spelled(number)
