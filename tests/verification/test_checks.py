"""Each check tells right from wrong, and a doubt from a fault."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.intake import corpus
from tests.verification.scenes import checked, finding, grey_portrait, portrait, send, upload
from tinggal.applications.models import Application
from tinggal.lib.envelope import Tampered
from tinggal.lib.months import add_months
from tinggal.simulators.registers.faults import play
from tinggal.verification.models import Finding
from tinggal.verification.reactions import verify

pytestmark = pytest.mark.django_db


def passport_valid_until(day: date, file: Application, cast: Cast) -> tuple[str, str]:
    checked(file, by=cast["anna"], changes={"passport_expires_on": day.isoformat(), "months": "12"})
    return finding(file, "passport_validity", about="passport")


def test_a_passport_needs_six_months_from_the_day_of_filing(cast: Cast) -> None:
    least = add_months(timezone.localdate(), 6)
    short = passport_valid_until(least - timedelta(days=1), make_draft(cast), cast)
    assert short == ("block", "passport_under_six_months")


def test_a_passport_that_ends_before_the_permit_is_a_question(cast: Cast) -> None:
    file = make_draft(cast)
    least = add_months(timezone.localdate(), 6)
    assert passport_valid_until(least, file, cast) == ("ask", "passport_ends_before_permit")
    assert (file.status, file.open_questions) == ("unpaid", 1)


def test_a_passport_that_lasts_as_long_as_the_permit_passes(cast: Cast) -> None:
    last_day = add_months(timezone.localdate(), 12) - timedelta(days=1)
    assert passport_valid_until(last_day, make_draft(cast), cast) == ("pass", "passed")


@pytest.mark.parametrize(
    ("photo", "expected"),
    [
        (portrait(width=400, height=600), ("pass", "passed")),
        (portrait(width=399, height=600), ("block", "photo_too_small")),
        (portrait(width=400, height=599), ("block", "photo_too_small")),
        (portrait(width=900, height=700), ("block", "photo_not_upright")),
        (grey_portrait(), ("block", "photo_not_in_colour")),
    ],
)
def test_a_portrait_is_upright_large_enough_and_in_colour(
    draft: Application, cast: Cast, photo: bytes, expected: tuple[str, str]
) -> None:
    upload(draft, "photo", photo, by=cast["anna"])
    checked(draft, by=cast["anna"])
    assert finding(draft, "photo", about="photo") == expected


@pytest.mark.parametrize(("blur", "expected"), [(0, "pass"), (2, "pass"), (4, "ask")])
def test_a_soft_page_is_a_question_for_an_officer(draft: Application, cast: Cast, blur: int, expected: str) -> None:
    upload(draft, "passport", corpus.pdf(picture=corpus.page(blur=blur)), by=cast["anna"])
    checked(draft, by=cast["anna"])
    asked = {("ask", "flaw_blurred"), ("ask", "hard_to_read")}
    found = [finding(draft, check, about="passport") for check in ("readable", "legible")]
    assert len(asked.intersection(found)) == (expected == "ask"), found


def test_the_same_file_for_two_documents_is_a_question_at_both(draft: Application, cast: Cast) -> None:
    twice = corpus.pdf(picture=corpus.page(lines=("Twice",) * 5))
    for code in ("passport", "entry_stamp"):
        upload(draft, code, twice, by=cast["anna"])
    file = checked(draft, by=cast["anna"])
    assert finding(file, "not_same_file", about="passport") == ("ask", "same_file_twice")
    assert finding(file, "not_same_file", about="entry_stamp") == ("ask", "same_file_twice")
    assert file.status == "unpaid"


def test_the_file_of_another_person_is_a_question_and_names_the_other_application(cast: Cast) -> None:
    shared = corpus.pdf(picture=corpus.page(lines=("Shared",) * 5))
    hers, his = make_draft(cast), make_draft(cast, owner="mallory", permit_code="new-itas-student")
    upload(hers, "passport", shared, by=cast["anna"])
    upload(his, "passport", shared, by=cast["mallory"])
    checked(hers, by=cast["anna"])
    one = Finding.objects.get(application=hers, about="passport", check_name="not_anothers_file")
    assert (one.outcome, one.words, one.found) == ("ask", "file_of_somebody_else", his.reference)


def test_ones_own_earlier_application_may_hold_the_same_file(cast: Cast) -> None:
    shared = corpus.pdf(picture=corpus.page(lines=("Shared",) * 5))
    first, second = make_draft(cast), make_draft(cast, permit_code="new-itas-student")
    for file in (first, second):
        upload(file, "passport", shared, by=cast["anna"])
    checked(first, by=cast["anna"])
    assert finding(first, "not_same_file", about="passport") == ("pass", "passed")


TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"passport_issued_on": "1990-04-11"}, "issued_before_birth"),
        ({"passport_issued_on": "2090-01-01"}, "expires_before_issue"),
        ({"birth_date": "2019-01-01", "entered_on": "2018-01-01"}, "entered_before_birth"),
        ({"entered_on": TOMORROW}, "entered_in_the_future"),
    ],
)
def test_dates_that_contradict_each_other_go_back(
    draft: Application, cast: Cast, changes: dict[str, str], words: str
) -> None:
    file = checked(draft, by=cast["anna"], changes=changes)
    assert (file.status, finding(file, "dates_agree")) == ("returned", ("block", words))


def test_somebody_like_one_on_the_watch_list_is_a_question_and_never_stops_a_file(
    draft: Application, cast: Cast
) -> None:
    file = checked(draft, by=cast["anna"], changes={"full_name": "Sergei VOLKOV", "birth_date": "1979-03-14"})
    assert (file.status, file.open_questions) == ("unpaid", 1)
    assert finding(file, "watchlist") == ("ask", "watchlist_hit")
    assert Finding.objects.filter(application=file).blocking().count() == 0


def test_a_silent_watch_list_leaves_the_question_to_an_officer(draft: Application, cast: Cast) -> None:
    play("watchlist", fault="silent")
    file = checked(draft, by=cast["anna"])
    assert (file.status, finding(file, "watchlist")) == ("unpaid", ("ask", "watchlist_silent"))


def test_a_document_that_was_swapped_in_the_store_stops_the_verification(
    draft: Application, cast: Cast, tmp_path: Path
) -> None:
    event = send(draft, by=cast["anna"])
    passport, stamp = (draft.documents.get(code=code) for code in ("passport", "entry_stamp"))
    draft.documents.filter(pk=passport.pk).update(stored=stamp.stored, wrapped_key=stamp.wrapped_key)
    assert default_storage.exists(stamp.stored)
    with pytest.raises(Tampered):
        verify(event)
    draft.refresh_from_db()
    assert draft.status == "verifying"
