"""Where somebody is signed in, in the order of the page about it."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django import template

register = template.Library()


@register.filter
def newest_elsewhere(sessions: Iterable[UserSession]) -> list[UserSession]:
    """All but the one he looks from, the newest first."""
    return sorted((one for one in sessions if not one.is_current()), key=lambda one: one.created_at, reverse=True)
