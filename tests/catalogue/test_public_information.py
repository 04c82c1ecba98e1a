"""What the public pages tell about a permit comes from the same data as the form, the bill and the road."""

from datetime import date

import pytest

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import BEFORE, STEPS, information
from tinggal.catalogue.rules import NoFee
from tinggal.catalogue.types import PermitType

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("permit_type", PERMITS, ids=lambda one: one.code)
def test_every_permit_has_steps_prices_documents_and_a_window(permit_type: PermitType):
    told = information(permit_type, on=TODAY)
    assert told.steps == (*BEFORE, *STEPS[permit_type.route.on(TODAY)].on(TODAY))
    assert told.documents == permit_type.requirements
    assert told.window == permit_type.window.on(TODAY)
    asked = list(permit_type.question("months").choices) if permit_type.months else [None]
    assert [price.length for price in told.prices] == ([] if isinstance(permit_type.fee, NoFee) else asked)
    assert bool(told.free_by) == (not told.prices)
    assert all(price.total == sum(line.amount for line in price.lines) for price in told.prices)
    assert told.interview is permit_type.interview.on(TODAY)


@pytest.mark.parametrize("permit_type", PERMITS, ids=lambda one: one.code)
def test_photo_and_interview_are_for_permits_and_their_extensions(permit_type: PermitType):
    stays_on = permit_type.service in ("alih_status", "extension", "itas_to_itap", "itap_extension")
    assert permit_type.interview.on(TODAY) is stays_on


def test_a_change_of_status_takes_14_working_days_and_an_extension_four():
    assert information(permit("new-itas-family"), on=TODAY).working_days == 14
    assert information(permit("itas-to-itap"), on=TODAY).working_days == 14
    assert information(permit("extend-itas-family"), on=TODAY).working_days == 4


def test_lengths_without_a_tariff_on_that_day_are_left_out():
    told = information(permit("new-itas-investor"), on=date(2024, 1, 8))
    assert [price.length.value for price in told.prices] == ["12", "24"]


def test_every_step_at_a_desk_has_a_clock_and_a_law():
    for dated in STEPS.values():
        for _, steps in dated:
            assert all(step.working_days > 0 and step.law for step in steps)


def test_the_public_is_told_of_the_interview_from_29_may_2025():
    before = information(permit("extend-itas-worker"), on=date(2025, 5, 28))
    since = information(permit("extend-itas-worker"), on=date(2025, 5, 29))
    assert (before.interview, since.interview) == (False, True)
    assert before.steps[3].what != since.steps[3].what
