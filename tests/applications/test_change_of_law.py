"""When the law changes a road: who began before keeps the old one to its end, who begins after takes the new one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from time_machine import travel

from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application, Decision
from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.catalogue.permits import PERMITS
from tinggal.journal.models import Event
from tinggal.offices.calendar import working_days

SE_0702, PERMEN_22 = date(2022, 9, 20), date(2023, 8, 30)
DAY = timedelta(days=1)
EXTENSION, CHANGE_OF_STATUS = "extend-itas-student", "new-itas-worker"


def at_noon(day: date) -> travel:
    """Noon in Jakarta."""
    return travel(datetime(day.year, day.month, day.day, 5, tzinfo=UTC), tick=False)


def begun(cast: Cast, code: str, *, on: date, expires: date, owner: str = "anna") -> Application:
    """A finished draft of that day; the present permit ends when told."""
    with at_noon(on):
        file = make_draft(cast, permit_code=code, owner=owner)
        answer(file, {"stay_expires_on": expires.isoformat()}, by=cast[owner])
    file.refresh_from_db()
    return file


def places(file: Application) -> list[str]:
    """Where the file has been, in order."""
    kinds = Event.objects.filter(subject=file.subject, kind__startswith="application.").order_by("number")
    return [kind.removeprefix("application.") for kind in kinds.values_list("kind", flat=True)]


@pytest.mark.parametrize(
    ("code", "change", "before", "after"),
    [
        (EXTENSION, SE_0702, "four-desks-2021", "kanim-decides-2022"),
        (EXTENSION, PERMEN_22, "kanim-decides-2022", "kanim-decides-2023"),
        (CHANGE_OF_STATUS, PERMEN_22, "four-desks-2021", "change-of-status-2023"),
        ("itas-to-itap", PERMEN_22, "four-desks-2021", "itas-to-itap-2023"),
    ],
)
def test_the_day_it_is_begun_decides(cast: Cast, code: str, change: date, before: str, after: str) -> None:
    earlier = begun(cast, code, on=change - DAY, expires=change + 25 * DAY)
    later = begun(cast, code, on=change, expires=change + 25 * DAY, owner="mallory")
    assert (earlier.route_name, later.route_name) == (before, after)


def test_an_extension_begun_the_day_before_still_goes_up_to_jakarta(cast: Cast) -> None:
    """Finished on the last day of the old law, sent on the first day of the new one, decided weeks later."""
    file = begun(cast, EXTENSION, on=SE_0702 - DAY, expires=SE_0702 + 25 * DAY)
    with at_noon(SE_0702):
        walk_to(Status.AT_KANIM, file, cast)
    with at_noon(SE_0702 + 20 * DAY):
        walk_to(Status.AT_KASUBDIT, file, cast)
        with pytest.raises(PermissionDenied):
            perform(file, "approve", by=cast["hadi"])
    assert places(file)[-4:] == ["at_kanim", "at_kanwil", "at_directorate", "at_kasubdit"]
    assert Application.objects.get(pk=file.pk).route_name == "four-desks-2021"


def test_an_extension_begun_on_the_day_is_decided_by_the_head_of_the_office(cast: Cast) -> None:
    file = begun(cast, EXTENSION, on=SE_0702, expires=SE_0702 + 25 * DAY)
    with at_noon(SE_0702 + 2 * DAY):
        walk_to(Status.APPROVED, file, cast)
    assert places(file)[-3:] == ["at_kanim", "at_head", "approved"]
    assert Decision.objects.get(application=file).decided_by_id == cast["hadi"].user_id


def test_a_file_that_is_returned_across_the_change_comes_back_to_its_old_road(cast: Cast) -> None:
    """Correcting answers after the change does not move the road under a file that was sent before."""
    file = begun(cast, CHANGE_OF_STATUS, on=PERMEN_22 - 3 * DAY, expires=PERMEN_22 + 60 * DAY)
    with at_noon(PERMEN_22 - 2 * DAY):
        walk_to(Status.AT_KANIM, file, cast)
        perform(file, "return", by=cast["kade"], reasons=["R-01"])
    with at_noon(PERMEN_22 + 5 * DAY):
        answer(file, {"full_name": "ANNA M. ERIKSSON", "months": "24"}, by=cast["anna"])
        perform(file, "resubmit", by=cast["anna"])
        walk_to(Status.AT_KASUBDIT, file, cast)
    kept = Application.objects.get(pk=file.pk)
    assert (kept.route_name, kept.submitted_at and kept.submitted_at.date()) == ("four-desks-2021", date(2023, 8, 28))


def test_the_clock_of_a_desk_is_that_of_the_files_own_road(cast: Cast) -> None:
    old = begun(cast, EXTENSION, on=SE_0702 - DAY, expires=SE_0702 + 25 * DAY)
    new = begun(cast, EXTENSION, on=SE_0702, expires=SE_0702 + 25 * DAY, owner="mallory")
    answered = {"passport_number": "Z1234567"}
    with at_noon(date(2022, 9, 21)):  # a Wednesday
        answer(new, answered, by=cast["mallory"])
        walk_to(Status.AT_KANIM, old, cast)
        walk_to(Status.AT_KANIM, new, cast, owner="mallory")
    due, today = dict(Application.objects.values_list("pk", "due_on")), timezone.localdate()
    assert (due[old.pk], due[new.pk]) == (working_days().add(today, 3), working_days().add(today, 2))


def test_no_road_is_offered_before_its_law_or_forgotten_after() -> None:
    for permit in PERMITS:
        for day, name in (*permit.route, *permit.calling_visa_route):
            assert not name or ROUTES[name].since <= day
