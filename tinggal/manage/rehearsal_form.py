"""What a rehearsal is asked: which past files, along which road, and for each desk how many officers and how fast."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from tinggal.applications.clock import WAITS
from tinggal.applications.route import ROUTES
from tinggal.applications.status import DESKS, Status
from tinggal.lib.workflow import Workflow
from tinggal.rehearsal.history import Pace
from tinggal.rehearsal.replay import Staff

PERIODS = {
    30: gettext_lazy("the last 30 days"),
    90: gettext_lazy("the last 90 days"),
    365: gettext_lazy("the last year"),
}
USUAL = 90
UNKNOWN = Pace(officers=1, each=10.0)


class PlanForm(forms.Form):
    """Filled with what was measured; the address holds what was typed, so a rehearsal can be sent to a colleague."""

    period = forms.TypedChoiceField(coerce=int, choices=list(PERIODS.items()), label=gettext_lazy("Files paid in"))
    road = forms.ChoiceField(choices=[(name, name) for name in ROUTES], label=gettext_lazy("Send them along this road"))

    def __init__(self, road: Workflow, measured: Mapping[str, Pace], typed: QueryDict | None, *, period: int) -> None:
        self.desks = desks_of(road)
        usual: dict[str, object] = {"period": period, "road": road.name}
        for desk in self.desks:
            pace = measured.get(desk, UNKNOWN)
            usual |= {f"{desk}_officers": pace.officers, f"{desk}_each": round(pace.each, 1)}
        filled = {**usual, **typed.dict()} if typed else None
        super().__init__(filled, auto_id="plan_%s", initial=usual)
        for desk in self.desks:
            self.fields[f"{desk}_officers"] = forms.IntegerField(
                min_value=1, max_value=2000, widget=_narrow(), label=gettext_lazy("Officers")
            )
            self.fields[f"{desk}_each"] = forms.FloatField(
                min_value=0.1, max_value=1000, widget=_narrow(), label=gettext_lazy("Files a day each")
            )

    @property
    def rows(self) -> list["PlanRow"]:
        """The two fields of each desk, for the table of the page."""
        return [PlanRow(desk, self[f"{desk}_officers"], self[f"{desk}_each"]) for desk in self.desks]

    def plan(self, road: Workflow) -> dict[str, Staff]:
        """The staff of each desk as it was typed; only for a valid form."""
        chosen = self.cleaned_data
        return {
            desk: Staff(chosen[f"{desk}_officers"] * chosen[f"{desk}_each"], road.days.get(desk, 1))
            for desk in self.desks
        }


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A desk of the form."""

    desk: Status
    officers: forms.BoundField
    each: forms.BoundField


def desks_of(road: Workflow) -> tuple[Status, ...]:
    """The desks at which officers work through files, in the order of the road; not where an applicant is awaited."""
    return tuple(desk for desk in DESKS if desk in road.statuses and desk not in WAITS)


def _narrow() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "govuk-input--width-4", "step": "any"})
