"""Share codes: made by the holder, good for a while, ended at will, and nothing but their digest is kept."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import Cast
from tests.letters.born import decided_letter
from tinggal.checker.verdict import State
from tinggal.journal.models import Event
from tinggal.letters.checking import check_code
from tinggal.letters.models import Letter, ShareCode
from tinggal.letters.sharing import LAST_DAYS, MADE_IN_A_DAY, OPEN_AT_ONCE, Secret, TooManyCodes, end, share


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval."""
    return decided_letter(cast)


def opens(letter: Letter, code: str) -> bool:
    """Whether this code shows the full name."""
    outcome = check_code(letter.short_code, secret=Secret(share_code=code.replace("-", "")))
    return outcome.state == State.VALID and outcome.told is not None and outcome.told.more is not None


def test_a_share_code_opens_its_letter_and_its_looks_are_counted(letter: Letter, cast: Cast) -> None:
    code = share(letter, by=cast["anna"])
    assert len(code.replace("-", "")) == 9
    assert opens(letter, code)
    assert opens(letter, code)
    kept = ShareCode.objects.get()
    assert (kept.looked_up, kept.last_at is not None) == (2, True)
    event = Event.objects.filter(kind="letter.checked").first()
    assert event is not None
    assert event.data == {"letter": letter.pk, "way": "share_code", "share_code": kept.pk}


def test_only_a_digest_of_the_code_is_kept(letter: Letter, cast: Cast) -> None:
    code = share(letter, by=cast["anna"]).replace("-", "")
    rows = str(list(ShareCode.objects.values())) + str(list(Event.objects.filter(kind="letter.shared").values()))
    assert code not in rows


def test_a_code_opens_nothing_else(letter: Letter, cast: Cast) -> None:
    code = share(letter, by=cast["anna"])
    other = decided_letter(cast, action="reject", passport="A0000002")
    assert not opens(other, code)
    assert not opens(letter, "000000000")
    assert not opens(letter, "")


def test_a_code_lasts_its_days_and_not_longer(letter: Letter, cast: Cast) -> None:
    code = share(letter, by=cast["anna"])
    for days, open_still in ((LAST_DAYS - 1, True), (LAST_DAYS + 1, False)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            assert opens(letter, code) is open_still


def test_an_ended_code_opens_nothing_and_ends_once(letter: Letter, cast: Cast) -> None:
    code = share(letter, by=cast["anna"])
    for _time in range(2):
        end(ShareCode.objects.get(), by=cast["anna"])
    assert not opens(letter, code)
    assert Event.objects.filter(kind="letter.share_ended").count() == 1


def test_there_are_never_too_many(letter: Letter, cast: Cast) -> None:
    for _code in range(OPEN_AT_ONCE):
        share(letter, by=cast["anna"])
    with pytest.raises(TooManyCodes):
        share(letter, by=cast["anna"])
    while ShareCode.objects.count() < MADE_IN_A_DAY:
        end(ShareCode.objects.filter(ends_at__gt=timezone.now())[0], by=cast["anna"])
        share(letter, by=cast["anna"])
    for code in ShareCode.objects.filter(ends_at__gt=timezone.now()):
        end(code, by=cast["anna"])
    with pytest.raises(TooManyCodes):
        share(letter, by=cast["anna"])
