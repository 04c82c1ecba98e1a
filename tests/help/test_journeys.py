"""A stay from the first day to the last: every service stands in a journey, with its cost after its name."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import information
from tinggal.help.journeys import JOURNEYS, Journey, journey_of
from tinggal.pages.templatetags.pages import rupiah

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.code)


def words(address: str) -> str:
    return unescape(Client().get(address).content.decode()).replace("\xa0", " ")


def services_of(journey: Journey) -> list[str]:
    return [code for stage in journey.stages for code in stage.services]


@each
def test_each_service_is_a_link_with_its_cost_after_it(journey: Journey) -> None:
    page, today = words(reverse("help:journey", args=[journey.code])), timezone.localdate()
    for code in services_of(journey):
        totals = [price.total for price in information(permit(code), on=today).prices]
        cost = re.search(rf'href="{reverse("help:service", args=[code])}">[^<]+</a> <span[^>]*>([^<]+)</span>', page)
        assert cost is not None, code
        ends = sorted({min(totals), max(totals)}) if totals else []
        assert cost[1] == (" to ".join(rupiah(end).replace("\xa0", " ") for end in ends) or "free of charge")


@each
def test_stages_that_follow_are_numbered_and_the_others_say_and_or_or(journey: Journey) -> None:
    page = words(reverse("help:journey", args=[journey.code]))
    marks = [" ".join(re.sub("<[^>]+>", "", one).split()) for one in re.findall(r'__mark">(.*?)</span><div', page)]
    numbers = iter(range(1, 20))
    assert marks == [stage.joined or f"Step {next(numbers)}" for stage in journey.stages]


def test_every_service_is_part_of_a_journey() -> None:
    told = {code for journey in JOURNEYS for code in services_of(journey)}
    assert told == {one.code for one in PERMITS}


def test_a_service_stands_in_the_journey_of_its_family_and_leads_there() -> None:
    for one in PERMITS:
        journey, page = journey_of(one.family), words(reverse("help:service", args=[one.code]))
        assert (journey is None) == (one.family == "holder")
        if journey is not None:
            assert one.code in services_of(journey)
            assert reverse("help:journey", args=[journey.code]) in page


def test_only_those_are_led_to_a_permanent_permit_whom_the_law_lets_have_one() -> None:
    """The visa indexes that the form of the permanent permit offers."""
    questions = {one.code: one for one in permit("itas-to-itap").questions}
    offered = {choice.value for choice in questions["index"].choices}
    for one in (one for one in PERMITS if one.service == "alih_status"):
        here = {choice.value for asked in one.questions if asked.code == "index" for choice in asked.choices}
        journey = journey_of(one.family)
        assert journey is not None
        assert ("itas-to-itap" in services_of(journey)) == bool(here & offered), one.code


def test_an_unknown_journey_is_not_found() -> None:
    assert Client().get(reverse("help:journey", args=["no-such"])).status_code == 404
