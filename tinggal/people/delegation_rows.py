"""Delegations as lists show them, and the numbers of a page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinggal.people.models import Delegation
from tinggal.people.roles import Role


@dataclass(frozen=True, slots=True)
class Row:
    """One delegation. ``state`` in words with its colour; ``may_end`` while it is not over."""

    one: Delegation
    post: str
    families: list[str]
    state: str
    colour: str
    may_end: bool


def rows(found: Iterable[Delegation], *, families: Mapping[str, str | Promise]) -> Iterator[Row]:
    """In the order given; each with its post, office, holder, deputy and grantor already read. ``families`` are the
    words of the families of permits."""
    now = timezone.now()
    found = list(found)
    in_force = set(
        Delegation.objects.in_force(now).filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True)
    )
    for one in found:
        post = f"{one.acting} {Role(one.post.role).label}, {one.post.office.short_name}"
        only = [str(families.get(code, code)) for code in one.families]
        yield Row(one, post, only, *_state(one, in_force=one.pk in in_force))


def _state(one: Delegation, *, in_force: bool) -> tuple[str, str, bool]:
    today = timezone.localdate()
    if one.ended_at:
        return _("Ended early"), "grey", False
    if one.until_on < today:
        return _("Over"), "grey", False
    if one.from_on > today:
        return _("Not yet"), "blue", True
    return (_("In force"), "green", True) if in_force else (_("Without effect"), "yellow", True)
