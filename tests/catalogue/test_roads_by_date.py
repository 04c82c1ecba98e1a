"""Which road an application takes on which day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import STEPS
from tinggal.catalogue.roads import route_name
from tinggal.catalogue.types import PermitType
from tinggal.lib.dated import NotInForce

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("code", "day", "road"),
    [
        ("new-itas-worker", date(2021, 11, 11), "four-desks-2021"),
        ("new-itas-worker", date(2023, 8, 29), "four-desks-2021"),
        ("new-itas-worker", date(2023, 8, 30), "change-of-status-2023"),
        ("extend-itas-student", date(2022, 9, 19), "four-desks-2021"),
        ("extend-itas-student", date(2022, 9, 20), "kanim-decides-2022"),
        ("extend-itas-student", date(2023, 8, 30), "kanim-decides-2023"),
        ("extend-itas-student", TODAY, "kanim-decides-2023"),
        ("itas-to-itap", date(2023, 8, 29), "four-desks-2021"),
        ("itas-to-itap", TODAY, "itas-to-itap-2023"),
        ("extend-itap", date(2023, 8, 29), "four-desks-2021"),
        ("extend-itap", TODAY, "itap-extension-2014"),
    ],
)
def test_the_road_follows_the_law_of_the_day(code: str, day: date, road: str):
    assert route_name(permit(code), {"nationality": "CHN", "months": "12"}, on=day) == road


def test_a_long_extension_of_a_calling_visa_national_goes_up():
    extension = permit("extend-itas-worker")
    assert route_name(extension, {"nationality": "NGA", "months": "24"}, on=TODAY) == "calling-visa-2023"
    assert route_name(extension, {"nationality": "NGA", "months": "12"}, on=TODAY) == "kanim-decides-2023"
    assert route_name(extension, {"nationality": "CHN", "months": "24"}, on=TODAY) == "kanim-decides-2023"
    assert route_name(extension, {"nationality": "CMR", "months": "24"}, on=TODAY) == "kanim-decides-2023"


def test_cameroon_went_up_until_it_left_the_list():
    answers = {"nationality": "CMR", "months": "24"}
    assert route_name(permit("extend-itas-worker"), answers, on=date(2023, 11, 22)) == "calling-visa-2023"
    assert route_name(permit("extend-itas-worker"), answers, on=date(2023, 11, 23)) == "kanim-decides-2023"


def test_before_the_regulation_of_2023_calling_visa_nationals_took_the_ordinary_road():
    answers = {"nationality": "NGA", "months": "24"}
    assert route_name(permit("extend-itas-worker"), answers, on=date(2023, 8, 29)) == "kanim-decides-2022"


def test_a_change_of_status_goes_up_anyway():
    answers = {"nationality": "NGA", "months": "24"}
    assert route_name(permit("new-itas-worker"), answers, on=TODAY) == "change-of-status-2023"


@given(st.sampled_from(PERMITS), st.text(max_size=4), st.text(max_size=4))
def test_any_answers_give_a_road(permit_type: PermitType, nationality: str, months: str):
    assert route_name(permit_type, {"nationality": nationality, "months": months}, on=TODAY) in STEPS
    assert route_name(permit_type, {}, on=TODAY) == permit_type.route.on(TODAY)


def test_there_is_no_road_before_the_electronic_approval():
    with pytest.raises(NotInForce):
        route_name(PERMITS[0], {}, on=date(2021, 11, 10))


def test_every_road_is_taken_by_some_permit_and_described_to_the_public():
    named = {name for one in PERMITS for dated in (one.route, one.calling_visa_route) for _, name in dated if name}
    assert named == set(STEPS)
