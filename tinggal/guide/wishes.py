"""The first two questions of the guide: what one has now, and what one wants; and the services that give it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Wish:
    """Something one may want; ``services`` of the catalogue grant it."""

    label: Words
    hint: Words
    services: frozenset[str]


NOW: Mapping[str, Words] = {
    "visit": _("A visit permit or a visa on arrival"),
    "limited": _("A limited stay permit (ITAS)"),
    "permanent": _("A permanent stay permit (ITAP)"),
    "child": _("None: I ask for my child who was born in Indonesia"),
    "abroad": _("None: I am not in Indonesia"),
}

WISHES: Mapping[str, Wish] = {
    "first": Wish(
        _("Stay to work, to invest, to study or with my family"),
        _("You change your visit permit into a limited stay permit. You need not leave."),
        frozenset({"alih_status"}),
    ),
    "longer": Wish(
        _("Stay longer for the same reason"),
        _("You extend the permit that you have."),
        frozenset({"extension"}),
    ),
    "longer_for_good": Wish(
        _("Extend my permanent stay permit"),
        _("It runs for five years, or without an end."),
        frozenset({"itap_extension"}),
    ),
    "for_good": Wish(
        _("Stay for good"),
        _("You change your limited stay permit into a permanent one."),
        frozenset({"itas_to_itap"}),
    ),
    "between": Wish(
        _("Stay while I wait for another permit"),
        _("A bridging permit keeps your stay lawful between two permits."),
        frozenset({"bridging"}),
    ),
    "report": Wish(
        _("Report after five years"),
        _("Who holds a permanent permit without an end reports every five years."),
        frozenset({"itap_report"}),
    ),
    "change": Wish(
        _("Tell you that something has changed"),
        _("Your address, your passport, your family, your sponsor or your work."),
        frozenset({"change"}),
    ),
    "lost": Wish(
        _("Replace a lost or damaged card"),
        _("You get a new one with the same last day."),
        frozenset({"card"}),
    ),
    "travel": Wish(
        _("Travel and come back"),
        _("A re-entry permit keeps your stay permit alive while you are away."),
        frozenset({"re_entry"}),
    ),
    "leave": Wish(
        _("Leave Indonesia for good"),
        _("Your stay permit ends when you leave."),
        frozenset({"exit"}),
    ),
    "newborn": Wish(
        _("A permit for my newborn child"),
        _("It follows the permit of the parents."),
        frozenset({"newborn"}),
    ),
}

OPEN_TO: Mapping[str, tuple[str, ...]] = {
    "visit": ("first", "between"),
    "limited": ("longer", "for_good", "change", "travel", "leave", "lost", "between"),
    "permanent": ("longer_for_good", "report", "change", "travel", "leave", "lost"),
    "child": ("newborn",),
    "abroad": (),
}
"""What one may want, by what one has; from the most usual to the rarest."""


def granted(wish: str) -> tuple[PermitType, ...]:
    """The permits that grant a wish, in the order of the catalogue."""
    return tuple(permit for permit in PERMITS if permit.service in WISHES[wish].services)


def wishes(now: str) -> dict[str, Wish]:
    """The wishes open to somebody that this service can grant today."""
    return {code: WISHES[code] for code in OPEN_TO[now] if granted(code)}
