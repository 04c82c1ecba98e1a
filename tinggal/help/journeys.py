"""A stay from the first day to the last, for each family of permits: what comes after what, with "and" and "or"."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.catalogue.permits import permit
from tinggal.catalogue.procedure import information
from tinggal.catalogue.types import Family, PermitType
from tinggal.catalogue.words import Words

Joined = Literal["", "and", "or"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: ``joined`` is empty for one that follows, "and" or "or" for one beside the stage before it.

    ``services`` are codes of permit types of which one is taken (or several, where the text says so).
    """

    joined: Joined
    title: Words
    text: Words
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journey:
    """The stages of one family; ``code`` stands in its address."""

    family: Family
    code: str
    title: Words
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A service on the page: what it costs at least and at most, in whole rupiah; 0 when it is free of charge."""

    permit: PermitType
    least: int
    most: int


VISA = Stage(
    "",
    _("Before you come: get a visa"),
    _("You need a visa that lets you stay. You ask for it before you come, on the visa site and not here."),
)
ADDRESS = Stage(
    "",
    _("Say where you live"),
    _("Within 14 days get the paper about your address (SKTT) at the civil registry of your town."),
)
FOR_GOOD = Stage(
    "or",
    _("Stay for good"),
    _("After 3 years, or 2 years of marriage to an Indonesian, you may ask for a permanent permit."),
    ("itas-to-itap",),
)
CHANGES = Stage(
    "and",
    _("Tell us what changes"),
    _("Each change has a service of its own. Tell us soon after it happened."),
    (
        "change-address",
        "change-passport",
        "change-civil-status",
        "change-sponsor",
        "change-activity",
        "replace-card",
    ),
)
TRAVEL = Stage(
    "and",
    _("Travel and come back"),
    _("Most stay permits come with a re-entry permit. Ask for one only if yours has ended."),
    ("re-entry-permit",),
)
LEAVE = Stage(
    "",
    _("Leave for good"),
    _("Ask for it before your last day. It ends your stay permit without a debt."),
    ("exit-permit-only",),
)


FIRST = _("Get your first stay permit")
ON_A_VISIT = _("You are here on a visit permit and want to stay.")
BORN = Stage(
    "",
    FIRST,
    _("You are here on a visit permit, or your child was born here."),
    ("new-itas-family", "newborn-itas"),
)


def _longer(*services: str) -> Stage:
    return Stage("", _("Stay longer"), _("Ask before your permit ends. The page says from which day on."), services)


def _limited(family: Family, title: Words, *, first: Stage | None = None, later: tuple[Stage, ...] = ()) -> Journey:
    code = family.replace("_", "-")
    begin = first or Stage("", FIRST, ON_A_VISIT, (f"new-itas-{code}",))
    longer = _longer(f"extend-itas-{code}", "bridging")
    return Journey(family, code, title, (VISA, begin, ADDRESS, longer, *later, CHANGES, TRAVEL, LEAVE))


JOURNEYS = (
    _limited("worker", _("Work in Indonesia"), later=(FOR_GOOD,)),
    _limited("investor", _("Invest in Indonesia"), later=(FOR_GOOD,)),
    _limited("family", _("Live with your family"), first=BORN, later=(FOR_GOOD,)),
    # Permenkumham 22/2023 jo 11/2024 Ps 173 leaves students out of the permanent permit.
    _limited("student", _("Study in Indonesia")),
    _limited("second_home", _("Second home, retirement and remote work"), later=(FOR_GOOD,)),
    _limited("repatriation", _("Come back as a former citizen"), later=(FOR_GOOD,)),
    Journey(
        "permanent",
        "permanent",
        _("Stay for good"),
        (
            Stage(
                "",
                _("Get a permanent permit"),
                _("You have a limited stay permit, or your child was born here."),
                ("itas-to-itap", "newborn-itap"),
            ),
            Stage(
                "",
                _("Keep your permit"),
                _("A permit for 5 or 10 years is extended. A permit without an end needs a report every 5 years."),
                ("extend-itap", "report-itap"),
            ),
            CHANGES,
            TRAVEL,
            LEAVE,
        ),
    ),
)


def journey_of(family: Family) -> Journey | None:
    """The journey of a family; None for services that belong to all of them."""
    return next((one for one in JOURNEYS if one.family == family), None)


@require_safe
def journey(request: HttpRequest, code: str) -> HttpResponse:
    """One journey; 404 for an unknown one."""
    today = timezone.localdate()
    for one in JOURNEYS:
        if one.code == code:
            context = {"journey": one, "stages": list(_numbered(one, on=today)), "others": JOURNEYS, "today": today}
            return render(request, "help/journey.html", context)
    raise Http404


def _numbered(journey: Journey, *, on: date) -> list[tuple[Stage, int, list[Offer]]]:
    """Every stage with its number (those beside another have none: 0) and what may be asked for in it."""
    shown, number = [], 0
    for stage in journey.stages:
        number += not stage.joined
        shown.append((stage, 0 if stage.joined else number, [_offer(code, on=on) for code in stage.services]))
    return shown


def _offer(code: str, *, on: date) -> Offer:
    known = information(permit(code), on=on)
    totals = [price.total for price in known.prices]
    return Offer(known.permit, min(totals, default=0), max(totals, default=0))
