"""The answer of the guide: which permit, for how much, with what, how long it takes, from when to when to apply."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinggal.catalogue.calling_visa import calling_visa_countries
from tinggal.catalogue.fees import lengths
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.procedure import Information, Price, information
from tinggal.catalogue.types import PermitType, VisaIndex
from tinggal.catalogue.windows import window_for
from tinggal.catalogue.words import Words
from tinggal.forecast.models import Wait
from tinggal.guide.questions import Walk
from tinggal.offices.calendar import working_days

NOT_CHARGED: tuple[Words, ...] = (
    gettext_lazy("the form, and every check of it"),
    gettext_lazy("sending the application again after a correction"),
    gettext_lazy("an appointment, your photo and your fingerprints"),
    gettext_lazy("the letter, and checking whether it is genuine"),
    gettext_lazy("asking where your application is"),
)


@dataclass(frozen=True, slots=True)
class Usual:
    """How long it took lately: working days at the desks for eight of ten files, and the number of files counted."""

    low: int
    high: int
    files: int


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day on which to apply; ``first`` is None where the law sets none. ``standing`` tells in
    one sentence whether that is now."""

    first: date | None
    last: date
    standing: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One permit that fits, with everything to know. ``index`` is None where it was not chosen."""

    permit: PermitType
    index: VisaIndex | None
    told: Information
    prices: tuple[Price, ...]
    days: Days | None
    usual: Usual | None
    calling: tuple[str, ...]


def advice(walk: Walk, *, today: date) -> Advice:
    """What to say when all questions are answered and one permit is left."""
    (permit,) = walk.permits
    index = VISA_INDEXES.get(walk.answers.get("index", ""))
    told = information(permit, on=today)
    offered = lengths(permit, index=index.code) if index else permit.months
    return Advice(
        permit=permit,
        index=index,
        told=told,
        prices=tuple(price for price in told.prices if price.length is None or price.length.value in offered),
        days=_days(permit, walk.day, today=today) if walk.day else None,
        usual=_usual(permit, today=today),
        calling=calling_visa_countries(on=today) if permit.calling_visa_route.on(today) else (),
    )


def _days(permit: PermitType, counted: date, *, today: date) -> Days:
    first, last = window_for(permit, counted, on=today, calendar=working_days())
    return Days(first if first != date.min else None, last, _standing(first, last, today=today))


def _standing(first: date, last: date, *, today: date) -> str:
    if today < first:
        days = (first - today).days
        return ngettext("You can apply in %d day.", "You can apply in %d days.", days) % days
    if today > last:
        return _("The last day has passed. Go to your immigration office today: staying on costs a fine for each day.")
    days = (last - today).days
    if days == 0:
        return _("You can apply now. Today is the last day.")
    return ngettext("You can apply now. %d day is left.", "You can apply now. %d days are left.", days) % days


def _usual(permit: PermitType, *, today: date) -> Usual | None:
    """From the first desk to the decision, over all offices; None before anything was learned."""
    found = Wait.objects.filter(office=None, after_return=False, road=permit.route.on(today), place="at_kanim").first()
    return Usual(floor(found.low), ceil(found.high), found.files) if found else None
