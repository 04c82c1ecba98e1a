"""Where a finding shows on a page, for the picture (shares in per cent, as SVG takes them) and for people in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinggal.lib.boxes import Box

_AIR = 0.006  # around what is marked, so that the line does not cover it


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on the picture of one page: ``sign`` is what stands beside the same thing in the list."""

    sign: str
    kind: str
    chosen: bool
    left: str
    top: str
    width: str
    height: str


def mark(place: Box | None, *, sign: str, kind: str, page: int, chosen: str = "") -> list[Mark]:
    """One mark if the place is on this page, else none. ``kind`` is an outcome, or "read"."""
    if place is None or place.page != page:
        return []
    left, top = max(0.0, place.left - _AIR), max(0.0, place.top - _AIR)
    right = min(1.0, place.left + place.width + _AIR)
    bottom = min(1.0, place.top + place.height + _AIR)
    sides = (f"{100 * share:.2f}%" for share in (left, top, right - left, bottom - top))
    return [Mark(sign, kind, sign == chosen, *sides)]


def place_in_words(place: Box, *, pages: int) -> str:
    """ "at the top left", "page 2, in the middle": for people who do not see the picture."""
    names = {
        (0, 0): _("at the top left"),
        (0, 1): _("at the top"),
        (0, 2): _("at the top right"),
        (1, 0): _("in the middle, left"),
        (1, 1): _("in the middle"),
        (1, 2): _("in the middle, right"),
        (2, 0): _("at the bottom left"),
        (2, 1): _("at the bottom"),
        (2, 2): _("at the bottom right"),
    }
    where = names[_third(place.top + place.height / 2), _third(place.left + place.width / 2)]
    return _("page %(page)d, %(where)s") % {"page": place.page, "where": where} if pages > 1 else where


def _third(share: float) -> int:
    return min(2, max(0, int(3 * share)))
