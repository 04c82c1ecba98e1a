"""A file that was sent and can be followed, and a clean count of tries."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status


@pytest.fixture(autouse=True)
def rested() -> Iterator[None]:
    """Nobody has tried anything yet."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sent(draft: Application, cast: Cast) -> Application:
    """Anna's file at the immigration office."""
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    return draft
