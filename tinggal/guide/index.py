"""One visa index: what it is for, for how long, who sponsors, and which permits one can ask for under it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.catalogue.fees import lengths
from tinggal.catalogue.groups import INDEX_GROUPS
from tinggal.catalogue.indexes import ASKED_FOR_ABROAD, VISA_INDEXES, visa_index
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.procedure import information


@require_safe
def index(request: HttpRequest, code: str) -> HttpResponse:
    """Everything the law and its tables say of an index; 404 for an unknown one."""
    try:
        found = visa_index(code)
    except LookupError:
        raise Http404 from None
    today = timezone.localdate()
    offered = [
        (information(permit, on=today), lengths(permit, index=code)) for permit in PERMITS if code in permit.indexes
    ]
    context = {
        "index": found,
        "group": INDEX_GROUPS[found.group],
        "beside": [one for one in VISA_INDEXES.values() if one.group == found.group and one.code != code],
        "permits": [
            (told, [price for price in told.prices if price.length is None or price.length.value in allowed])
            for told, allowed in offered
        ],
        "abroad": ASKED_FOR_ABROAD.get(code, ""),
        "today": today,
    }
    return render(request, "guide/index.html", context)
