"""The reference data in the test database, and somebody who may change it."""

from dataclasses import dataclass

import pytest

from tinggal.offices.models import Competence, Office, Province, Regency
from tinggal.offices.reference import Loaded, load


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who acts, as the journal knows him."""

    key: str


@pytest.fixture
def by() -> Clerk:
    return Clerk("user/1")


@pytest.fixture
def nothing_loaded(db: None) -> None:
    """As on the first day: no province, no regency, no office."""
    Competence.objects.all().delete()
    for kind in (Office.Kind.KANIM, Office.Kind.KANWIL, Office.Kind.DIRECTORATE):
        Office.objects.filter(kind=kind).delete()
    Regency.objects.all().delete()
    Province.objects.all().delete()


@pytest.fixture
def loaded(db: None, by: Clerk) -> Loaded:
    return load(by=by)
