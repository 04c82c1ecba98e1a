"""Handing posts over for a few days from today."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import Cast, user_of
from tinggal.people.actors import Actor, actor_for
from tinggal.people.delegating import grant
from tinggal.people.models import Delegation, Post

HandOver = Callable[..., Delegation]


def anew(actor: Actor) -> Actor:
    """The same person with the seats of this moment."""
    return actor_for(user_of(actor))


@pytest.fixture
def hand_over(cast: Cast) -> HandOver:
    """The post of somebody to a deputy, granted by the holder unless told otherwise, from today for a week."""

    def handed(holder: str, deputy: str, *, by: str = "", kind: str = "plh", start: int = 0, days: int = 7, **more):
        first = timezone.localdate() + timedelta(days=start)
        return grant(
            Post.objects.get(user=cast[holder].user_id),
            deputy=user_of(cast[deputy]),
            kind=kind,
            from_on=first,
            until_on=first + timedelta(days=days - 1),
            by=anew(cast[by or holder]),
            **more,
        )

    return handed
