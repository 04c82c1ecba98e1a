"""What everybody may know before applying: the permits, their fees, papers, days, and the visa indexes."""

from collections.abc import Iterator
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinggal.catalogue.groups import INDEX_GROUPS
from tinggal.catalogue.indexes import ASKED_FOR_ABROAD, VISA_INDEXES
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import information
from tinggal.catalogue.types import PermitType, VisaIndex
from tinggal.catalogue.windows_told import window_in_words
from tinggal.catalogue.words import Words

_FOR_GOOD = gettext_lazy("Stay for good")
SERVICES: dict[str, Words] = {
    "alih_status": gettext_lazy("A first permit, when you are here on a visit permit"),
    "newborn": gettext_lazy("A child was born here"),
    "bridging": gettext_lazy("Stay while you wait for another permit"),
    "extension": gettext_lazy("Stay longer with the limited stay permit you have"),
    "itas_to_itap": _FOR_GOOD,
    "itap_extension": _FOR_GOOD,
    "itap_report": _FOR_GOOD,
    "change": gettext_lazy("Tell us that something has changed"),
    "card": gettext_lazy("Your permit is lost or damaged"),
    "re_entry": gettext_lazy("Travel and come back"),
    "exit": gettext_lazy("Leave Indonesia for good"),
}
IN_SHORT: dict[str, Words] = {
    "alih_status": gettext_lazy("Apply"),
    "newborn": gettext_lazy("Newborn child"),
    "extension": gettext_lazy("Extend"),
    "itas_to_itap": gettext_lazy("Stay for good"),
    "itap_extension": gettext_lazy("Extend for good"),
}


def known_permit(code: str) -> PermitType:
    """The permit type with this code; 404 for an unknown one."""
    try:
        return permit(code)
    except LookupError:
        raise Http404 from None


@require_safe
def permits(request: HttpRequest) -> HttpResponse:
    """The list of permits by what one wants to do."""
    return render(request, "portal/permits.html", {"services": list(by_service())})


def by_service() -> Iterator[tuple[Words, list[PermitType]]]:
    """The permit types under the words for what they are good for."""
    for heading, offered in groupby(PERMITS, key=lambda one: SERVICES[one.service]):
        yield heading, list(offered)


@require_safe
def permit_page(request: HttpRequest, code: str) -> HttpResponse:
    """One permit: for whom, how, with what, for how much, until when."""
    today = timezone.localdate()
    told = information(known_permit(code), on=today)
    context = {
        "told": told,
        "permit": told.permit,
        "window": window_in_words(told.window),
        "indexes": [VISA_INDEXES[index] for index in told.permit.indexes],
        "today": today,
    }
    return render(request, "portal/permit.html", context)


@require_safe
def indexes(request: HttpRequest) -> HttpResponse:
    """Every visa index, also those nobody can ask for now, with the reason."""
    return render(request, "portal/indexes.html", {"groups": list(index_groups()), "count": len(VISA_INDEXES)})


Offered = list[tuple[PermitType, Words]]
IndexRow = tuple[VisaIndex, Offered, Words]


def index_groups() -> Iterator[tuple[Words, list[IndexRow]]]:
    """Each group of indexes; beside each index the permits one can ask for under it, with a short word for each, and
    why a first permit cannot be asked for here ("" when it can)."""
    for group, heading in INDEX_GROUPS.items():
        yield (
            heading,
            [
                (index, under(index), ASKED_FOR_ABROAD.get(index.code, ""))
                for index in VISA_INDEXES.values()
                if index.group == group
            ],
        )


def under(index: VisaIndex) -> Offered:
    """The permits one can ask for under this index."""
    return [(one, IN_SHORT[one.service]) for one in PERMITS if index.code in one.indexes and one.service in IN_SHORT]
