"""The fee calculator: what a permit costs when the billing code is made on a day, and what it cost before."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import Price, prices
from tinggal.catalogue.tariffs import TARIFFS
from tinggal.pages.fields import DateInParts


class FeesForm(forms.Form):
    """The permit, and the day on which the billing code is made."""

    permit = forms.ChoiceField(
        label=_("Permit or service"),
        choices=lambda: [("", _("Choose one")), *((one.code, one.name) for one in PERMITS)],
    )
    day = DateInParts(
        label=_("Day on which you get the billing code"),
        help_text=_("Leave it empty for today. The fees of that day count, also when you pay later."),
        required=False,
    )


@require_safe
def fees(request: HttpRequest) -> HttpResponse:
    """The lines of the bill for each length, and beside each what it cost under the tariff before."""
    today = timezone.localdate()
    form = FeesForm(request.GET or None)
    context: dict[str, object] = {"form": form, "today": today}
    if form.is_bound and form.is_valid():
        chosen, day = permit(form.cleaned_data["permit"]), form.cleaned_data["day"] or today
        before = last_day_before_change(day)
        told = prices(chosen, on=day)
        earlier = {_length(one): one.total for one in prices(chosen, on=before)} if before else {}
        rows = [(one, earlier.get(_length(one))) for one in told]
        context |= {"permit": chosen, "day": day, "rows": rows, "before": before, "prices": told}
    return render(request, "guide/fees.html", context)


def last_day_before_change(day: date) -> date | None:
    """The last day of the tariff that the one in force on ``day`` replaced; None where we know of none."""
    ended = [one.valid_until for one in TARIFFS if one.valid_until and one.valid_until < day]
    return max(ended, default=None)


def _length(price: Price) -> str:
    return price.length.value if price.length else ""
