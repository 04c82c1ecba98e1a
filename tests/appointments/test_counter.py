"""The queue of a waiting room, originals, what was handed over, and what the devices of a counter took."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.appointments.test_inviting import invited
from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.capturing import capture, keep_photo, picture_of
from tinggal.appointments.handing_over import hand_over
from tinggal.appointments.models import Capture, HandOver, OpeningHours, Ticket
from tinggal.appointments.opening import add_hours, close
from tinggal.appointments.originals import saw_original
from tinggal.appointments.queue import call_next, finish, give
from tinggal.intake import vault
from tinggal.intake.receive import receive
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.actors import SYSTEM
from tinggal.simulators.biometrics import draw_face, draw_ridges


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office.objects.get(code="K3102")


@pytest.fixture
def file(draft: Application, cast: Cast) -> Application:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    return draft


def test_numbers_begin_with_one_and_who_is_frail_is_called_first(office: Office, cast: Cast) -> None:
    given_out = [give(office, reason="question", first=n == 2, by=cast["kade"]).number for n in range(3)]
    called = [call_next(office, counter="4", by=cast["kade"]) for _ in range(4)]
    assert given_out == [1, 2, 3]
    assert [one.number if one else None for one in called] == [3, 1, 2, None]


def test_a_number_is_done_after_it_was_called(office: Office, cast: Cast) -> None:
    ticket = give(office, reason="help", by=cast["kade"])
    with pytest.raises(MoveRefused, match="not been called"):
        finish(ticket, by=cast["kade"])
    call_next(office, counter="4", by=cast["kade"])
    finish(ticket, by=cast["kade"])
    assert Ticket.objects.get().done_at is not None


@pytest.mark.usefixtures("committed")
def test_two_counters_never_call_the_same_person(cast: Cast) -> None:
    office = Office.objects.get(code="K3102")
    for _ in range(4):
        give(office, reason="question", by=cast["kade"])

    def call(counter: int) -> int:
        try:
            ticket = call_next(office, counter=str(counter), by=cast["kade"])
            return ticket.number if ticket else 0
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(call, range(1, 5))) == [1, 2, 3, 4]


def test_an_original_is_seen_once_by_the_office_that_serves_the_file(file: Application, cast: Cast) -> None:
    document = file.documents.get(code="passport")
    for name in ("wayan", "budi", "anna"):
        with pytest.raises(PermissionDenied):
            saw_original(document, by=cast[name])
    saw_original(document, by=cast["kade"])
    saw_original(document, by=cast["kade"])
    assert Event.objects.filter(subject=file.subject, kind="original.seen").count() == 1


def test_somebody_else_collects_with_a_letter_of_authority_only(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KASUBDIT, draft, cast)
    perform(draft, "approve", by=cast["kusuma"])
    perform(draft, "issue", by=SYSTEM)
    told = {"collector": "proxy", "identity": "ktp", "handed": ["card"], "proxy_name": "Budi Santoso"}
    with pytest.raises(MoveRefused, match="letter of authority"):
        hand_over(draft, **told, by=cast["kade"])
    assert not HandOver.objects.exists()
    hand_over(draft, **told, authority_seen=True, by=cast["kade"])
    event = Event.objects.filter(subject=draft.subject).latest("number")
    assert (event.kind, event.data["collector"], event.data["handed"]) == ("application.collected", "proxy", ["card"])
    assert "Budi" not in str(event.data)


def test_what_a_device_took_lies_encrypted_and_opening_it_is_written_down(file: Application, cast: Cast) -> None:
    with pytest.raises(MoveRefused, match="while the applicant is at the office"):
        capture(file, "photo", by=cast["kade"])
    invited(file, cast)
    photo, fingers = (capture(file, kind, by=cast["kade"]) for kind in ("photo", "fingerprints"))
    content = picture_of(photo, by=cast["kade"], desk="")
    assert content.startswith(b"\xff\xd8")
    assert vault.get(photo.stored, bytes(photo.wrapped_key)) == content
    assert Event.objects.filter(subject=file.subject, kind="biometrics.seen").count() == 1
    with pytest.raises(PermissionDenied):
        picture_of(fingers, by=cast["kade"], desk="")
    assert Capture.objects.count() == 2


def test_only_the_office_of_the_file_takes_photos(file: Application, cast: Cast) -> None:
    invited(file, cast)
    for name in ("budi", "wayan", "anna"):
        with pytest.raises(PermissionDenied):
            capture(file, "photo", by=cast[name])


@settings(max_examples=5, deadline=None)
@given(seed=st.text(min_size=1, max_size=20))
def test_the_drawn_devices_follow_from_their_seed_and_say_how_good_it_is(seed: str) -> None:
    assert draw_face(seed) == draw_face(seed)
    assert 0 <= draw_face(seed).quality <= 100
    assert draw_ridges(seed).content.startswith(b"\x89PNG")


def test_hours_of_a_weekday_do_not_overlap_and_a_past_day_is_not_closed(office: Office, cast: Cast) -> None:
    usual = {"weekday": 0, "slot_minutes": 30, "places": 2, "by": cast["hadi"]}
    add_hours(office, starts=time(8), ends=time(12), **usual)
    for starts, ends, words in ((time(11), time(13), "already"), (time(13), time(12), "after they begin")):
        with pytest.raises(MoveRefused, match=words):
            add_hours(office, starts=starts, ends=ends, **usual)
    with pytest.raises(MoveRefused, match="shorter than one"):
        add_hours(office, starts=time(13), ends=time(13, 10), **usual)
    with pytest.raises(MoveRefused, match="in the future"):
        close(office, on=date(2020, 1, 2), why="x", by=cast["hadi"])
    assert OpeningHours.objects.count() == 1


def test_a_photo_from_another_camera_is_kept_as_if_the_device_had_taken_it(file: Application, cast: Cast) -> None:
    invited(file, cast)
    taken = receive(BytesIO(draw_face("x").content), name="face.jpg", accepts=("image",))
    row = keep_photo(file, taken, by=cast["kade"])
    assert (row.device, row.kind, row.media_type) == ("file", "photo", "image/jpeg")
    assert picture_of(row, by=cast["kade"], desk="") == taken.content
    event = Event.objects.get(subject=file.subject, kind="biometrics.captured")
    assert (event.data["device"], event.data["quality"]) == ("file", row.quality)
    for name in ("budi", "wayan", "anna"):
        with pytest.raises(PermissionDenied):
            keep_photo(file, taken, by=cast[name])


def test_a_photo_says_how_near_its_worst_flaw_comes_to_what_is_wanted(file: Application, cast: Cast) -> None:
    invited(file, cast)
    taken = receive(BytesIO(draw_face("x").content), name="face.jpg", accepts=("image",))
    flaw = {"code": "blurred", "page": 1, "box": None, "measured": 20.0, "wanted": 80.0}
    assert keep_photo(file, replace(taken, quality=()), by=cast["kade"]).quality == 100
    assert keep_photo(file, replace(taken, quality=(flaw,)), by=cast["kade"]).quality == 25
