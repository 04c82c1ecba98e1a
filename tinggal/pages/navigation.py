"""The places named in the navigation: for whom, and by which route name. Places without a route are left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class For(StrEnum):
    """Who sees a place. The rooms behind the places decide themselves who may enter."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    OFFICERS = "officers"
    ADMINISTRATORS = "administrators"
    AUDITORS = "auditors"
    DECIDERS = "those who decide"
    LEADERS = "those who lead several offices"


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a menu, by the name of its route."""

    route: str
    label: Promise
    seen_by: For = For.EVERYONE


@dataclass(frozen=True, slots=True)
class Link:
    """A place as the page shows it; ``current`` when the reader is in the same room, at the same door."""

    href: str
    label: Promise
    current: bool


ADMINISTRATOR, AUDITOR = "admin", "auditor"
DECIDERS = frozenset({"kakanim", "kasubdit"})
LEADERS = frozenset({"kanwil_officer", "directorate_officer", "kasubdit"})
PUBLIC = (
    Place("portal:permits", _("Permits and fees")),
    Place("portal:dashboard", _("My applications"), For.SIGNED_IN),
    Place("sponsor:home", _("Sponsors"), For.SIGNED_IN),
    Place("desk:queue", _("Officers' desk"), For.OFFICERS),
    Place("manage:home", _("Administration"), For.ADMINISTRATORS),
    Place("track:track", _("Track an application")),
    Place("track:check", _("Check a letter")),
    Place("help:home", _("Help")),
)
DESK = (
    Place("desk:day", _("My day"), For.OFFICERS),
    Place("desk:decide", _("Decide"), For.DECIDERS),
    Place("desk:queue", _("My work"), For.OFFICERS),
    Place("desk:all", _("All applications"), For.OFFICERS),
    Place("desk:counter", _("Counter"), For.OFFICERS),
    Place("desk:interviews", _("Appointments"), For.OFFICERS),
    Place("desk:letters", _("Letters"), For.OFFICERS),
    Place("desk:unanswered", _("Messages"), For.OFFICERS),
    Place("desk:objections", _("Objections"), For.OFFICERS),
    Place("desk:collections", _("Collection"), For.OFFICERS),
    Place("desk:reports", _("Sponsors’ reports"), For.OFFICERS),
    Place("desk:second_looks", _("Second looks"), For.DECIDERS),
    Place("desk:stand_ins", _("Who stands in for me"), For.OFFICERS),
    Place("desk:offices", _("Offices"), For.LEADERS),
    Place("desk:patterns", _("Officers and sponsors"), For.AUDITORS),
    Place("audit:offices", _("Audit"), For.AUDITORS),
    Place("manage:home", _("Administration"), For.ADMINISTRATORS),
)
ACCOUNT = (
    Place("mine:account", _("My account"), For.SIGNED_IN),
    Place("mine:wallet", _("Permit wallet"), For.SIGNED_IN),
    Place("portal:profile", _("Your details"), For.SIGNED_IN),
    Place("account_email", _("Email address"), For.SIGNED_IN),
    Place("account_change_password", _("Password"), For.SIGNED_IN),
    Place("mfa_index", _("Two-step sign-in"), For.SIGNED_IN),
    Place("usersessions_list", _("Where you are signed in"), For.SIGNED_IN),
    Place("desk:keys", _("Keys"), For.OFFICERS),
)


def links(places: tuple[Place, ...], *, request: HttpRequest) -> Iterator[Link]:
    """The places the reader of this page may see, as links, in the order given."""
    match = request.resolver_match
    here = match.view_name if match else ""
    for place in places:
        if not _seen(place, request=request):
            continue
        try:
            href = reverse(place.route)
        except NoReverseMatch:
            continue
        yield Link(href=href, label=place.label, current=place.route == here)


def _seen(place: Place, *, request: HttpRequest) -> bool:
    if place.seen_by is For.EVERYONE:
        return True
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    if place.seen_by is For.SIGNED_IN:
        return True
    roles = {str(seat.role) for seat in getattr(getattr(request, "actor", None), "seats", ())}
    if place.seen_by is For.AUDITORS:
        return AUDITOR in roles
    if place.seen_by is For.LEADERS:
        return bool(roles & LEADERS)
    if place.seen_by is For.DECIDERS:
        return bool(roles & DECIDERS)
    return ADMINISTRATOR in roles if place.seen_by is For.ADMINISTRATORS else bool(roles - {ADMINISTRATOR})
