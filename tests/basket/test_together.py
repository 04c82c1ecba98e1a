"""Clean files go together, flagged ones never, and never more than a basket holds."""

import pytest

from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.basket.clean import approve_together, clean_in_line
from tinggal.basket.models import Planned
from tinggal.casework.models import Pick
from tinggal.lib.workflow import MoveRefused
from tinggal.signals.models import Signal
from tinggal.verification.models import Finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(cast: Cast) -> list[Application]:
    """Four files in line: clean, with a check that asked, with a signal, clean."""
    made = []
    for number in range(4):
        file = make_draft(cast)
        answer(file, {"passport_number": f"D000000{number}"}, by=cast["anna"])
        walk_to(Status.AT_KASUBDIT, file, cast)
        file.refresh_from_db()
        made.append(file)
    Finding.objects.create(application=made[1], check_name="watchlist", version=1, outcome="ask", words="watchlist_hit")
    Signal.objects.create(application=made[2], signal="S-01", version=1, weight=5)
    return made


def test_only_files_without_a_flag_are_offered(files: list[Application], cast: Cast) -> None:
    found = clean_in_line(cast["kusuma"])
    assert (found.files, found.left_out) == ([files[0], files[3]], 2)
    assert clean_in_line(cast["dewi"]).files == []


def test_a_flagged_file_that_was_slipped_in_is_left_out_with_words(files: list[Application], cast: Cast) -> None:
    wanted = [files[0].reference, files[1].reference, files[3].reference, "TG-NONE-NONE-N"]
    planned, refused = approve_together(wanted, by=cast["kusuma"])
    assert [one.application for one in planned] == [files[0], files[3]]
    assert refused == [
        f"{files[1].reference}: This application has a flag. Look at it by itself.",
        "There is no application TG-NONE-NONE-N.",
    ]
    assert set(Planned.objects.values_list("outcome", "in_bulk")) == {("approval", True)}


def test_what_was_taken_before_others_is_counted(files: list[Application], cast: Cast) -> None:
    approve_together([files[0].reference, files[3].reference], by=cast["kusuma"])
    assert [(pick.application, pick.reason, pick.ahead) for pick in Pick.objects.all()] == [(files[3], "U-07", 2)]


def test_twenty_six_are_too_many(files: list[Application], cast: Cast) -> None:
    with pytest.raises(MoveRefused, match="at most 25"):
        approve_together([f"TG-{number}" for number in range(26)], by=cast["kusuma"])
