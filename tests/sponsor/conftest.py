"""A company and the person who registered it."""

import pytest

from tests.sponsors.company import company, person
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor


@pytest.fixture
def boss(db: None) -> Actor:
    return person("boss")


@pytest.fixture
def sponsor(boss: Actor) -> Sponsor:
    return company(boss=boss)
