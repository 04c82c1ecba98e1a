"""What the law changed, day by day: a page of all days, and one for each with before and after side by side."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tinggal.catalogue.changes import Changes, all_changes
from tinggal.catalogue.countries import country
from tinggal.catalogue.windows_told import window_in_words


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the page of all days: what changed, in short."""

    day: date
    told: tuple[str, ...]


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """Every day we hold on which something changed, those to come first."""
    today = timezone.localdate()
    rows = [Day(one.day, tuple(_in_short(one))) for one in all_changes()]
    context = {"ahead": [one for one in rows if one.day > today], "past": [one for one in rows if one.day <= today]}
    return render(request, "guide/changes.html", context)


@require_safe
def day(request: HttpRequest, on: str) -> HttpResponse:
    """Before and after of one day (YYYY-MM-DD); 404 for a day on which nothing changed."""
    days = all_changes()
    found = next((place for place, one in enumerate(days) if one.day.isoformat() == on), None)
    if found is None:
        raise Http404
    told = days[found]
    context = {
        "changes": told,
        "changed_fees": [one for one in told.fees if one.before is not None],
        "first_fees": [one for one in told.fees if one.before is None],
        "windows": [(one, window_in_words(one.before), window_in_words(one.after)) for one in told.windows],
        "came": [country(code).name for code in told.nationalities],
        "left": [country(code).name for code in told.freed],
        "later": days[found - 1].day if found else None,
        "earlier": days[found + 1].day if found + 1 < len(days) else None,
        "ahead": told.day > timezone.localdate(),
    }
    return render(request, "guide/changed.html", context)


def _in_short(told: Changes) -> list[str]:
    """One short sentence for each kind of change."""
    services = {
        permit.code for kind in (told.steps, told.windows, told.visits) for one in kind for permit in one.permits
    }
    countries = len(told.nationalities) + len(told.freed)
    counts = (
        (len(told.fees), ngettext("%d fee", "%d fees", len(told.fees))),
        (len(services), ngettext("the steps of %d service", "the steps of %d services", len(services))),
        (len(told.indexes), ngettext("%d new visa index", "%d new visa indexes", len(told.indexes))),
        (len(told.ended), ngettext("%d visa index that ended", "%d visa indexes that ended", len(told.ended))),
        (countries, ngettext("%d country with longer checks", "%d countries with longer checks", countries)),
    )
    return [words % count for count, words in counts if count]
