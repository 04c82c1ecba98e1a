"""The reference data in the test database, and somebody who may change it."""

from dataclasses import dataclass

import pytest

from tinggal.offices.reference import Loaded, load


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who acts, as the journal knows him."""

    key: str


@pytest.fixture
def by() -> Clerk:
    return Clerk("user/1")


@pytest.fixture
def loaded(db: None, by: Clerk) -> Loaded:
    return load(by=by)
