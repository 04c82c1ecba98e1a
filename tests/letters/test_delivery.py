"""Letters on their way to offices: sent, confirmed, missed, sent on when an office changes, sent again."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.letters.rows import made_issued, made_letter
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.actions import LetterDamaged, found_damaged, pdf_of, receive
from tinggal.letters.delivery import dispatch, last_moment, raise_alarms, redirect_letters, resend
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Dispatch, Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.actions import close_office, move_office, set_competence
from tinggal.offices.models import Office, Regency

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """The approval of Anna's application, not sent yet."""
    return made_issued(draft, cast)


def sent(letter: Letter, at: datetime | None = None) -> list[tuple[str, str]]:
    return [(one.purpose, one.office.code) for one in dispatch(letter, now=at or timezone.now())]


def told(kind: str) -> list[dict[str, Any]]:
    return list(Event.objects.filter(kind=kind).order_by("number").values_list("data", flat=True))


def wib(day: int, hour: int = 10) -> datetime:
    """An hour of July 2026: the 3rd is a Friday."""
    return datetime(2026, 7, day, hour, tzinfo=JAKARTA)


def test_a_decision_goes_to_the_office_that_acts_and_as_a_copy_to_the_kanwil(letter: Letter) -> None:
    assert sent(letter) == [("act", "K3102"), ("copy", "W31")]
    assert [one["office"] for one in told("letter.dispatched")] == ["K3102", "W31"]


def test_sending_twice_sends_once(letter: Letter) -> None:
    sent(letter)
    sent(letter)
    assert (Dispatch.objects.count(), len(told("letter.dispatched"))) == (2, 2)


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.RETURN, Kind.INVITATION, Kind.PERMIT, Kind.OBJECTION])
def test_what_is_for_the_applicant_only_goes_to_no_office(letter: Letter, kind: Kind) -> None:
    assert sent(made_letter(letter.application, kind)) == []


@pytest.mark.parametrize("kind", [Kind.REVOCATION, Kind.CORRECTION, Kind.ANSWER])
def test_the_end_the_correction_and_the_answer_to_an_objection_go_the_same_way(letter: Letter, kind: Kind) -> None:
    assert sent(made_letter(letter.application, kind, about=letter)) == [("act", "K3102"), ("copy", "W31")]


def test_the_copy_is_confirmed_by_the_kanwil_and_by_nobody_else(letter: Letter, cast: Cast) -> None:
    _act, copy = dispatch(letter, now=timezone.now())
    for name in ("kade", "hadi", "budi", "dewi", "agus", "anna"):
        with pytest.raises(PermissionDenied):
            receive(copy, by=cast[name])
    assert receive(copy, by=cast["wayan"]).received_by_id == cast["wayan"].user_id
    assert Dispatch.objects.inbox_of(cast["budi"]).count() == 0


@pytest.mark.parametrize(
    ("day_sent", "last_day"),
    [(1, 2), (2, 3), (3, 6), (4, 6), (5, 6)],
    ids=["Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
)
def test_an_office_has_until_the_end_of_the_next_working_day(letter: Letter, day_sent: int, last_day: int) -> None:
    act, _copy = dispatch(letter, now=wib(day_sent))
    assert last_moment(act) == wib(last_day, 0) + timedelta(days=1)
    assert raise_alarms(now=last_moment(act)) == 0
    assert raise_alarms(now=last_moment(act) + timedelta(seconds=1)) == 2


def test_a_holiday_is_not_counted_and_the_clock_is_the_offices_own(letter: Letter) -> None:
    Office.objects.filter(code="K3102").update(time_zone="Asia/Jayapura")
    act, _copy = dispatch(letter, now=datetime(2026, 8, 14, 10, tzinfo=JAKARTA))  # Monday the 17th is a holiday
    act.refresh_from_db()
    assert last_moment(act) == datetime(2026, 8, 19, tzinfo=ZoneInfo("Asia/Jayapura"))


def test_the_alarm_sounds_once_and_not_for_what_was_confirmed(letter: Letter, cast: Cast) -> None:
    act, copy = dispatch(letter, now=wib(1))
    receive(copy, by=cast["wayan"])
    assert [raise_alarms(now=wib(day)) for day in (2, 3, 3, 6)] == [0, 1, 0, 0]
    assert told("letter.unconfirmed") == [
        {"letter": letter.pk, "dispatch": act.pk, "office": "K3102", "purpose": "act"}
    ]


def closed(code: str, successor: str, cast: Cast) -> None:
    for served in list(Regency.objects.filter(competence__office__code=code)):
        set_competence(served, Office.objects.get(code=successor), by=cast["sari"])
    close_office(Office.objects.get(code=code), on=timezone.localdate(), by=cast["sari"])


def lies_at(letter: Letter, purpose: str) -> list[str]:
    """The offices where this letter waits or was received."""
    there = Dispatch.objects.filter(letter=letter, purpose=purpose, redirected_at=None)
    return list(there.values_list("office__code", flat=True))


def test_letters_of_a_closed_office_go_to_its_successor_and_wait_there_once(letter: Letter, cast: Cast) -> None:
    dispatch(letter, now=timezone.now())
    closed("K3102", "K3101", cast)
    assert [redirect_letters(at=timezone.now()) for _ in range(3)] == [1, 0, 0]
    assert lies_at(letter, "act") == ["K3101"]
    assert lies_at(letter, "copy") == ["W31"]
    assert [(one["was"], one["office"]) for one in told("letter.redirected")] == [("K3102", "K3101")]


def test_a_letter_that_was_confirmed_stays_where_it_is(letter: Letter, cast: Cast) -> None:
    act, _copy = dispatch(letter, now=timezone.now())
    receive(act, by=cast["kade"])
    closed("K3102", "K3101", cast)
    assert redirect_letters(at=timezone.now()) == 0
    assert lies_at(letter, "act") == ["K3102"]


def test_an_office_that_will_be_closed_keeps_its_letters_until_that_day(letter: Letter, cast: Cast) -> None:
    dispatch(letter, now=timezone.now())
    closed("K3102", "K3101", cast)
    Office.objects.filter(code="K3102").update(closed_on=timezone.localdate() + timedelta(days=3))
    assert redirect_letters(at=timezone.now()) == 0
    assert redirect_letters(at=timezone.now() + timedelta(days=3)) == 1


def test_a_new_letter_goes_past_the_closed_office(letter: Letter, cast: Cast) -> None:
    closed("K3102", "K3101", cast)
    assert sent(Letter.objects.get(pk=letter.pk)) == [("act", "K3101"), ("copy", "W31")]
    assert redirect_letters(at=timezone.now()) == 0


def test_the_copy_follows_an_office_to_another_kanwil(letter: Letter, cast: Cast) -> None:
    dispatch(letter, now=timezone.now())
    move_office(Office.objects.get(code="K3102"), Office.objects.get(code="W32"), by=cast["sari"])
    redirect_letters(at=timezone.now())
    assert lies_at(letter, "copy") == ["W32"]


def test_a_letter_that_comes_back_waits_there_again(letter: Letter, cast: Cast) -> None:
    dispatch(letter, now=timezone.now())
    home = Office.objects.get(code="K3102")
    for kanwil in ("W32", "W31"):
        move_office(home, Office.objects.get(code=kanwil), by=cast["sari"])
        redirect_letters(at=timezone.now())
    assert lies_at(letter, "copy") == ["W31"]
    assert Dispatch.objects.filter(letter=letter, purpose="copy").count() == 2


def test_sending_again_tells_and_starts_the_clock_anew(letter: Letter, cast: Cast) -> None:
    act, copy = dispatch(letter, now=timezone.now() - timedelta(days=9))
    receive(copy, by=cast["wayan"])
    raise_alarms(now=timezone.now())
    resend(letter, by=cast["kade"])
    act.refresh_from_db()
    assert act.alarmed_at is None
    assert timezone.localdate(act.sent_at) == timezone.localdate()
    assert told("letter.resent") == [{"letter": letter.pk, "kind": "approval", "number": letter.number}]
    with pytest.raises(MoveRefused, match="a few minutes ago"):
        resend(letter, by=cast["hadi"])


@pytest.mark.parametrize(
    ("name", "may"),
    [("kusuma", True), ("sari", True), ("wayan", True), ("budi", False), ("agus", False), ("anna", False)],
)
def test_who_works_on_the_file_or_administers_may_send_again(letter: Letter, cast: Cast, name: str, may: bool) -> None:
    if may:
        assert resend(letter, by=cast[name]).actor == cast[name].key
    else:
        with pytest.raises(PermissionDenied):
            resend(letter, by=cast[name])


def test_a_damaged_copy_is_told_once_a_day_and_never_handed_out(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(sha256="0" * 64)
    with pytest.raises(LetterDamaged):
        pdf_of(Letter.objects.get(pk=letter.pk))
    Letter.objects.filter(pk=letter.pk).update(stored="vault/00/gone")
    with pytest.raises(LetterDamaged):
        pdf_of(Letter.objects.get(pk=letter.pk))
    found_damaged(letter)
    found_damaged(letter)
    assert told("letter.damaged") == [{"letter": letter.pk}]


def test_alarms_cost_the_same_however_many_letters_wait(
    letter: Letter, cast: Cast, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    dispatch(letter, now=timezone.now())
    for number in range(3):
        other = make_draft(cast)
        answer(other, {"passport_number": f"A000000{number}"}, by=cast["anna"])
        dispatch(made_issued(other, cast), now=timezone.now())
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        raise_alarms(now=timezone.now())
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        redirect_letters(at=timezone.now())
