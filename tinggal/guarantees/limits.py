"""For how many foreigners one person may vouch: the only place that counts and says so."""

from django.utils.translation import gettext as _

from tinggal.guarantees.models import Foreigner, ForeignerQuerySet
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.sponsors.models import Sponsor

MOST_OF_A_PERSON = 10
LAW = "Permenkumham 36/2021"


def places_left(sponsor: Sponsor) -> int | None:
    """For how many more foreigners a person may vouch; None for a company, which has no limit of this kind."""
    if sponsor.kind != Sponsor.Kind.PERSON:
        return None
    return max(0, MOST_OF_A_PERSON - _guaranteed(sponsor).count())


def hold_to_a_place(sponsor: Sponsor, *, passport_index: str) -> None:
    """Raise ``MoveRefused`` when this person vouches for as many as the law allows, and this foreigner is not among
    them. Inside a transaction: two who ask at once take turns."""
    take_turn(f"people-of/{sponsor.pk}")
    there = _guaranteed(sponsor).filter(passport_index=passport_index)
    if places_left(sponsor) == 0 and not there.exists():
        words = _("A person may vouch for %(most)d foreigners at most (%(law)s). You vouch for %(most)d already.")
        raise MoveRefused(words % {"most": MOST_OF_A_PERSON, "law": LAW})


def _guaranteed(sponsor: Sponsor) -> ForeignerQuerySet:
    """Who takes a place: whoever holds a permit, and whoever has an application that is not at an end."""
    return Foreigner.objects.present().filter(sponsor=sponsor).exclude(holds=None, runs=None)
